import json
from datetime import date
from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, WINDOW, added, on, table, with_nation

from majlis.acts.evidence.add import AddCommand, add
from majlis.acts.evidence.list import ListCommand, list_
from majlis.acts.evidence.search import SearchCommand, search
from majlis.acts.world import Actor, World
from majlis.evidence import files
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError


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


def test_to_the_records(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    result = added(world, table(tmp_path, ROWS))
    assert (result.nation, result.observations, result.outside, result.set_aside) == (CODE, 3, 0, 0)
    assert result.by_sector == {"health": 2, "banking": 1}
    assert result.text().startswith("SYNTHETIC")
    assert [path.name for path in (world.home / "uploads").iterdir()] == [result.sha256]
    from majlis.adapters.records import evidence

    found = evidence.observations(world.records, CODE)
    assert {(one.key, str(one.day), one.sector) for one in found} == {
        ("a", "2025-01-02", "health"),
        ("b", "2025-02-03", "banking"),
        ("c", "2025-02-03", "health"),
    }
    (entry,) = evidence.entries(world.records, CODE)
    assert (entry.name, entry.file, entry.sha256, str(entry.window)) == ("log", "log.csv", result.sha256, WINDOW)


def test_the_same_file_twice_adds_nothing_and_says_so(recorded: World, tmp_path: Path) -> None:
    world, file = with_nation(recorded), table(tmp_path, ROWS)
    added(world, file)
    again = added(world, file)
    assert again.already
    assert "Nothing was added" in again.text()
    assert added(world, file, replace=True).already
    with pytest.raises(ConflictError, match="as 'log'"):
        added(world, file, source="other")
    with pytest.raises(ConflictError, match="said to be something else"):
        added(world, file, sectors=("health",))
    assert search(SearchCommand(nation=CODE), world).total == 3


def test_rows_that_cannot_be_read_are_set_aside(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    bad = "d,soon,,Hospital,DDoS,Clinic A,who knows when"
    result = added(world, table(tmp_path, (*ROWS, bad)), bad_share=0.3)
    assert (result.observations, result.set_aside) == (3, 1)
    assert "'soon' is not a day" in result.faults[0]
    assert "majlis evidence quarantine testland log" in result.text()
    assert list_(ListCommand(nation=CODE), world).sources[0].set_aside == 1


def test_a_file_with_too_many_wrong_rows_is_refused_whole(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    with pytest.raises(InputError, match="1 fault; nothing was added") as caught:
        added(world, table(tmp_path, (*ROWS, "d,soon,,Hospital,DDoS,,")), bad_share=0.2)
    assert "1 of 4 rows" in caught.value.fault.why
    assert list_(ListCommand(nation=CODE), world).sources == ()
    assert not (world.home / "uploads").exists()


def test_a_newer_file_ends_what_is_gone_and_tells_both_days(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    added(on(world, "2025-08-01"), table(tmp_path, ROWS))
    newer = (ROWS[0], ROWS[1].replace("Bank B", "Bank Z"), "d,2025-03-03,2025-03-04,Bank,DDoS,Bank D,new")
    later = on(world, "2025-09-01")
    with pytest.raises(ConflictError, match="--replace"):
        added(later, table(tmp_path, newer, "log.csv"))
    result = added(later, table(tmp_path, newer, "log.csv"), replace=True)
    assert result.changes is not None
    assert result.changes.model_dump() == {"added": 1, "changed": 1, "ended": 1, "same": 1}
    assert "1 new, 1 changed, 1 gone, 1 as before" in result.text()

    def known(as_of: str) -> list[tuple[str, str]]:
        from majlis.adapters.records import evidence

        day = date.fromisoformat(as_of) if as_of else None
        return sorted((one.key, one.operator) for one in evidence.observations(later.records, CODE, day))

    assert known("2025-08-02") == [("a", "Clinic A"), ("b", "Bank B"), ("c", "Clinic C")]
    assert known("2025-09-01") == known("2025-08-02")
    assert known("2025-02-10") == [("a", "Clinic A"), ("b", "Bank B")]
    assert known("") == known("2025-09-02") == [("a", "Clinic A"), ("b", "Bank Z"), ("d", "Bank D")]
    hits = search(SearchCommand(nation=CODE), later).found
    assert [one.key for one in hits] == ["d", "b", "a"]


def test_what_is_corrected_on_the_first_day_was_never_known(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    added(world, table(tmp_path, ROWS))
    added(world, table(tmp_path, [row.replace("Hospital", "Bank") for row in ROWS]), replace=True)
    from majlis.adapters.records import evidence

    for day in (date(2025, 3, 1), date(2025, 8, 1), date(2025, 8, 2), None):
        told = evidence.observations(world.records, CODE, day)
        assert {one.sector for one in told} == {"banking"}


def test_a_stix_bundle_and_a_catalogue(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    bundle = {
        "type": "bundle",
        "id": "bundle--1a1a1a1a-1a1a-41a1-81a1-1a1a1a1a1a1a",
        "objects": [
            {
                "type": "incident",
                "spec_version": "2.1",
                "id": "incident--2b2b2b2b-2b2b-42b2-82b2-2b2b2b2b2b2b",
                "created": "2025-03-01T00:00:00Z",
                "modified": "2025-03-01T00:00:00Z",
                "name": "Ransomware at a clinic",
                "object_marking_refs": ["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"],
            }
        ],
    }
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(bundle), encoding="utf-8")
    result = added(world, path)
    assert (result.format, result.observations, result.marking) == ("stix", 1, "TLP:RED")
    (hit,) = search(SearchCommand(nation=CODE, words="clinic"), world).found
    assert (hit.marking, hit.said["name"]) == ("TLP:RED", "Ransomware at a clinic")
    catalogue = tmp_path / "kev.json"
    entry = {
        "cveID": "CVE-2025-0001",
        "vendorProject": "Acme",
        "product": "Gate",
        "dateAdded": "2025-03-01",
        "knownRansomwareCampaignUse": "Known",
    }
    catalogue.write_text(json.dumps({"count": 1, "vulnerabilities": [entry]}), encoding="utf-8")
    assert added(world, catalogue).format == "kev"
    from majlis.adapters.records import evidence

    assert [one.cve for one in evidence.vulnerabilities(world.records, CODE)] == ["CVE-2025-0001"]


def test_a_nation_that_is_not_there(recorded: World, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no nation"):
        added(recorded, table(tmp_path, ROWS), code="nowhere")
