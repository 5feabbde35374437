"""Minutes from the first draft to the approved file whose hash stands in the register."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import pdfs
from tests.councils import council, login_of
from tests.followups import held, next_meeting
from tests.motions import clerk

from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.minutes.approve import ApproveCommand, approve
from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.edit import EditCommand, edit
from majlis.acts.minutes.export import ExportCommand, export
from majlis.acts.minutes.propose import ProposeCommand, propose
from majlis.acts.minutes.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError

HIDDEN = "What only few may know"


def test_from_draft_to_the_register(recorded: World, tmp_path: Path) -> None:
    made, decision = held(recorded)
    writer = clerk(made)
    writer.desk.mkdir()  # type: ignore[union-attr]
    draft(DraftCommand(meeting=made.meeting), writer)
    with pytest.raises(ConflictError, match="already"):
        draft(DraftCommand(meeting=made.meeting), writer)
    with pytest.raises(ConflictError, match="is open"):
        propose(ProposeCommand(meeting=made.meeting), writer)
    edit(EditCommand(meeting=made.meeting, item=made.item, note="The banks doubted it."), writer)
    close(CloseCommand(meeting=made.meeting), made.world)
    assert propose(ProposeCommand(meeting=made.meeting), writer).state == "proposed"
    again = edit(EditCommand(meeting=made.meeting, note="The chair welcomed all."), writer)
    assert (again.version, again.state) == (2, "draft")
    assert again.notes == {made.item: "The banks doubted it.", "": "The chair welcomed all."}
    propose(ProposeCommand(meeting=made.meeting), writer)
    out = writer.desk / "m.pdf"  # type: ignore[operator]
    written = export(ExportCommand(meeting=made.meeting, out=out), writer)
    text = " ".join(" ".join(pdfs.texts_of(out.read_bytes())).split())
    told = ("The banks doubted it.", "The chair welcomed all.", decision, "Operators share indicators within one day.")
    for words in (*told, "Write the rules", "quorum", "SYNTHETIC", "carried", "M-operators-1"):
        assert words in text
    assert (written.left_out, written.marking) == (0, "TLP:AMBER")
    later = next_meeting(made)
    signed = writer.desk / "signed.pdf"  # type: ignore[operator]
    signed.write_bytes(pdfs.plain("Signed by the chair"))
    with pytest.raises(ConflictError, match="cannot approve"):
        approve(ApproveCommand(meeting=made.meeting, later=made.meeting, file=signed), writer)
    result = approve(ApproveCommand(meeting=made.meeting, later=later, file=signed), writer)
    assert (result.state, result.approved_in, result.sha256) == ("approved", later, sha256_hex(signed.read_bytes()))
    assert result.index == 2  # behind the key and the decision
    assert "entry 2 of the register" in result.text()
    deeds: tuple[Callable[[], object], ...] = (
        lambda: edit(EditCommand(meeting=made.meeting, note="x"), writer),
        lambda: propose(ProposeCommand(meeting=made.meeting), writer),
        lambda: approve(ApproveCommand(meeting=made.meeting, later=later, file=signed), writer),
    )
    for deed in deeds:
        with pytest.raises(ConflictError, match="are approved"):
            deed()
    whole, own = tmp_path / "whole.pdf", tmp_path / "own.pdf"
    assert export(ExportCommand(meeting=made.meeting, out=whole), recorded).sha256 == result.sha256
    export(ExportCommand(meeting=made.meeting, out=own, written=True), recorded)
    assert "Signed by the chair" not in "".join(pdfs.texts_of(own.read_bytes()))
    from majlis.adapters.records.council import minutes, recounting

    records = recorded.records
    draft(DraftCommand(meeting=later), recorded)
    after = recounting.material(records, minutes.minutes_row(records, later))
    assert after.before == (made.meeting, "approved", result.sha256)
    assert after.checkpoint.split("\n")[1] == "3"


def test_what_does_not_fit_is_refused(world: World, tmp_path: Path) -> None:
    made = council(world, opened=False)
    with pytest.raises(ConflictError, match="is planned"):
        draft(DraftCommand(meeting=made.meeting), world)
    with pytest.raises(NotFoundError, match="no minutes"):
        show(ShowCommand(meeting=made.meeting), world)
    with pytest.raises(NotFoundError, match="no minutes"):
        edit(EditCommand(meeting=made.meeting, note="x"), world)
    with pytest.raises(InputError, match="ends neither"):
        export(ExportCommand(meeting=made.meeting, out=tmp_path / "m.txt"), world)
    with pytest.raises(PermissionDeniedError):
        draft(DraftCommand(meeting=made.meeting), made.as_(login_of("chair")))
