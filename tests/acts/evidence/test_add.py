from pathlib import Path

import pytest

from majlis.acts.evidence.add import AddCommand, add
from majlis.acts.world import Actor, World
from majlis.evidence import files
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError

WINDOW = "2025-01-01..2025-07-01"


def test_a_file_is_added_and_told_how_it_was_understood(real_nation: Path, log: Path, world: World) -> None:
    result = add(AddCommand(nation=real_nation, file=log, window=WINDOW), world)
    assert (result.source, result.format, result.observations, result.outside) == ("cert-log", "csv", 3, 1)
    assert result.columns == {"day": "Date", "known": "Reported", "sector": "Industry", "kind": "Type of attack"}
    assert result.by_sector == {"banking": 1, "health": 1, "unknown": 1}
    assert result.unmapped_sectors == {"University": 1}
    text = result.text()
    assert "day = 'Date'" in text
    assert "'University' 1" in text
    assert "1 of them outside the window" in text
    assert "SYNTHETIC" not in text
    (entry,) = files.read_entries(real_nation)
    assert entry.added == "2025-08-01T12:00:00Z"
    assert len(files.read_observations(real_nation)) == 3


def test_a_synthetic_nation_bears_the_band(nation: Path, log: Path, world: World) -> None:
    text = add(AddCommand(nation=nation, file=log, window=WINDOW), world).text()
    assert text.startswith("SYNTHETIC")


def test_a_column_can_be_corrected(real_nation: Path, log: Path, world: World) -> None:
    command = AddCommand(nation=real_nation, file=log, window=WINDOW, column=("day=Reported", "known="))
    assert add(command, world).columns == {"day": "Reported", "sector": "Industry", "kind": "Type of attack"}
    assert str(files.read_observations(real_nation)[1].day) == "2025-02-09"


def test_cover_and_marking(real_nation: Path, log: Path, world: World) -> None:
    command = AddCommand(
        nation=real_nation,
        file=log,
        window=WINDOW,
        sectors=("health,banking", "water"),
        kinds=("ddos",),
        marking="TLP:RED",
    )
    assert add(command, world).marking == "TLP:RED"
    (entry,) = files.read_entries(real_nation)
    assert (entry.sectors, entry.kinds) == (("banking", "health", "water"), ("ddos",))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"window": ""}, "--window is missing"),
        ({"window": "2025"}, "not a window"),
        ({"window": "2025-01-01..2025-09-01"}, "still to come"),
        ({"column": ("Date",)}, "which column is meant"),
        ({"column": ("day=Nowhere",)}, "no column 'Nowhere'"),
        ({"value": ("Oops",)}, "none of our sectors or kinds"),
        ({"value": ("A=music",)}, "none of our sectors or kinds"),
        ({"value": ("A=ddos", "A=wiper")}, "says twice"),
        ({"marking": "secret"}, "is not a marking"),
        ({"sectors": ("hospitals",)}, "none of our sectors"),
        ({"source": "a b"}, "cannot name a source"),
        ({"format": "stix"}, "JSON"),
    ],
)
def test_wrong_options_write_nothing(
    changed: dict[str, object], message: str, real_nation: Path, log: Path, world: World
) -> None:
    command = AddCommand.model_validate({"nation": real_nation, "file": log, "window": WINDOW, **changed})
    with pytest.raises(InputError, match=message):
        add(command, world)
    assert [path.name for path in real_nation.iterdir()] == ["nation.toml"]


def test_adding_twice(real_nation: Path, log: Path, world: World) -> None:
    command = AddCommand(nation=real_nation, file=log, window=WINDOW)
    add(command, world)
    with pytest.raises(ConflictError):
        add(command, world)
    longer = command.model_copy(update={"replace": True, "window": "2025-01-01..2025-08-01"})
    assert add(longer, world).outside == 0


def test_no_nation_or_no_right(tmp_path: Path, log: Path, real_nation: Path, world: World) -> None:
    with pytest.raises(NotFoundError):
        add(AddCommand(nation=tmp_path, file=log, window=WINDOW), world)
    guest = World(Actor("guest", frozenset({"evidence.read"})), tmp_path)
    with pytest.raises(PermissionDeniedError):
        add(AddCommand(nation=real_nation, file=log, window=WINDOW), guest)


def test_what_a_short_source_does_to_the_rates_is_said(
    real_nation: Path, log: Path, tmp_path: Path, world: World
) -> None:
    first = add(AddCommand(nation=real_nation, file=log, window="2022-07-01..2025-07-01"), world)
    assert "Rates of 11 sectors and of all together rest on 36 months" in first.text()
    assert "CAUTION" not in first.text()
    small = tmp_path / "small.csv"
    small.write_text("Date,Sector\n2025-03-02,Hospital\n", encoding="utf-8")
    command = AddCommand(nation=real_nation, file=small, window="2025-03-01..2025-07-01")
    result = add(command, world)
    (effect,) = result.effects
    assert (effect.breaks, round(effect.months_without), round(effect.months_now)) == (("2025-03-01",), 36, 4)
    text = result.text()
    assert (
        "CAUTION: Coverage now changes on 2025-03-01: rates of 11 sectors and of all together rest on 4 months" in text
    )
    assert "--replace --sectors" in text
    mended = add(command.model_copy(update={"replace": True, "sectors": ("health",)}), world)
    assert [one.sectors for one in mended.effects] == [("health", "all")]
    assert "CAUTION" in mended.text()
    assert "--replace --sectors" not in mended.text()
    again = add(AddCommand(nation=real_nation, file=log, window="2022-07-01..2025-07-01", replace=True), world)
    assert "(4.0 months without it)" not in again.text()


def test_a_table_without_sectors_leaves_the_rates_of_sectors_alone(
    real_nation: Path, log: Path, tmp_path: Path, world: World
) -> None:
    add(AddCommand(nation=real_nation, file=log, window="2022-07-01..2025-07-01"), world)
    bare = tmp_path / "bare.csv"
    bare.write_text("Date,Type\n2025-03-02,DDoS\n", encoding="utf-8")
    result = add(AddCommand(nation=real_nation, file=bare, window="2025-03-01..2025-07-01"), world)
    assert result.covers == ("unknown",)
    assert [one.sectors for one in result.effects] == [("all",)]
    assert "No incident has a sector that we know" in result.text()


def test_a_word_can_be_mapped(real_nation: Path, log: Path, world: World) -> None:
    command = AddCommand(nation=real_nation, file=log, window=WINDOW)
    assert "--value THEIRS=OURS" in add(command, world).text()
    mapped = add(command.model_copy(update={"replace": True, "value": ("University=government",)}), world)
    assert mapped.by_sector == {"banking": 1, "government": 1, "health": 1}
    assert not mapped.unmapped_sectors
