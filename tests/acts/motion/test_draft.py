import pytest
from pydantic import ValidationError
from tests.councils import Council, person
from tests.motions import TEXT, clerk, drafted

from majlis.acts.motion.draft import DraftCommand, draft
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError


def test_a_motion_begins_as_a_draft_marked_as_its_item(made: Council) -> None:
    command = DraftCommand(item=made.item, title="Sharing", text=TEXT, text_ur="متن", proposed_by="operators-1")
    found = draft(command, clerk(made))
    assert found.motion.code.startswith("MOT-")
    assert (found.motion.state, found.marking, found.synthetic) == ("draft", "TLP:AMBER", True)
    assert "Next: majlis motion pin" in found.text()
    assert draft(command.model_copy(update={"marking": "TLP:CLEAR"}), made.world).marking == "TLP:CLEAR"


def test_what_it_names_must_be_there(one: Council) -> None:
    for wrong, message in (
        ({"item": "ITM-2025-0999"}, "no item"),
        ({"proposed_by": "throne"}, "no seat"),
        ({"rule": "whim"}, "no rule"),
        ({"supersedes": "DEC-2025-0001"}, "made no decision"),
    ):
        with pytest.raises(NotFoundError, match=message):
            drafted(one, **wrong)
    with pytest.raises(ValidationError):
        DraftCommand(item=one.item, title="Sharing", text="")


def test_nothing_is_moved_on_an_item_that_is_over(one: Council) -> None:
    from majlis.adapters.records.council import agenda

    agenda.withdraw(one.world.records, one.item)
    with pytest.raises(ConflictError, match="withdrawn"):
        drafted(one)


def test_only_who_keeps_the_bodys_records_writes(one: Council) -> None:
    command = DraftCommand(item=one.item, title="Sharing", text=TEXT)
    with pytest.raises(PermissionDeniedError):
        draft(command, one.as_("m-operators-1"))
    person(one.world, "elsewhere", "secretariat", organisation="ministry")
    with pytest.raises(PermissionDeniedError, match="does not act for"):
        draft(command, one.as_("elsewhere"))
