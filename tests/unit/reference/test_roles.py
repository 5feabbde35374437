"""Roles as they ship: each with who stands for it, none that may more than it should, together all acts."""

from majlis.acts.index import ACTS
from majlis.kernel.marking import Tlp
from majlis.reference.roles import ADMINISTRATOR, SERVICE, roles

NAMES = ["operator", "analyst", "regulator", "risk-analyst", "secretariat", "council-member", "assistant", "auditor"]
CONTENT = ("incident.", "evidence.", "nation.", "briefing.", "risk.", "cascade.", "threat.", "parameter.")


def test_the_roles_and_who_stands_for_them() -> None:
    assert list(roles()) == [*NAMES, ADMINISTRATOR, SERVICE]
    assert all(role.source.startswith("Majlis authors, 2026") for role in roles().values())
    assert all(role.others_tlp <= role.own_tlp for role in roles().values())


def test_every_act_can_be_done_in_some_role_and_every_permission_is_of_an_act() -> None:
    needed = {entry.load().permission for entry in ACTS} | {"briefing.annex", "table.export"}
    given = frozenset().union(*(role.permissions for role in roles().values()))
    assert needed - given == set()
    assert given - needed == set()


def test_who_keeps_the_machine_sees_no_content() -> None:
    administrator = roles()[ADMINISTRATOR]
    assert (administrator.own_tlp, administrator.others_tlp) == (Tlp.CLEAR, Tlp.CLEAR)
    assert not [name for name in administrator.permissions if name.startswith(CONTENT)]


def test_who_reads_only_changes_nothing() -> None:
    for name in ("assistant", "auditor"):
        others = roles()[name].permissions - {"account.write"}  # the language of one's own pages
        assert {permission.partition(".")[2] for permission in others} <= {"read", "export"}


def test_nobody_keeps_accounts_and_content() -> None:
    for role in roles().values():
        assert not ("person.write" in role.permissions and "incident.write" in role.permissions)


def test_a_service_computes_with_all_and_shows_nothing() -> None:
    service = roles()[SERVICE]
    assert (service.own_tlp, service.others_tlp) == (Tlp.RED, Tlp.RED)
    assert service.permissions == {"run.work"}
