import pytest
from tests.councils import Council
from tests.motions import drafted, moved

from majlis.acts.motion.edit import EditCommand, edit
from majlis.kernel.errors import ConflictError, InputError


def test_a_draft_changes_and_counts_its_revisions(made: Council) -> None:
    code = drafted(made)
    found = edit(EditCommand(motion=code, text="Another text.", marking="TLP:CLEAR", revision=1), made.world)
    assert (found.text_en, found.marking, found.revision) == ("Another text.", "TLP:CLEAR", 2)
    with pytest.raises(ConflictError, match="by somebody else meanwhile"):
        edit(EditCommand(motion=code, text="A third.", revision=1), made.world)
    with pytest.raises(ConflictError, match="nothing changes"):
        edit(EditCommand(motion=code, text="Another text."), made.world)


def test_what_was_put_is_not_edited(one: Council) -> None:
    code = moved(one)
    with pytest.raises(ConflictError, match="its text and its rule stand"):
        edit(EditCommand(motion=code, text="Another text."), one.world)


def test_both_languages_change_or_one_is_said_to_stay(one: Council) -> None:
    code = drafted(one, text="One day.", text_ur="ایک دن")
    with pytest.raises(InputError, match="the English text changes, and the Urdu text does not"):
        edit(EditCommand(motion=code, text="Two days."), one.world)
    assert edit(EditCommand(motion=code, text="Two days.", urdu_stays=True), one.world).text_ur == "ایک دن"
    assert edit(EditCommand(motion=code, text_ur="دو دن", english_stays=True), one.world).text_en == "Two days."
