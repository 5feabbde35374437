"""A claim keeps two processes from reminding of the same; one that was left counts no longer after an hour."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.reports import operator, person, sent

from majlis.acts.world import World
from majlis.adapters.records.handle import Records


def at(world: World, hour: int) -> Records:
    return replace(world, now=lambda: datetime(2025, 8, 4, hour, tzinfo=UTC)).records


def test_a_claim_is_held_once(world: World) -> None:
    from majlis.adapters.records.reports import board, reminding

    sent(operator(world, "clinic"))
    (due,) = board.reminders(at(world, 5), "small")
    claimed = reminding.claim(at(world, 5), due)
    assert claimed is not None
    assert reminding.claim(at(world, 5), due) is None
    assert reminding.claim(at(world, 7), due) == claimed  # its process was stopped
    assert reminding.sent(at(world, 7), [due]) == frozenset()
    reminding.settle(at(world, 7), claimed, 0)
    again = reminding.claim(at(world, 7), due)
    assert again is not None
    reminding.settle(at(world, 7), again, 2)
    assert reminding.sent(at(world, 7), [due]) == {reminding.key_of(due)}
    assert reminding.claim(at(world, 12), due) is None
    assert reminding.sent(replace(operator(world, "bank"), now=world.now).records, [due]) == frozenset()


def test_whose_work_it_is(world: World) -> None:
    from majlis.adapters.records.reports import board, reminding

    code = sent(operator(world, "clinic"))
    loose = sent(person(world, "cert"), operator="", sector="")
    dues = board.reminders(at(world, 5), "small")
    assert reminding.workable(person(world, "cert").records, dues) == {code, loose}
    assert reminding.workable(person(world, "health-regulator").records, dues) == {code}
    assert reminding.workable(world.records, dues) == {code, loose}


def test_only_who_reports_now_is_written_to(world: World) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people.roles import end, grant
    from majlis.adapters.records.reports import reminding

    for login in ("amir", "bela"):
        people.add_person(world.records, login, {"email": f"{login}@clinic.example"}, None, "")
        grant(world.records, login, "operator", "clinic")
    later = replace(world, now=lambda: world.now() + timedelta(hours=1)).records
    end(later, "bela", "operator", "clinic")
    assert reminding.receivers(later, ["clinic", "bank"]) == {"clinic": ("amir@clinic.example",)}
