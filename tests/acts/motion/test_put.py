import pytest
from tests.councils import Council, council
from tests.motions import TEXT, drafted, moved

from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion.put import PutCommand, put
from majlis.acts.motion.show import ShowCommand, show
from majlis.acts.world import World
from majlis.council import Rule
from majlis.kernel.errors import ConflictError


def test_text_and_rule_stand_from_then_on(made: Council) -> None:
    from majlis.adapters.records.council import bodies, events

    code = moved(made)
    bodies.set_rule(made.world.records, made.body, Rule("simple-majority", notice_days=3))
    found = show(ShowCommand(motion=code), made.world)
    assert found.stands.motion.state == "put"
    assert found.stands.text_en == TEXT
    records = made.world.records
    from majlis.adapters.records.council import motions

    assert motions.find(records, code).facts["notice_days"] == 0
    last = events.listed(records, made.meeting)[-1]
    assert (last.kind, last.facts["motion"], TEXT in str(last.facts)) == ("motion", code, False)
    with pytest.raises(ConflictError, match="nobody can put"):
        put(PutCommand(motion=code), made.world)


def test_synthetic_evidence_never_reaches_a_real_body(world: World) -> None:
    """It is refused at the pin; and again at put and at the vote, should it have got there otherwise."""
    from tests.hand import enter, make_nation

    from majlis.acts.ballot.count import CountCommand, count
    from majlis.acts.ballot.open import OpenCommand, open_
    from majlis.adapters.records.models import Pin

    real = council(world, synthetic=False)
    make_nation(world.records, "exercise", synthetic=True)
    incident = enter(world.records, "exercise")
    code = drafted(real)
    for place in (code, real.item):
        with pytest.raises(ConflictError, match="belongs to a real body, and this evidence is synthetic"):
            pin(PinCommand(place=place, kind="incident", reference=incident), world)
    own = enter(world.records)
    pin(PinCommand(place=code, kind="incident", reference=own), world)
    Pin.everything.filter(place=code).update(synthetic=True)
    with pytest.raises(ConflictError, match="never enters a real Council's register"):
        put(PutCommand(motion=code), world)
    Pin.everything.filter(place=code).update(synthetic=False)
    put(PutCommand(motion=code), world)
    Pin.everything.filter(place=code).update(synthetic=True)
    with pytest.raises(ConflictError, match="synthetic"):
        open_(OpenCommand(motion=code, form="open"), world)
    Pin.everything.filter(place=code).update(synthetic=False)
    open_(OpenCommand(motion=code, form="open"), world)
    from tests.motions import SIX, says

    says(real, code, dict.fromkeys(SIX, "yes"))
    Pin.everything.filter(place=code).update(synthetic=True)
    with pytest.raises(ConflictError, match="synthetic"):
        count(CountCommand(motion=code), world)
    from majlis.adapters.records.council import decisions

    assert decisions.of_motion(world.records, code) is None
