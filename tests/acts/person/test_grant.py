from datetime import date

import pytest

from majlis.acts.person.grant import GrantCommand, grant
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError


def test_what_the_roles_add_up_to(staffed: World) -> None:
    grant(GrantCommand(login="a.khan", role="analyst", organisation="cert"), staffed)
    result = grant(GrantCommand(login="a.khan", role="administrator", organisation="grid"), staffed)
    assert result.own_ceilings == {"cert": "TLP:RED", "grid": "TLP:CLEAR"}
    assert result.others_ceiling == "TLP:AMBER"
    assert {"incident.write", "person.write"} <= set(result.permissions)
    assert "sees of cert up to TLP:RED" in result.text()
    with pytest.raises(ConflictError, match="already"):
        grant(GrantCommand(login="a.khan", role="analyst", organisation="cert"), staffed)


def test_until_a_day(staffed: World) -> None:
    with pytest.raises(InputError, match="has passed"):
        grant(GrantCommand(login="a.khan", role="auditor", organisation="cert", until=date(2025, 8, 1)), staffed)
    result = grant(GrantCommand(login="a.khan", role="auditor", organisation="cert", until=date(2025, 8, 2)), staffed)
    assert result.roles == (("auditor", "cert"),)
