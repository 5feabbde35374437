"""Pages on change, assumptions, sources, limits, trust, verification, annex."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from majlis.briefing.document import Paragraph, Table, Terms
from majlis.briefing.grounds import (
    annex,
    assumptions,
    change,
    group_name,
    limits,
    reading,
    sources,
    trust,
    verification,
)
from majlis.risk.result import Gaps


def block(section: Any, kind: type) -> Any:
    return next(one for one in section.blocks if isinstance(one, kind))


def texts(section: Any) -> str:
    return " ".join(one.text for one in section.blocks if isinstance(one, Paragraph)).replace("\N{NO-BREAK SPACE}", " ")


def test_parts_of_a_change_add_up(make: Callable[..., Any]) -> None:
    groups, campaigns = [one for one in change(make()).blocks if isinstance(one, Table)]
    assert [tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in groups.rows] == [
        ("New evidence of attacks", "+2.0", "+8.1 million"),
        ("Batteries, fuel and stocks", "−0.7", "−2.2 million"),
        ("Random numbers and size of the simulation", "+0.3", "+1.1 million"),
        ("Together", "+1.6", "+7 million"),
    ]
    assert [row[0] for row in campaigns.rows] == ["Supply chain", "Wiper on a sector"]


def test_runs_of_the_same_inputs_say_so(make: Callable[..., Any]) -> None:
    same = replace(make().difference, steps=())
    assert "Nothing that went in is different." in texts(change(make(difference=same)))


def test_the_first_run_has_nothing_to_compare(make: Callable[..., Any]) -> None:
    assert "no earlier run" in texts(change(make(previous=None, difference=None)))


def test_assumptions_are_ranked_by_influence(make: Callable[..., Any]) -> None:
    rows = block(assumptions(make()), Table).rows
    assert rows[0][0] == "How often attacks succeed"
    assert rows[0][1] == "judgement"
    assert rows[-1][0] == "Breadth of a campaign"


def test_no_sensitivity_still_says_how_much_is_judgement(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    assert "70 % of the uncertainty rests on judgement" in texts(assumptions(make(result=assess(sensitivity=()))))


def test_an_unknown_group_keeps_its_own_name(assess: Callable[..., Any]) -> None:
    one = assess().sensitivity[0]
    assert group_name(one) == "Success of attacks"
    assert group_name(one.model_copy(update={"group": "weather", "name": "The weather"})) == "The weather"


def test_sources_say_that_they_are_synthetic(make: Callable[..., Any]) -> None:
    section = sources(make())
    assert [row[0] for row in block(section, Table).rows] == ["kev", "synthetic-incidents (synthetic)"]
    assert "Nothing after 22 Nov 2026 counts." in texts(section)
    assert "Health, Emergency services, Government identity services and Ports, rail and aviation" in texts(section)


def test_limits_name_the_horizon_exactly(make: Callable[..., Any]) -> None:
    said = dict(block(limits(make()), Terms).items)["After the horizon"].replace("\N{NO-BREAK SPACE}", " ")
    assert "336 hours in slots of 15 minutes" in said


def test_simulation_error_stands_apart(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    section = trust(make())
    assert "100 sets of assumptions, 1,000 years each: 100,000 simulated years" in texts(section)
    tables = [one for one in section.blocks if isinstance(one, Table)]
    assert tables[0].rows[0] == ("Standard error of the chance, percentage points", "0.09")
    assert [row[-1] for row in tables[1].rows] == ["yes", "yes", "yes"]
    failed = assess(backtest=tuple(one.model_copy(update={"agrees": False}) for one in assess().backtest))
    rows = [one for one in trust(make(result=failed)).blocks if isinstance(one, Table)][1].rows
    assert {row[-1] for row in rows} == {"NO"}


def test_the_notice_and_the_rule_of_confidence_are_printed(make: Callable[..., Any]) -> None:
    items = dict(block(reading(make()), Terms).items)
    assert items["This nation"].startswith("An invented nation")
    assert "half or more of the uncertainty is judgement" in items["Confidence"]


def test_verification_has_every_hash_and_the_nations_hour(make: Callable[..., Any]) -> None:
    items = dict(block(verification(make()), Terms).items)
    assert items["Hash of the result"] == "9f" * 32
    assert items["To compute it again"] == "majlis run replay 20261124-1830-ab12cd34"
    assert items["Assessed"] == "2026-11-24 23:30 PKT (2026-11-24T18:30:00Z)"


def test_the_annex_is_red_and_only_on_demand(make: Callable[..., Any], named: Any) -> None:
    assert annex(make()) is None
    section = annex(make(annex=named))
    assert section is not None
    assert "TLP:RED" in texts(section)
    assert len(block(section, Table).rows) == 30


def test_what_nobody_watches_heads_what_the_model_leaves_out(
    assess: Callable[..., Any], make: Callable[..., Any]
) -> None:
    gaps = Gaps(unwatched=("gas", "oil"), partly_watched=("water",), unplaced_incidents=7)
    terms = block(limits(make(result=assess(gaps=gaps))), Terms)
    told = [text for _, text in terms.items][:3]
    assert told[0].startswith("No source watches Gas and Oil.")
    assert told[1].startswith("Sources watch Water for some kinds")
    assert told[2].startswith("7 incidents of unknown sector")
