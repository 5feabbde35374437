import pytest
from tests.hand import enter

from majlis.acts.incident.close import CloseCommand, close
from majlis.acts.incident.reopen import ReopenCommand, reopen
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_a_closed_incident_is_opened_again(both: World) -> None:
    code = enter(both.records)
    with pytest.raises(ConflictError, match="open already"):
        reopen(ReopenCommand(code=code, source="CERT"), both)
    close(CloseCommand(code=code, source="CERT"), both)
    assert reopen(ReopenCommand(code=code, source="CERT"), both).state == "open"
