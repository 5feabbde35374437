import pytest
from tests.councils import Council
from tests.motions import SIX, counted, moved, opened, says

from majlis.acts.motion.amend import AmendCommand, amend
from majlis.acts.motion.put import PutCommand, put
from majlis.acts.motion.show import ShowCommand, show
from majlis.kernel.errors import ConflictError, InputError

BASE = "Operators share indicators within one day. The CERT keeps them for a year."


def _amended(made: Council, motion: str, text: str, *, is_put: bool = True) -> str:
    code = amend(AmendCommand(motion=motion, title="Amendment", text=text), made.world).motion.code
    if is_put:
        put(PutCommand(motion=code), made.world)
    return code


def _voted(made: Council, code: str, said: str) -> str:
    opened(made, code)
    says(made, code, dict.fromkeys(SIX, said))
    return counted(made, code).decision


def test_amendments_come_first_and_change_the_text_that_is_decided(made: Council) -> None:
    motion = moved(made, text=BASE)
    one = _amended(made, motion, BASE.replace("one day", "two days"))
    other = _amended(made, motion, BASE.replace("a year", "five years"))
    lost = _amended(made, motion, BASE.replace("Operators", "Banks"))
    with pytest.raises(ConflictError, match=f"{one} comes first"):
        opened(made, motion)
    shown = show(ShowCommand(motion=motion), made.world)
    assert "[-one day.-]{+two days.+}" in shown.text() or "[-one-]{+two+} [-day.-]{+days.+}" in shown.text()
    assert _voted(made, one, "yes") == ""
    assert _voted(made, other, "yes") == ""
    assert _voted(made, lost, "no") == ""
    decision = _voted(made, motion, "yes")
    from majlis.acts.decision.show import ShowCommand as Decided
    from majlis.acts.decision.show import show as decided
    from majlis.adapters.records.council import decisions

    found = decided(Decided(decision=decision), made.world)
    assert found.text_en == "Operators share indicators within two days. The CERT keeps them for five years."
    leaf = decisions.leaf_of(made.world.records, decision).decode()
    assert f'"amendments":["{one}","{other}"]' in leaf
    assert show(ShowCommand(motion=motion), made.world).stands.revision == 3


def test_an_amendment_of_words_that_another_one_changed_falls(one: Council) -> None:
    motion = moved(one, text=BASE)
    first = _amended(one, motion, BASE.replace("one day", "two days"))
    late = _amended(one, motion, BASE.replace("one day", "three days"), is_put=False)
    _voted(one, first, "yes")
    with pytest.raises(ConflictError, match=f"{late} falls"):
        put(PutCommand(motion=late), one.world)


def test_what_cannot_be_amended(one: Council) -> None:
    motion = moved(one, text=BASE)
    with pytest.raises(InputError, match="the text is the same"):
        _amended(one, motion, BASE)
    amendment = _amended(one, motion, "Other.")
    with pytest.raises(ConflictError, match="is an amendment itself"):
        _amended(one, amendment, "Another.")
    from majlis.acts.motion.withdraw import WithdrawCommand, withdraw

    withdraw(WithdrawCommand(motion=amendment), one.world)
    opened(one, motion)
    with pytest.raises(ConflictError, match="is being voted on"):
        _amended(one, motion, "Late.")


def test_both_languages_change_or_one_is_said_to_stay(made: Council) -> None:
    motion = moved(made, text="One day.", text_ur="ایک دن")
    with pytest.raises(InputError, match="the English text changes, and the Urdu text does not"):
        amend(AmendCommand(motion=motion, title="Two", text="Two days."), made.world)
    with pytest.raises(InputError, match="the Urdu text changes, and the English text does not"):
        amend(AmendCommand(motion=motion, title="Two", text="One day.", text_ur="دو دن"), made.world)
    kept = amend(AmendCommand(motion=motion, title="Two", text="Two days.", urdu_stays=True), made.world)
    assert (kept.text_en, kept.text_ur) == ("Two days.", "ایک دن")
    both = amend(AmendCommand(motion=motion, title="Two", text="Two days.", text_ur="دو دن"), made.world)
    assert both.text_ur == "دو دن"
