"""Charts of what a room said: every part adds up, many participants are thinned, both layouts draw."""

from majlis.briefing.charts import narrow, svg
from majlis.briefing.opinions import MOST_POINTS, bars, opinion_map


def test_the_parts_of_a_bar_follow_one_another_and_fill_it() -> None:
    spec = bars([("Statement 1", 6, 3, 3), ("Statement 2", 0, 0, 0)], synthetic=False)
    parts = [one for one in spec["layer"][0]["data"]["values"] if one["name"] == "Statement 1"]
    assert [(one["kind"], one["start"], one["end"]) for one in parts] == [
        ("agree", 0.0, 50.0),
        ("pass", 50.0, 75.0),
        ("disagree", 75.0, 100.0),
    ]
    assert all(one["end"] == 0 for one in spec["layer"][0]["data"]["values"] if one["name"] == "Statement 2")
    assert "6 · 3 · 3" in svg(spec)
    assert "6 · 3 · 3" in svg(narrow(spec))


def test_a_synthetic_chart_says_so() -> None:
    assert "SYNTHETIC" in svg(bars([("Statement 1", 1, 1, 1)], synthetic=True))


def test_many_participants_are_thinned_evenly() -> None:
    points = [(float(place), float(place % 7), place % 3) for place in range(10_000)]
    shown = opinion_map(points, synthetic=False)["data"]["values"]
    assert MOST_POINTS / 2 < len(shown) <= MOST_POINTS
    assert {one["group"] for one in shown} == {"A", "B", "C"}


def test_groups_differ_in_shape_and_tone() -> None:
    encoding = opinion_map([(0.0, 0.0, 0), (1.0, 1.0, 1)], synthetic=False)["encoding"]
    for name in ("shape", "color"):
        assert len(set(encoding[name]["scale"]["range"])) == 2
