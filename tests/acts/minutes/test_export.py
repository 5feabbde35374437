"""Minutes leave as each reader may see them."""

import io
from pathlib import Path

import docx
from tests import pdfs
from tests.councils import Council, login_of
from tests.followups import held, next_meeting

from majlis.acts.agenda.take import TakeCommand, take
from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.minutes.approve import ApproveCommand, approve
from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.edit import EditCommand, edit
from majlis.acts.minutes.export import ExportCommand, export
from majlis.acts.minutes.propose import ProposeCommand, propose
from majlis.acts.minutes.show import ShowCommand, show
from majlis.acts.world import World

HIDDEN = "What only few may know"


def test_what_a_reader_may_not_see_is_not_in_the_readers_minutes(world: World, tmp_path: Path) -> None:
    made, _ = held(world)
    records = world.records
    from majlis.adapters.records.council import agenda
    from majlis.kernel.marking import Marking

    secret = agenda.New({"kind": "decision", "title": HIDDEN}, made.meeting, Marking.parse("TLP:RED/SECRET"))
    item = agenda.add(records, made.body, secret)
    take(TakeCommand(item=item), world)
    draft(DraftCommand(meeting=made.meeting), world)
    edit(EditCommand(meeting=made.meeting, item=item, note=f"{HIDDEN}, again"), world)
    close(CloseCommand(meeting=made.meeting), world)
    propose(ProposeCommand(meeting=made.meeting), world)
    signed = tmp_path / "signed.pdf"
    signed.write_bytes(pdfs.plain(HIDDEN))
    approve(ApproveCommand(meeting=made.meeting, later=next_meeting(made), file=signed), world)
    member = made.as_(login_of("operators-1"))
    member.desk.mkdir()  # type: ignore[union-attr]
    for name in ("m.pdf", "m.docx"):
        out = member.desk / name  # type: ignore[operator]
        result = export(ExportCommand(meeting=made.meeting, out=out), member)
        data = out.read_bytes()
        if name.endswith("pdf"):
            text = " ".join(pdfs.texts_of(data))
            assert "1 item is left out" in " ".join(text.split())
        else:
            text = "\n".join(line.text for line in docx.Document(io.BytesIO(data)).paragraphs)
        assert HIDDEN not in text
        assert item not in text
        assert (result.left_out, result.marking) == (1, "TLP:AMBER")
    assert show(ShowCommand(meeting=made.meeting), member).notes == {}
    assert HIDDEN in "".join(pdfs.texts_of(_whole(made, tmp_path)))


def _whole(made: Council, folder: Path) -> bytes:
    out = folder / "whole.pdf"
    assert export(ExportCommand(meeting=made.meeting, out=out), made.world).marking == "TLP:RED/SECRET"
    return out.read_bytes()
