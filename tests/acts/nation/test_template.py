"""`majlis nation template`."""

import io
from pathlib import Path

import openpyxl
import pytest
from pydantic import ValidationError
from tests.acts.nation.test_start import GIVEN
from tests.workbooks import practice_workbook

from majlis.acts.evidence.synthesize import SynthesizeCommand, synthesize
from majlis.acts.nation.export import ExportCommand, export
from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.nation.start import StartCommand, start
from majlis.acts.nation.template import TemplateCommand, template
from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.world import World
from majlis.infrastructure import write
from majlis.infrastructure.workbook import read_workbook
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


def provinces(file: Path) -> list[str]:
    sheet = openpyxl.load_workbook(file)["Provinces"]
    return [str(row[0].value) for row in sheet.iter_rows(min_row=8) if row[0].value]


def test_an_empty_workbook_needs_no_records(tmp_path: Path, world: World) -> None:
    result = template(TemplateCommand(file=tmp_path / "new" / "w.xlsx", provinces=("North,South",)), world)
    assert result.text().splitlines()[0] == f"Wrote {tmp_path / 'new' / 'w.xlsx'} · TLP:AMBER"
    assert result.text().splitlines()[-1] == f"Next: majlis nation import {tmp_path / 'new' / 'w.xlsx'} --dry-run"
    assert provinces(tmp_path / "new" / "w.xlsx") == ["North", "South"]
    assert not world.home.exists()


def test_a_nation_that_was_started_brings_its_provinces_and_sectors(tmp_path: Path, recorded: World) -> None:
    started = {**GIVEN, "sectors": ("power,water",), "provinces": ("Highland,Coast",)}
    start(StartCommand.model_validate(started), recorded)
    result = template(TemplateCommand(file=tmp_path / "w.xlsx", nation="practice"), recorded)
    assert (result.nation, result.synthetic, result.sectors) == ("Practice Country", True, ("power", "water"))
    assert result.text().startswith("SYNTHETIC")
    assert provinces(tmp_path / "w.xlsx") == ["Highland", "Coast"]


def test_a_dossier_brings_its_regions_with_their_people(tmp_path: Path, world: World, dossier: Path) -> None:
    result = template(TemplateCommand(file=tmp_path / "w.xlsx", nation=str(dossier)), world)
    sheet = openpyxl.load_workbook(io.BytesIO((tmp_path / "w.xlsx").read_bytes()))["Provinces"]
    people = [row[1].value for row in sheet.iter_rows(min_row=8) if row[0].value]
    assert len(people) == result.provinces
    assert sum(int(str(one)) for one in people) == 241_499_431


def test_what_a_workshop_fills_in_becomes_an_assessed_nation(tmp_path: Path, world: World) -> None:
    """From the empty workbook to figures, on one machine, as the how-to tells it."""
    (tmp_path / "practice.xlsx").write_bytes(practice_workbook())
    took = import_(ImportCommand(source=tmp_path / "practice.xlsx"), world)
    assert took.inferred == 91
    assert any(finding.where.startswith("Who supplies whom") for finding in took.findings)
    publish(PublishCommand(nation="practice"), world)
    out = tmp_path / "again.xlsx"
    export(ExportCommand(nation="practice", target=out), world)
    again = import_(ImportCommand(source=out, replace=True), world)
    assert [(table.added, table.changed, table.removed) for table in again.tables] == [(0, 0, 0)] * 6
    folder = tmp_path / "practice"
    write(read_workbook(practice_workbook(), "practice.xlsx").nation, folder)
    synthesize(SynthesizeCommand(nation=folder, window="2023-11-01..2025-08-01"), world)
    risk = assess(AssessCommand(nation=str(folder), draws=4, years=50), world)
    assert risk.text().startswith("SYNTHETIC")


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path, world: World) -> None:
    file = tmp_path / "w.xlsx"
    file.write_bytes(b"mine")
    with pytest.raises(ConflictError, match="--replace"):
        template(TemplateCommand(file=file), world)
    assert file.read_bytes() == b"mine"
    template(TemplateCommand(file=file, replace=True), world)
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("changes", "kind", "message"),
    [
        ({"file": "w.csv"}, InputError, "does not end in .xlsx"),
        ({"sectors": ("powder",)}, InputError, "there is no sector 'powder'"),
        ({"provinces": tuple(f"P{number}" for number in range(61))}, InputError, "more than the workbook has rows for"),
        ({"nation": "nowhere"}, NotFoundError, "nowhere"),
    ],
)
def test_what_does_not_fit_writes_nothing(
    tmp_path: Path, world: World, changes: dict[str, object], kind: type[Exception], message: str
) -> None:
    given = {"file": "w.xlsx", **changes}
    with pytest.raises(kind, match=message):
        template(TemplateCommand.model_validate({**given, "file": tmp_path / str(given["file"])}), world)
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_end_is_refused() -> None:
    with pytest.raises(ValidationError):
        TemplateCommand(file=Path("w.xlsx"), nation="x" * 501)
