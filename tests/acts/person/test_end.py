import pytest

from majlis.acts.person.end import EndCommand, end
from majlis.acts.person.grant import GrantCommand, grant
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_a_role_ends_and_the_last_administrator_stays(staffed: World) -> None:
    for role in ("analyst", "administrator"):
        grant(GrantCommand(login="a.khan", role=role, organisation="cert"), staffed)
    assert end(EndCommand(login="a.khan", role="analyst", organisation="cert"), staffed).roles == (
        ("administrator", "cert"),
    )
    with pytest.raises(NotFoundError, match="is not analyst"):
        end(EndCommand(login="a.khan", role="analyst", organisation="cert"), staffed)
    with pytest.raises(ConflictError, match="nobody would be left"):
        end(EndCommand(login="a.khan", role="administrator", organisation="cert"), staffed)


def test_no_role_left(staffed: World) -> None:
    grant(GrantCommand(login="a.khan", role="analyst", organisation="cert"), staffed)
    result = end(EndCommand(login="a.khan", role="analyst", organisation="cert"), staffed)
    assert "no role now" in result.text()
