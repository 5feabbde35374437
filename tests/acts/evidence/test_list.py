from pathlib import Path

from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.evidence.add import AddCommand, add
from majlis.acts.evidence.list import ListCommand, list_
from majlis.acts.world import World

WINDOW = "2025-01-01..2025-07-01"


def test_nothing_yet(real_nation: Path, world: World) -> None:
    result = list_(ListCommand(nation=real_nation), world)
    assert result.sources == ()
    assert "no evidence yet" in result.text()
    assert result.exit_code == 0


def test_sources_and_strangers(real_nation: Path, log: Path, world: World) -> None:
    add(AddCommand(nation=real_nation, file=log, window=WINDOW, sectors=("health",)), world)
    (real_nation / "evidence" / "notes.txt").write_text("mine", encoding="utf-8")
    result = list_(ListCommand(nation=real_nation), world)
    (source,) = result.sources
    assert (source.name, source.incidents, source.covers) == ("cert-log", 2, "health, all kinds")
    assert result.without_entry == ("notes.txt",)
    assert "cert-log" in result.text()
    assert result.exit_code == 0


def test_a_changed_file_is_told_and_the_others_still_listed(real_nation: Path, log: Path, world: World) -> None:
    add(AddCommand(nation=real_nation, file=log, window=WINDOW), world)
    log.write_text("Date,Type\n2025-01-05,DDoS\n", encoding="utf-8")
    add(AddCommand(nation=real_nation, file=log, window=WINDOW, source="press"), world)
    with (real_nation / "evidence" / "cert-log.csv").open("a", encoding="utf-8") as file:
        file.write("2025-01-05,2025-01-06,Bank,DDoS\n")
    result = list_(ListCommand(nation=real_nation), world)
    assert [bool(source.problem) for source in result.sources] == [True, False]
    assert "PROBLEM" in result.text()
    assert result.exit_code == 1


def test_of_the_records(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    assert "has no evidence yet" in list_(ListCommand(nation=CODE), world).text()
    added(world, table(tmp_path, ROWS), window="2025-02-01..2025-07-01")
    result = list_(ListCommand(nation=CODE), world)
    (line,) = result.sources
    assert (line.name, line.format, line.incidents, line.covers) == ("log", "csv", 2, "all sectors, all kinds")
    assert (result.sha256, result.marking, result.exit_code) == ("", "TLP:AMBER", 0)
    assert "marking: TLP:AMBER" in result.text()
