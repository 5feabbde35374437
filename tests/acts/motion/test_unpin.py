import pytest
from tests.councils import Council
from tests.hand import enter
from tests.motions import drafted

from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion.put import PutCommand, put
from majlis.acts.motion.show import ShowCommand, show
from majlis.acts.motion.unpin import UnpinCommand, unpin
from majlis.kernel.errors import ConflictError, NotFoundError


def test_evidence_is_taken_off_a_draft(made: Council) -> None:
    incident = enter(made.world.records)
    code = drafted(made)
    number = pin(PinCommand(place=code, kind="incident", reference=incident), made.world).pinned.number
    assert "no longer pinned" in unpin(UnpinCommand(place=code, number=number), made.world).text()
    assert show(ShowCommand(motion=code), made.world).evidence == ()
    with pytest.raises(NotFoundError, match="has no evidence"):
        unpin(UnpinCommand(place=code, number=number), made.world)


def test_evidence_of_what_was_put_stands(one: Council) -> None:
    incident = enter(one.world.records)
    code = drafted(one)
    number = pin(PinCommand(place=code, kind="incident", reference=incident), one.world).pinned.number
    on_item = pin(PinCommand(place=one.item, kind="incident", reference=incident), one.world).pinned.number
    put(PutCommand(motion=code), one.world)
    for place, which in ((code, number), (one.item, on_item)):
        with pytest.raises(ConflictError, match="put"):
            unpin(UnpinCommand(place=place, number=which), one.world)
