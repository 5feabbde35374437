"""What is approved is a PDF; its hash enters the register."""

from pathlib import Path

import pytest
from tests import pdfs
from tests.councils import paper_file
from tests.followups import held, next_meeting

from majlis.acts.agenda.add import AddCommand as ItemCommand
from majlis.acts.agenda.add import add as add_item
from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.minutes.approve import ApproveCommand, approve
from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.edit import EditCommand, edit
from majlis.acts.minutes.export import ExportCommand, export
from majlis.acts.minutes.propose import ProposeCommand, propose
from majlis.acts.paper.add import AddCommand, add
from majlis.acts.world import World
from majlis.kernel.errors import InputError

HIDDEN = "What only few may know"


def test_a_note_is_taken_back_and_the_file_must_be_a_pdf(world: World, tmp_path: Path) -> None:
    made, _ = held(world)
    draft(DraftCommand(meeting=made.meeting), world)
    edit(EditCommand(meeting=made.meeting, note="x"), world)
    assert edit(EditCommand(meeting=made.meeting, note=""), world).notes == {}
    close(CloseCommand(meeting=made.meeting), world)
    propose(ProposeCommand(meeting=made.meeting), world)
    later = next_meeting(made)
    for file in (paper_file(tmp_path), paper_file(tmp_path, "x.pdf")):
        with pytest.raises(InputError):
            approve(ApproveCommand(meeting=made.meeting, later=later, file=file), world)


def test_neither_our_own_draft_nor_a_paper_is_what_was_approved(world: World, tmp_path: Path) -> None:
    made, _ = held(world)
    draft(DraftCommand(meeting=made.meeting), world)
    paper = tmp_path / "costs.pdf"
    paper.write_bytes(pdfs.plain("Costs"))
    item = add_item(ItemCommand(body=made.body, title="Costs"), world).code
    add(AddCommand(item=item, file=paper, title="Costs"), world)
    close(CloseCommand(meeting=made.meeting), world)
    propose(ProposeCommand(meeting=made.meeting), world)
    later = next_meeting(made)
    ours = tmp_path / "ours.pdf"
    export(ExportCommand(meeting=made.meeting, out=ours), world)
    for file, why in ((ours, "the draft that the system wrote"), (paper, "a paper that lay before the body")):
        with pytest.raises(InputError, match=why):
            approve(ApproveCommand(meeting=made.meeting, later=later, file=file), world)
