import pytest
from tests.dialogues import NATION, person
from tests.hand import make_nation

from majlis.acts.dialogue.start import MOST, USUAL, StartCommand, constituencies, start
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError

ASKED = {"nation": NATION, "title": "Duties", "question": "What must be reported?"}


def test_the_usual_constituencies_are_asked(both: World) -> None:
    make_nation(both.records, NATION, synthetic=True)
    result = start(StartCommand.model_validate({**ASKED, "title_ur": "فرائض", "sealed": True}), both)
    one = result.dialogue
    assert (one.code, one.phase, one.marking, one.sealed, one.word_open) == (
        "DIA-2025-0001", "frame", "TLP:AMBER", True, False
    )  # fmt: skip
    assert [line.id for line in one.constituencies] == [name for name, _, _ in USUAL]
    assert all(line.name_ur for line in one.constituencies)
    assert "SYNTHETIC" in result.text()
    assert "authors sealed" in result.text()


def test_own_constituencies() -> None:
    assert constituencies(("telecom=Telecom companies=ٹیلی کام", "ngo")) == (
        ("telecom", "Telecom companies", "ٹیلی کام"),
        ("ngo", "Ngo", ""),
    )
    for wrong in ("Telecom=x", "=x", "a b=x", f"a={'x' * 101}"):
        with pytest.raises(InputError, match="is no constituency"):
            constituencies((wrong,))
    with pytest.raises(InputError, match="same id"):
        constituencies(("a=x", "a=y"))
    assert MOST == 20


def test_who_may_not_start_one(small: World) -> None:
    make_nation(small.records, NATION)
    guest = person(small, "guest", "cert", "dialogue.write")
    with pytest.raises(PermissionDeniedError, match="does not act for secretariat"):
        start(StartCommand.model_validate({**ASKED, "owner": "secretariat"}), guest)
    assert start(StartCommand.model_validate(ASKED), guest).dialogue.owner == "cert"
    with pytest.raises(NotFoundError):
        start(StartCommand.model_validate({**ASKED, "nation": "other"}), guest)
    with pytest.raises(PermissionDeniedError, match=r"dialogue\.write"):
        start(StartCommand.model_validate(ASKED), person(small, "reader"))
