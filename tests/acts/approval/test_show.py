from collections.abc import Callable

import pytest

from majlis.acts.approval.list import ListCommand, list_
from majlis.acts.approval.show import ShowCommand, show
from majlis.acts.person.grant import GrantCommand, grant
from majlis.acts.world import World
from majlis.kernel.errors import WaitsError

As = Callable[[str], World]


def test_every_value_is_shown(as_: As) -> None:
    with pytest.raises(WaitsError):
        grant(GrantCommand(login="a.khan", role="analyst", organisation="cert"), as_("first"))
    code = list_(ListCommand(), as_("second")).approvals[0].code
    result = show(ShowCommand(code=code), as_("second"))
    assert result.values == {"login": "a.khan", "role": "analyst", "organisation": "cert"}
    assert f"Next: majlis approval give {code}" in result.text()
