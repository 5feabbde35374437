"""A version leaves byte by byte; one that is RED only with a second person."""

from pathlib import Path

import pytest
from tests.councils import council, login_of, paper_file

from majlis.acts.approval.give import GiveCommand, give
from majlis.acts.paper.add import AddCommand, add
from majlis.acts.paper.export import ExportCommand, export
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, IntegrityError, NotFoundError, WaitsError


def test_byte_by_byte(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    code = add(AddCommand(item=place.item, file=paper_file(tmp_path, text="Why.")), recorded).code
    out = tmp_path / "out.txt"
    found = export(ExportCommand(paper=code, out=out), recorded)
    assert out.read_bytes() == b"Why."
    assert f"{code} version 1 · TLP:AMBER" in found.text()
    with pytest.raises(ConflictError, match="is there already"):
        export(ExportCommand(paper=code, out=out), recorded)
    with pytest.raises(ConflictError, match="cannot be written"):
        export(ExportCommand(paper=code, out=tmp_path / "no" / "out.txt"), recorded)
    with pytest.raises(NotFoundError, match="has no version 7"):
        export(ExportCommand(paper=code, out=tmp_path / "other.txt", version=7), recorded)
    from majlis.adapters.records.models import AuditEntry

    assert AuditEntry.objects.filter(act="paper export", subject=code).count() == 1
    (recorded.home / "uploads" / found.sha256).write_bytes(b"Who.")
    with pytest.raises(IntegrityError, match="is not the one that was added"):
        export(ExportCommand(paper=code, out=tmp_path / "other.txt"), recorded)


def test_red_needs_a_second_person(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    code = add(AddCommand(item=place.item, file=paper_file(tmp_path), marking="TLP:RED"), recorded).code
    member, other = place.as_(login_of("chair")), place.as_(login_of("operators-1"))
    assert member.desk is not None
    member.desk.mkdir()
    out = member.desk / "out.txt"
    with pytest.raises(WaitsError) as waits:
        export(ExportCommand(paper=code, out=out), member)
    give(GiveCommand(code=waits.value.approval), other)
    assert export(ExportCommand(paper=code, out=out), member).marking == "TLP:RED"
    with pytest.raises(WaitsError):
        export(ExportCommand(paper=code, out=member.desk / "again.txt"), member)
