"""`majlis nation import`: all of a source or nothing, with a preview; killed in the middle, nothing is half-written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from majlis.acts.nation.import_ import ImportCommand, ImportResult, import_
from majlis.acts.nation.list import ListCommand, list_
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.nation.undo import UndoCommand, undo
from majlis.acts.world import Actor, World
from majlis.infrastructure import nation_hash, read
from majlis.infrastructure.workbook import workbook_bytes
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"
Draft = Callable[..., Any]


def run(world: World, source: Path, **options: Any) -> ImportResult:
    return import_(ImportCommand(source=source, **options), world)


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_draft_is_what_the_directory_says(recorded: World, draft_of: Draft) -> None:
    result = run(recorded, GOLDEN, note="first")
    assert nation_hash(draft_of(recorded)) == nation_hash(read(GOLDEN))
    assert (result.nation, result.revision, result.dry_run) == ("small", 1, False)
    assert [(one.table, one.before, one.after, one.added) for one in result.tables][2] == ("assets", 0, 8, 8)
    lines = result.text().splitlines()
    assert lines[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "coverage: 58.6% declared, 21.5% inferred, 19.9% unknown of 3,020,000 people (once per service)" in lines
    assert "To undo it: majlis nation undo small 1" in lines


def test_a_workbook_gives_the_same(filed: World, tmp_path: Path, draft_of: Draft) -> None:
    file = tmp_path / "small.xlsx"
    file.write_bytes(workbook_bytes(read(GOLDEN)))
    result = run(filed, file)
    assert (result.revision, nation_hash(draft_of(filed))) == (None, nation_hash(read(GOLDEN)))
    assert "unchanged: the draft says the same already" in result.text()


def test_a_preview_changes_nothing(world: World, sqlite_database: str, small: Path) -> None:
    world = replace(world, database=sqlite_database)
    result = run(world, small, dry_run=True)
    assert list_(ListCommand(), world).nations == ()
    assert result.tables[2].added == 8
    assert any(one.code == "nation.demand-without-requirement" for one in result.findings)
    assert "Nothing was changed; this is what would be." in result.text()
    run(world, small)
    edit(small, "assets.csv", "Grid station West 1", "Western station")
    again = run(world, small, dry_run=True)
    assert [(row.kind, row.key, row.cells[0].after) for row in again.edits] == [
        ("changed", "grid:west-01", "Western station")
    ]
    assert "name: Grid station West 1 -> Western station" in again.text()


def test_a_draft_with_rows_is_replaced_only_when_asked(drafted: World, small: Path, draft_of: Draft) -> None:
    before = nation_hash(draft_of(drafted))
    edit(small, "assets.csv", "Grid station West 1", "Western station")
    with pytest.raises(ConflictError, match="has a draft of 61 rows already") as caught:
        run(drafted, small)
    assert "--replace" in caught.value.fault.mend
    result = run(drafted, small, replace=True)
    assert (result.revision, result.tables[2].changed) == (2, 1)
    undo(UndoCommand(nation="small"), drafted)
    assert nation_hash(draft_of(drafted)) == before


def test_another_name(filed: World, draft_of: Draft) -> None:
    run(filed, GOLDEN, name="other")
    assert draft_of(filed, "other").header.id == "other"
    with pytest.raises(InputError, match="does not fit"):
        run(filed, GOLDEN, name="Not A Name")


def test_a_faulty_source_is_refused_whole(filed: World, small: Path, draft_of: Draft) -> None:
    before = nation_hash(draft_of(filed))
    edit(small, "assets.csv", ",0.5,false", ",soon,false")
    with pytest.raises(InputError, match=r"assets.csv, line 4, column restart_h: 'soon'"):
        run(filed, small, replace=True)
    with pytest.raises(NotFoundError):
        run(filed, small / "nothing")
    (small / "book.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(InputError):
        run(filed, small / "book.xlsx", replace=True)
    assert nation_hash(draft_of(filed)) == before


def test_a_workbook_that_is_not_there_is_named_a_file(filed: World, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"there is no file .*form\.xlsx"):
        import_(ImportCommand(source=tmp_path / "form.xlsx"), filed)


def test_the_second_of_two_editors_is_told(filed: World, small: Path) -> None:
    edit(small, "assets.csv", "Grid station West 1", "Western station")
    run(filed, small, replace=True, revision=1)
    edit(small, "assets.csv", "Western station", "Station W")
    with pytest.raises(ConflictError, match="in the meantime"):
        run(filed, small, replace=True, revision=1)


def test_too_much_to_write_down_is_undone_all_the_same(
    recorded: World, draft_of: Draft, monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    recorded.records  # noqa: B018 - opens the database, so that its rooms can be imported
    from majlis.adapters.records.nations import revisions

    monkeypatch.setattr(revisions, "WRITTEN_DOWN", 3)
    run(recorded, small)
    first = nation_hash(draft_of(recorded))
    edit(small, "assets.csv", "TLP:AMBER\n", "TLP:RED\n")
    run(recorded, small, replace=True)
    second = nation_hash(draft_of(recorded))
    undo(UndoCommand(nation="small"), recorded)
    assert nation_hash(draft_of(recorded)) == first
    undo(UndoCommand(nation="small", revision=3), recorded)
    assert nation_hash(draft_of(recorded)) == second
    undo(UndoCommand(nation="small", revision=4), recorded)
    undo(UndoCommand(nation="small"), recorded)
    assert draft_of(recorded).assets == ()


def test_evidence_and_parameters_of_a_directory(recorded: World, dossier: Path) -> None:
    (dossier / "parameters.csv").write_text(
        "id,group,law,a,b,c,unit,date,basis,source\n"
        "check.single-point.people,rule,fixed,500000,0,0,people,2025-01-01,judgement,the tests\n",
        encoding="utf-8",
    )
    result = run(recorded, dossier, evidence=True)
    (source,) = result.evidence
    assert source.incidents > 0
    assert f"evidence {source.source}: {source.incidents:,} incidents" in result.text()
    publish(PublishCommand(nation=result.nation), recorded)
    there, here = recorded.place(result.nation), recorded.place(str(dossier))
    assert len(there.observations()) == len(here.observations())
    assert {one.sha256 for one in there.entries()} == {one.sha256 for one in here.entries()}
    assert there.parameters()["check.single-point.people"].a == 500_000
    again = run(recorded, dossier, evidence=True)
    assert [one.already for one in again.evidence] == [True]
    assert "as it was" in again.text()


def test_faulty_parameters_are_refused_before_anything_is_written(filed: World, small: Path) -> None:
    (small / "parameters.csv").write_text("id\n", encoding="utf-8")
    with pytest.raises(InputError, match="the columns are id"):
        run(filed, small, name="other", evidence=True)
    assert [one.nation for one in list_(ListCommand(), filed).nations] == ["small"]


def test_permission(tmp_path: Path) -> None:
    with pytest.raises(PermissionDeniedError):
        run(World(Actor("reader", frozenset({"nation.read"})), tmp_path), GOLDEN)


@pytest.mark.parametrize(
    "moment", ["vault.nations:keep_nation", "records.bulk:insert:1", "records.bulk:insert:2", "records.audit:note"]
)
def test_killed_in_the_middle_it_is_as_before(
    drafted: World, small: Path, draft_of: Draft, killed_at: Callable[..., None], moment: str
) -> None:
    before = nation_hash(draft_of(drafted))
    edit(small, "assets.csv", "TLP:AMBER\n", "TLP:RED\n")
    edit(small, "suppliers.csv", "TLP:AMBER\n", "TLP:RED\n")
    killed_at(moment, drafted, ImportCommand(source=small, replace=True))
    assert nation_hash(draft_of(drafted)) == before
    assert run(drafted, small, replace=True).revision == 2
    assert nation_hash(draft_of(drafted)) == nation_hash(read(small))


def test_killed_while_the_nation_is_new_there_is_none(
    recorded: World, killed_at: Callable[..., None], draft_of: Draft
) -> None:
    recorded.records  # noqa: B018 - makes the tables
    killed_at("records.audit:note:2", recorded, ImportCommand(source=GOLDEN))
    assert list_(ListCommand(), recorded).nations == ()
    run(recorded, GOLDEN)
    assert nation_hash(draft_of(recorded)) == nation_hash(read(GOLDEN))


def test_evidence_is_taken_in_by_who_may_write_it(recorded: World) -> None:
    actor = Actor("ana", frozenset({"nation.write", "evidence.write"}))
    with pytest.raises(PermissionDeniedError) as caught:
        import_(ImportCommand(source=GOLDEN, evidence=True), replace(recorded, actor=actor))
    assert "parameter.write" in caught.value.fault.why
    assert import_(ImportCommand(source=GOLDEN), replace(recorded, actor=actor)).revision is not None
