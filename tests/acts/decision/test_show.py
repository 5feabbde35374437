import base64
import json

import pytest
from tests.councils import Council, person
from tests.hand import enter
from tests.motions import SIX, carried, counted, drafted, opened, says

from majlis.acts.decision.show import ShowCommand, show
from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion.put import PutCommand, put
from majlis.kernel.errors import ConflictError, NotFoundError


def _resting(made: Council, **facts: object) -> str:
    """Decide a motion that rests on an incident."""
    incident = enter(made.world.records, people=120_000)
    motion = drafted(made, **facts)
    pin(PinCommand(place=motion, kind="incident", reference=incident), made.world)
    pin(PinCommand(place=made.item, kind="incident", reference=incident), made.world)
    put(PutCommand(motion=motion), made.world)
    opened(made, motion)
    says(made, motion, dict.fromkeys(SIX, "yes"))
    return counted(made, motion).decision


def test_the_exact_numbers_it_rests_on(made: Council) -> None:
    from majlis.adapters.records.council import decisions

    code = _resting(made, title_ur="تبادلہ", text_ur="متن", legal_basis="Section 4")
    found = show(ShowCommand(decision=code), made.world)
    assert [one.figures["people"] for one in found.evidence] == [120_000]
    text = found.text()
    assert "It rests on:" in text
    assert "Legal basis: Section 4" in text
    leaf = json.loads(decisions.leaf_of(made.world.records, code))
    assert leaf["evidence"][0]["sha256"] == found.evidence[0].sha256
    assert leaf["evidence"][0]["ref"] == ""
    assert leaf["evidence"][0]["label"] == ""  # the incident is not open: an entry may be published one day
    assert (leaf["text"]["ur"], leaf["synthetic"], leaf["rule"]["code"]) == ("متن", True, "simple-majority")


def test_a_sealed_entry_tells_nothing_and_opens_with_its_salt(one: Council) -> None:
    from majlis.adapters.records.council import decisions
    from majlis.adapters.records.register import logs, reading, sealing
    from majlis.register import verify_commitment

    code = _resting(one)
    records = one.world.records
    log = logs.log_of(records, one.nation, "decisions")
    entry = json.loads(reading.entry(records, log, 1).leaf or b"")
    assert set(entry) == {"format", "kind", "nation", "synthetic", "commitment"}
    paper, salt = sealing.opened(records, log, 1)
    assert paper == decisions.leaf_of(records, code)
    verify_commitment(base64.b64decode(entry["commitment"]), paper, salt)


def test_one_that_is_open_stands_in_the_register_word_for_word(one: Council) -> None:
    from majlis.adapters.records.council import decisions
    from majlis.adapters.records.register import logs, reading

    code = _resting(one, marking="TLP:CLEAR")
    records = one.world.records
    found = show(ShowCommand(decision=code), one.world)
    assert not found.sealed
    log = logs.log_of(records, one.nation, "decisions")
    assert reading.entry(records, log, found.decision.index).leaf == decisions.leaf_of(records, code)


def test_another_decision_takes_its_place_once(one: Council) -> None:
    first = carried(one)
    second = carried(one, supersedes=first)
    old = show(ShowCommand(decision=first), one.world)
    new = show(ShowCommand(decision=second), one.world)
    assert (old.decision.superseded_by, new.supersedes) == (second, first)
    assert f"{second} took its place" in old.text()
    with pytest.raises(ConflictError, match="took the place of"):
        carried(one, supersedes=first)


def test_who_may_not_see_it_finds_nothing(one: Council) -> None:
    code = carried(one, marking="TLP:RED")
    person(one.world, "outside", "council-member", organisation="ministry")
    with pytest.raises(NotFoundError, match="there is no decision"):
        show(ShowCommand(decision=code), one.as_("outside"))
