import pytest
from tests.hand import enter

from majlis.acts.incident.close import CloseCommand, close
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_an_incident_is_closed_once(both: World) -> None:
    code = enter(both.records)
    result = close(CloseCommand(code=code, source="CERT"), both)
    assert result.state == "closed"
    assert f"{code} · Hospital systems locked · closed" in result.text()
    with pytest.raises(ConflictError, match="closed already"):
        close(CloseCommand(code=code, source="CERT"), both)
