"""Who gets a mail, and that a claim counts until it is settled or forgotten."""

from dataclasses import replace
from datetime import timedelta

from tests.councils import ASSISTANT, council, login_of, person

from majlis.acts.world import World
from majlis.kernel.marking import Marking


def test_a_claim_is_taken_once_and_forgotten_after_an_hour(world: World) -> None:
    council(world)
    records = world.records
    from majlis.adapters.records.council import mails

    one = mails.Occasion("ACT-2025-0001", "level 1", "secretariat", Marking.parse("TLP:AMBER"))
    first = mails.claim(records, one, "a")
    assert first is not None
    assert mails.claim(records, one, "a") is None
    later = replace(records, now=lambda: records.now() + timedelta(hours=2))
    assert mails.claim(later, one, "a") == first
    mails.settle(records, first, taken=True)
    assert mails.claim(later, one, "a") is None
    assert mails.sent(records, [one]) == {("ACT-2025-0001", "level 1", "a")}
    other = mails.claim(records, one, "b")
    assert other is not None
    mails.settle(records, other, taken=False)
    assert mails.claim(records, one, "b") is not None


def test_only_readers_with_an_account_get_it(world: World) -> None:
    made = council(world)
    person(world, "sana", "secretariat")
    person(world, "omar", "operator", organisation="mill")
    records = world.records
    from majlis.adapters.records.council import mails
    from majlis.adapters.records.council.bodies import body_row
    from majlis.adapters.records.models import User

    one = mails.Occasion("x", "y", "secretariat", Marking.parse("TLP:AMBER"))
    assert mails.readers(records, ["sana", "omar", "nobody", "sana"], one) == ("sana",)
    assert mails.clerks(records, "secretariat") == ("sana",)
    body = body_row(records, made.body)
    assert mails.members(body, chair=True) == (login_of("chair"),)
    assert ASSISTANT in mails.members(body, assistants=True)
    assert ASSISTANT not in mails.members(body)
    User.objects.filter(username="sana").update(email="sana@council.example")
    assert mails.addresses(["sana", "omar"]) == {"sana": "sana@council.example"}
