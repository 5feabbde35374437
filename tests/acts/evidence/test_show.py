import json
from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.evidence.add import AddCommand, add
from majlis.acts.evidence.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_a_source(real_nation: Path, log: Path, world: World) -> None:
    add(AddCommand(nation=real_nation, file=log, window="2025-01-01..2025-07-01"), world)
    result = show(ShowCommand(nation=real_nation, source="cert-log", rows=2), world)
    assert [one.day for one in result.latest] == ["2025-07-01", "2025-02-03"]
    assert result.by_year == {"2025": 3}
    assert "2025-02-03" in result.text()
    assert "TLP:AMBER" in result.text().splitlines()[0]


def test_kev_shows_vendors(real_nation: Path, tmp_path: Path, world: World) -> None:
    names = ("cveID", "vendorProject", "product", "dateAdded", "knownRansomwareCampaignUse")
    rows = [
        dict(zip(names, values, strict=True))
        for values in [("CVE-1", "A", "p", "2025-01-01", "Known"), ("CVE-2", "A", "q", "2025-01-02", "Unknown")]
    ]
    path = tmp_path / "kev.json"
    path.write_text(json.dumps({"vulnerabilities": rows}), encoding="utf-8")
    add(AddCommand(nation=real_nation, file=path, window="2025-01-01..2025-07-01"), world)
    result = show(ShowCommand(nation=real_nation, source="kev"), world)
    assert result.vendors == {"A": 2}
    assert result.observations == 0
    assert "not attacks" in result.text()


def test_no_such_source(real_nation: Path, world: World) -> None:
    with pytest.raises(NotFoundError, match="none yet"):
        show(ShowCommand(nation=real_nation, source="cert"), world)


def test_of_the_records(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    added(world, table(tmp_path, ROWS))
    result = show(ShowCommand(nation=CODE, source="log", rows=2), world)
    assert (result.observations, result.by_year, result.by_kind) == (3, {"2025": 3}, {"ddos": 2, "ransomware": 1})
    assert [one.key for one in result.latest] == ["b", "c"]
    assert result.file == f"uploads/{result.sha256[:16]}"
    with pytest.raises(NotFoundError, match="no evidence named 'x'"):
        show(ShowCommand(nation=CODE, source="x"), world)


def test_as_known_before_a_day(recorded: World, real_nation: Path, tmp_path: Path) -> None:
    from datetime import date

    from majlis.acts.evidence.search import SearchCommand, search

    world = with_nation(recorded)
    added(world, table(tmp_path, ROWS))
    day = date(2025, 2, 10)
    result = show(ShowCommand(nation=CODE, source="log", as_of=day), world)
    assert (result.observations, result.as_of, result.counted) == (2, "2025-02-10", True)
    assert "as known before 2025-02-10" in result.text()
    assert "as known before 2025-02-10" in search(SearchCommand(nation=CODE, as_of=day), world).text()
    with pytest.raises(NotFoundError, match="no evidence named 'x'"):
        show(ShowCommand(nation=CODE, source="x", as_of=day), world)
    with pytest.raises(InputError, match="keeps no history"):
        show(ShowCommand(nation=real_nation, source="log", as_of=day), world)
