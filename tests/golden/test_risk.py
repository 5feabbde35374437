"""Risk cases that a specialist can read: each folder says what is asked, what comes out, and why it must.

``pytest tests/golden --update-expected`` writes what comes out now; read the difference before you keep it.
"""

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from majlis.infrastructure import read
from majlis.reference.parameters import parameters, parse_parameter
from majlis.risk.assessment import Assessment, assess
from majlis.risk.campaigns import parse_campaigns
from majlis.risk.case import Question, case
from majlis.risk.files import read_evidence
from majlis.risk.simulate import Size

CASE = Path(__file__).parent / "risk-one-campaign"
EXPECTED = CASE / "expected" / "result.json"
SHOWN = ("gaps", "headline", "aal", "any_service", "levels", "by_service", "by_area", "by_campaign", "scenarios")
ALSO = ("sensitivity", "judgement_share", "workload", "arrays_sha256", "annex_sha256")


@pytest.fixture(scope="module")
def found() -> Assessment:
    asked = tomllib.loads((CASE / "case.toml").read_text("utf-8"))
    inputs = CASE / "inputs"
    campaigns = parse_campaigns((inputs / "campaigns.toml").read_bytes(), where="campaigns.toml")
    with (inputs / "parameters.csv").open(encoding="utf-8") as file:  # they are of the case's own campaign
        own = [parse_parameter(row, where="parameters.csv") for row in csv.DictReader(file)]
    dated = {**parameters(), **{one.id: one for one in own}}
    question = Question(people=asked["people"], hours=asked["hours"])
    made = case(read(inputs / "nation"), read_evidence(inputs / "nation"), dated, campaigns, question)
    return assess(made, Size(asked["seed"], asked["draws"], asked["years"], workers=2))


def test_it_comes_out_to_the_last_bit(found: Assessment, request: pytest.FixtureRequest) -> None:
    whole = found.result.model_dump(mode="json")
    now: dict[str, Any] = {name: whole[name] for name in (*SHOWN, *ALSO)}
    if request.config.getoption("--update-expected"):
        EXPECTED.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert now == json.loads(EXPECTED.read_text("utf-8"))


def test_it_is_what_the_hand_works_out(found: Assessment) -> None:
    """The formulas of why.md, with its numbers; the tolerance is three standard errors of 200 draws."""
    shape, months = 24.5, 731 / 30.436875 + 0.25
    falls = 12 * 0.1 * 0.5 * 0.5
    chance = 1 - (months / (months + falls)) ** shape
    yearly = falls * shape / months
    result = found.result
    assert chance == pytest.approx(0.260, abs=0.0005)
    assert result.headline.chance.mean == pytest.approx(chance, rel=0.045)
    assert result.aal.mean == pytest.approx(yearly * 2100 * 12, rel=0.045)
    assert result.any_service.mean == pytest.approx(yearly * 1500 * 12, rel=0.045)
    assert [(share.id, round(share.share, 6)) for share in result.by_service] == [
        ("power", round(1500 / 2100, 6)),
        ("water", round(600 / 2100, 6)),
        *((share.id, 0.0) for share in result.by_service[2:]),
    ]
    assert set(found.losses.events.loss.tolist()) == {2100 * 12}
    assert set(found.losses.events.people.tolist()) == {1500}
    assert result.judgement_share < 0.2, "all doubt is in the rate, which rests on evidence"
