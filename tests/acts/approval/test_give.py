from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from majlis.acts.approval.give import GiveCommand, give
from majlis.acts.approval.list import ListCommand, list_
from majlis.acts.audit.list import ListCommand as AuditCommand
from majlis.acts.audit.list import list_ as audit
from majlis.acts.person.end import EndCommand, end
from majlis.acts.person.grant import GrantCommand, grant
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError, WaitsError

As = Callable[[str], World]
COMMAND = GrantCommand(login="a.khan", role="analyst", organisation="cert")


def asked(world: World) -> str:
    with pytest.raises(WaitsError, match="waits for a second person"):
        grant(COMMAND, world)
    return list_(ListCommand(), world).approvals[0].code


def roles_of(world: World, login: str) -> tuple[tuple[str, str], ...]:
    records = world.records
    from majlis.adapters.records.people.roles import held

    return held(records, login)


def test_a_role_counts_when_somebody_else_agrees(as_: As, recorded: World) -> None:
    code = asked(as_("first"))
    assert roles_of(recorded, "a.khan") == ()
    result = give(GiveCommand(code=code), as_("second"))
    assert result.approval.state == "done"
    assert result.exit_code == 0
    assert "Agreed, and done" in result.text()
    assert roles_of(recorded, "a.khan") == (("analyst", "cert"),)
    entries = audit(AuditCommand(act="person grant", subject="a.khan"), recorded).entries
    assert (entries[0].actor, entries[0].detail["second"]) == ("first", "second")
    assert audit(AuditCommand(act="approval give"), recorded).entries[0].actor == "second"


def test_the_same_is_asked_for_once(as_: As) -> None:
    first = as_("first")
    assert asked(first) == asked(first)
    assert len(list_(ListCommand(), first).approvals) == 1


def test_nobody_is_the_second_person_of_himself(as_: As) -> None:
    code = asked(as_("first"))
    with pytest.raises(PermissionDeniedError, match="asked for this"):
        give(GiveCommand(code=code), as_("first"))
    with pytest.raises(WaitsError):
        grant(GrantCommand(login="second", role="analyst", organisation="cert"), as_("first"))
    own = list_(ListCommand(), as_("second")).approvals[0]
    assert own.subject == "second"
    with pytest.raises(PermissionDeniedError, match="about second"):
        give(GiveCommand(code=own.code), as_("second"))


def test_who_may_not_do_it_does_not_even_see_it(as_: As) -> None:
    code = asked(as_("first"))
    assert list_(ListCommand(), as_("chief")).approvals == ()
    with pytest.raises(NotFoundError):
        give(GiveCommand(code=code), as_("chief"))


def test_who_sits_at_the_machine_needs_nobody_and_may_agree(as_: As, recorded: World) -> None:
    code = asked(as_("first"))
    assert give(GiveCommand(code=code), recorded).approval.state == "done"
    grant(GrantCommand(login="a.khan", role="auditor", organisation="it"), recorded)


def test_what_fits_no_more_is_not_done_and_says_only_a_code(as_: As, recorded: World) -> None:
    code = asked(as_("first"))
    grant(COMMAND, recorded)
    result = give(GiveCommand(code=code), as_("second"))
    assert (result.approval.state, result.approval.reason) == ("failed", "records.role-held")
    assert result.exit_code == 1
    with pytest.raises(ConflictError, match="waits no more"):
        give(GiveCommand(code=code), as_("second"))


def test_what_the_asker_may_no_longer_do_is_not_done(as_: As, recorded: World) -> None:
    code = asked(as_("first"))
    end(EndCommand(login="first", role="administrator", organisation="it"), recorded)
    assert give(GiveCommand(code=code), as_("second")).approval.state == "failed"
    assert roles_of(recorded, "a.khan") == ()


def test_it_waits_a_week(as_: As) -> None:
    code = asked(as_("first"))
    late = as_("second")
    now = late.now() + timedelta(days=7)
    late = replace(late, opened=replace(late.records, now=lambda: now))
    assert list_(ListCommand(), late).approvals == ()
    assert [one.state for one in list_(ListCommand(decided=True), late).approvals] == ["expired"]
    with pytest.raises(ConflictError, match="waits no more"):
        give(GiveCommand(code=code), late)
