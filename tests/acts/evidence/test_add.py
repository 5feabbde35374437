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
