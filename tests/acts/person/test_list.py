from majlis.acts.person.grant import GrantCommand, grant
from majlis.acts.person.list import ListCommand, list_
from majlis.acts.world import World


def test_who_holds_which_role(staffed: World) -> None:
    grant(GrantCommand(login="a.khan", role="analyst", organisation="cert"), staffed)
    assert list_(ListCommand(), staffed).text() == "a.khan  A. Khan  nothing classified  analyst for cert  no password"
    for found, command in (
        (1, ListCommand(role="analyst", organisation="cert")),
        (0, ListCommand(role="auditor")),
        (0, ListCommand(organisation="grid")),
    ):
        assert len(list_(command, staffed).persons) == found


def test_nobody(recorded: World) -> None:
    assert list_(ListCommand(), recorded).text().startswith("Nobody.")
