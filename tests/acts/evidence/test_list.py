from datetime import date
from pathlib import Path

from tests.acts.conftest import make_world
from tests.hand import clock_at, enter, make_nation, open_at
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.evidence.add import AddCommand, add
from majlis.acts.evidence.list import ListCommand, list_
from majlis.acts.incident.window import WindowCommand, window
from majlis.acts.world import World

WINDOW = "2025-01-01..2025-07-01"
DAYS = (date(2025, 8, 1), date(2025, 2, 9), date(2025, 1, 3))


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


def test_of_the_records_as_it_was_known(recorded: World, tmp_path: Path) -> None:
    """The first file also tells of the days before it came; what replaced it on 1 August tells of those after."""
    world = with_nation(recorded)
    added(on(world, "2025-07-20"), table(tmp_path, ROWS))
    fewer = table(tmp_path, ROWS[:1], "fewer.csv")
    added(on(world, "2025-08-01"), fewer, source="log", replace=True)

    def incidents(day: date | None) -> list[int]:
        return [one.incidents for one in list_(ListCommand(nation=CODE, as_of=day), world).sources]

    assert incidents(None) == [1]
    assert incidents(date(2025, 8, 2)) == [1]
    assert incidents(date(2025, 8, 1)) == [3]
    assert incidents(date(2025, 2, 10)) == [2], "c was reported on 10 February"
    assert incidents(date(2025, 1, 3)) == [0]
    text = list_(ListCommand(nation=CODE, as_of=date(2025, 8, 1)), world).text()
    assert "As known before 2025-08-01" in text


def test_of_a_directory_as_it_was_known(real_nation: Path, log: Path, world: World) -> None:
    add(AddCommand(nation=real_nation, file=log, window=WINDOW), world)
    assert [list_(ListCommand(nation=real_nation, as_of=day), world).sources[0].incidents for day in DAYS] == [2, 1, 0]


def test_incidents_by_hand_are_a_source(sqlite_database: str, tmp_path: Path) -> None:
    records = open_at(tmp_path / "home", sqlite_database, clock_at("2025-06-01"))
    make_nation(records)
    world = make_world(tmp_path / "home")
    enter(records, day=date(2025, 3, 2))
    enter(records, day=date(2024, 3, 2))
    assert list_(ListCommand(nation="small"), world).sources == ()
    window(WindowCommand(nation="small", start=date(2025, 1, 1)), world)
    (line,) = list_(ListCommand(nation="small"), world).sources
    assert (line.name, line.incidents) == ("hand", 1)
