"""Pages on rates, losses, places and scenarios."""

from collections.abc import Callable
from typing import Any

from majlis.briefing.document import Chart, Heading, Paragraph, Table
from majlis.briefing.pages import alt_rows, loss, places, rates, scenarios, shares, threat_changes


def block(section: Any, kind: type) -> Any:
    return next(one for one in section.blocks if isinstance(one, kind))


def test_rates_are_ranked_and_all_sectors_come_last(make: Callable[..., Any]) -> None:
    section = rates(make())
    table = block(section, Table)
    months = [row[0] for row in table.rows]
    assert months[0] == "Power"
    assert months[-1] == "All sectors"
    assert len(months) == 12
    health = next(row for row in table.rows if row[0] == "Health")
    assert health[1:6] == ("160", "24", "6.7 (5.3–8.3)", "4 → 6.6", "rising")


def test_the_compared_periods_are_named(make: Callable[..., Any]) -> None:
    texts = [one.text for one in rates(make()).blocks if isinstance(one, Paragraph)]
    assert any("Before: 2026-05-24..2026-08-24. Now: 2026-08-24..2026-11-24." in text for text in texts)


def test_what_was_not_compared_has_no_figures(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    threats = tuple(one.model_copy(update={"earlier": "", "later": ""}) for one in assess().threat)
    row = block(rates(make(result=assess(threat=threats))), Table).rows[0]
    assert row[4:] == ("–", "cannot tell", "–", "–")


def test_alternative_texts_hold_the_numbers(make: Callable[..., Any]) -> None:
    assert "Health 6.7, range 5.3 to 8.3" in block(rates(make()), Chart).alt
    assert "Power 27\N{NO-BREAK SPACE}million" in block(shares(make()), Chart).alt
    assert "Lahore" in block(places(make()), Chart).alt
    assert "person-hours" in block(loss(make()), Chart).alt
    assert alt_rows(["a", "b", "c"]) == "a; b; c"


def test_every_level_has_its_row(make: Callable[..., Any]) -> None:
    rows = block(loss(make()), Table).rows
    assert [row[0].split()[0] for row in rows] == ["5", "10", "20", "50", "100", "250"]
    assert rows[0][1] == "260\N{NO-BREAK SPACE}million (120–560)"


def test_the_largest_event_has_its_curve_where_it_was_kept(make: Callable[..., Any]) -> None:
    curve = make().result.curve
    alone, both = ([one for one in loss(make(largest=one)).blocks if isinstance(one, Chart)] for one in ((), curve))
    assert len(alone) == 1
    assert [one.alt.split(".")[0] for one in both] == [
        "Curve of the chance that a year's loss exceeds an amount",
        "Curve of the chance that the largest event of a year exceeds an amount",
    ]
    headings = [one.text for one in loss(make(largest=curve)).blocks if isinstance(one, Heading)]
    assert headings == ["Whole year", "Largest single event of a year"]


def test_changes_are_ranked_and_wide_ranges_left_out(assess: Callable[..., Any]) -> None:
    first, second, *_ = assess().threat
    up = first.model_copy(update={"ratio": first.ratio.model_copy(update={"mean": 1.2})})
    wide = second.model_copy(update={"ratio": second.ratio.model_copy(update={"high": 50.0})})
    chart = block(threat_changes((up, second, assess().threat[-1]), synthetic=True), Chart)
    assert [row["name"] for row in chart.spec["data"]["values"]][-1] == "Power"
    assert "All sectors 1.3" in chart.alt
    assert threat_changes((wide, first.model_copy(update={"earlier": ""})), synthetic=True) is None


def test_a_map_that_was_laid_out_is_taken(make: Callable[..., Any]) -> None:
    laid = {"made": "before"}
    assert block(places(make(map=laid)), Chart).spec is laid


def test_ten_areas_and_no_map_without_places(make: Callable[..., Any]) -> None:
    assert len(block(places(make()), Table).rows) == 10
    assert "The ten areas" in block(places(make()), Paragraph).text
    assert places(make(places={})) is None


def test_of_a_few_areas_none_is_called_the_largest_ten(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    shown = places(make(result=assess(by_area=assess().by_area[:4])))
    assert len(block(shown, Table).rows) == 4
    assert "ten" not in block(shown, Paragraph).text


def test_scenarios_are_counts(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    rows = block(scenarios(make()), Table).rows
    assert rows[1][1:] == ("One shared supplier fails", "40", "280", "6\N{NO-BREAK SPACE}million", "14 (9–30)")
    assert scenarios(make(result=assess(scenarios=()))) is None
