from collections.abc import Callable

import pytest

from majlis.acts.approval.list import ListCommand, list_
from majlis.acts.person.end import EndCommand, end
from majlis.acts.world import World
from majlis.kernel.errors import WaitsError

As = Callable[[str], World]


def test_what_waits_is_listed_for_who_may_agree(as_: As) -> None:
    assert list_(ListCommand(), as_("second")).text() == "Nothing waits for a second person."
    with pytest.raises(WaitsError):
        end(EndCommand(login="chief", role="secretariat", organisation="it"), as_("first"))
    result = list_(ListCommand(), as_("second"))
    assert result.approvals[0].asked_by == "first"
    assert "person end  chief  asked by first  WAITING" in result.text()
    assert "Next: majlis approval show ok-" in result.text()
