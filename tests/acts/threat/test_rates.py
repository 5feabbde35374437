from datetime import date
from pathlib import Path

import pytest
from tests.places import publish_nation, record_evidence

from majlis.acts.evidence.add import AddCommand, add
from majlis.acts.evidence.synthesize import SynthesizeCommand, synthesize
from majlis.acts.threat.rates import RatesCommand, rates
from majlis.acts.world import World
from majlis.infrastructure import read
from majlis.kernel.errors import InputError


def test_rates_of_the_synthetic_stream(nation: Path, world: World) -> None:
    synthesize(SynthesizeCommand(nation=nation, seed=3), world)
    result = rates(RatesCommand(nation=nation), world)
    health = next(one for one in result.lines if one.sector == "health")
    assert health.verdict == "rising"
    assert health.low < health.rate < health.high
    assert health.exposure_months < 13 < result.lines[0].exposure_months
    assert "the rate is that of the time since" in result.text()
    text = result.text()
    assert text.startswith("SYNTHETIC")
    assert "rising" in text
    assert "False alarm" in text
    assert "true number is higher" in text


def test_one_figure_and_many(nation: Path, world: World) -> None:
    synthesize(SynthesizeCommand(nation=nation), world)
    (total,) = rates(RatesCommand(nation=nation, by=("all",)), world).lines
    cells = rates(RatesCommand(nation=nation, by=("sector,kind",)), world)
    assert len(cells.lines) == 88
    # nothing is told twice: cells of a sector that rose or fell count only the time since
    assert 0 < sum(one.count for one in cells.lines) <= total.count
    assert "more rows were looked at and have no incident" in cells.text()


def test_what_we_knew_on_a_day(real_nation: Path, log: Path, world: World) -> None:
    add(AddCommand(nation=real_nation, file=log, window="2025-01-01..2025-07-01"), world)
    result = rates(RatesCommand(nation=real_nation, by=("all",), as_of=date(2025, 2, 9)), world)
    assert result.lines[0].count == 1  # the one of 3 February was reported on the 9th
    assert result.ignored == 2
    assert "as known before 2025-02-09" in result.text()
    assert "SYNTHETIC" not in result.text()


def test_what_nobody_looked_at_is_unknown(real_nation: Path, log: Path, world: World) -> None:
    add(AddCommand(nation=real_nation, file=log, window="2025-01-01..2025-07-01", sectors=("health",)), world)
    text = rates(RatesCommand(nation=real_nation), world).text()
    assert "Unknown, no source was looking: power" in text


def test_the_nations_own_parameters(real_nation: Path, log: Path, world: World) -> None:
    add(AddCommand(nation=real_nation, file=log, window="2025-01-01..2025-07-01"), world)
    before = rates(RatesCommand(nation=real_nation, by=("all",)), world).lines[0]
    (real_nation / "parameters.csv").write_text(
        "id,group,law,a,b,c,unit,date,basis,source\n"
        "threat.prior-shape,prior,fixed,8,,,incidents,2025-01-01,judgement,a test\n",
        encoding="utf-8",
    )
    after = rates(RatesCommand(nation=real_nation, by=("all",)), world).lines[0]
    assert after.rate > 2 * before.rate


def test_no_evidence(real_nation: Path, world: World) -> None:
    assert "No incident counts" in rates(RatesCommand(nation=real_nation), world).text()
    with pytest.raises(InputError):
        rates(RatesCommand(nation=real_nation, by=("area",)), world)


def test_the_pace_before_and_now_does_not_read_as_greater_than(nation: Path, world: World) -> None:
    synthesize(SynthesizeCommand(nation=nation, seed=3), world)
    text = rates(RatesCommand(nation=nation), world).text()
    assert "per month before → now" in text
    assert " > " not in text


def test_a_recorded_nation_has_the_rates_of_its_files(dossier: Path, recorded: World) -> None:
    nation = read(dossier)
    publish_nation(recorded.records, recorded.vault, nation)
    record_evidence(recorded.records, nation.header.id, dossier)
    for asked in ({"by": ("all",)}, {"by": ("sector",), "as_of": date(2026, 3, 1)}):
        by_files = rates(RatesCommand.model_validate({"nation": dossier, **asked}), recorded)
        by_name = rates(RatesCommand.model_validate({"nation": nation.header.id, **asked}), recorded)
        assert by_name.nation == f"{nation.header.id}@1"
        other = {"nation", "evidence_sha256", "ignored"}
        assert by_name.model_dump(exclude=other) == by_files.model_dump(exclude=other)
