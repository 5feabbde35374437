from collections.abc import Callable

import pytest

from majlis.acts.approval.list import ListCommand, list_
from majlis.acts.approval.refuse import RefuseCommand, refuse
from majlis.acts.person.grant import GrantCommand, grant
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, WaitsError

As = Callable[[str], World]


@pytest.mark.parametrize("login", ["first", "second"])
def test_it_is_refused_or_taken_back(as_: As, login: str) -> None:
    with pytest.raises(WaitsError):
        grant(GrantCommand(login="a.khan", role="analyst", organisation="cert"), as_("first"))
    code = list_(ListCommand(), as_("first")).approvals[0].code
    result = refuse(RefuseCommand(code=code, reason="not now"), as_(login))
    assert (result.approval.state, result.approval.reason) == ("refused", "not now")
    assert "Refused: person grant a.khan" in result.text()
    with pytest.raises(ConflictError):
        refuse(RefuseCommand(code=code), as_(login))
