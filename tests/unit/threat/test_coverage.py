from collections.abc import Callable
from datetime import date

import pytest

from majlis.evidence import Entry, Observation
from majlis.kernel.errors import InputError
from majlis.threat.coverage import breaks, cells, picture

Source = Callable[..., Entry]
Rows = Callable[..., list[Observation]]


def test_cells() -> None:
    assert cells(()) == (("", ""),)
    assert len(cells(("sector",))) == 11
    assert len(cells(("kind",))) == 8
    assert len(cells(("kind", "sector"))) == 88
    for wrong in (("area",), ("sector", "sector")):
        with pytest.raises(InputError):
            cells(wrong)


def test_one_source_is_one_span(source: Source) -> None:
    spans = picture([], [source("a", "2024-01-01..2025-01-01")], None).spans(("health", ""))
    assert [(str(one.window), one.sources) for one in spans] == [("2024-01-01..2025-01-01", ("a",))]


def test_a_source_that_starts_or_stops_splits(source: Source) -> None:
    entries = [source("a", "2024-01-01..2025-01-01"), source("b", "2024-06-01..2024-09-01")]
    spans = picture([], entries, None).spans(("", ""))
    assert [str(one.window) for one in spans] == [
        "2024-01-01..2024-06-01",
        "2024-06-01..2024-09-01",
        "2024-09-01..2025-01-01",
    ]
    assert breaks(spans) == ("2024-06-01: b starts", "2024-09-01: b stops")


def test_a_source_of_another_sector_does_not_split(source: Source) -> None:
    entries = [source("a", "2024-01-01..2025-01-01"), source("b", "2024-06-01..2024-09-01", sectors=("water",))]
    seen = picture([], entries, None)
    assert len(seen.spans(("health", ""))) == 1
    assert len(seen.spans(("water", ""))) == 3
    assert len(seen.spans(("", ""))) == 3


def test_a_gap_is_unknown(source: Source) -> None:
    entries = [source("a", "2024-01-01..2024-03-01"), source("b", "2024-06-01..2024-09-01")]
    spans = picture([], entries, None).spans(("health", ""))
    assert [str(one.window) for one in spans] == ["2024-01-01..2024-03-01", "2024-06-01..2024-09-01"]
    assert breaks(spans) == ("2024-03-01: not fully covered until 2024-06-01", "2024-06-01: b starts, a stops")


def test_a_cell_is_covered_only_as_a_whole(source: Source) -> None:
    some = source("a", "2024-01-01..2025-01-01", kinds=("ransomware",))
    rest = source("b", "2024-06-01..2025-01-01", kinds=tuple(k for _, k in cells(("kind",)) if k != "ransomware"))
    seen = picture([], [some, rest], None)
    assert len(seen.spans(("health", "ransomware"))) == 1
    assert [str(one.window) for one in seen.spans(("health", ""))] == ["2024-06-01..2025-01-01"]


def test_kev_is_no_source_of_incidents(source: Source) -> None:
    assert picture([], [source("kev", "2024-01-01..2025-01-01", form="kev")], None).spans(("", "")) == ()


def test_outside_the_window_or_the_cover_nothing_counts(source: Source, rows: Rows) -> None:
    entries = [source("a", "2024-01-01..2025-01-01", sectors=("health",))]
    observations = [
        *rows("a", "2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01"),
        *rows("a", "2024-05-05", sector="water"),
        *rows("stranger", "2024-05-05"),
    ]
    seen = picture(observations, entries, None)
    assert [one.day for one in seen.incidents] == [date(2024, 1, 1), date(2024, 12, 31)]
    assert seen.ignored == 4


def test_what_became_known_later_is_hidden(source: Source, rows: Rows) -> None:
    entries = [source("a", "2024-01-01..2025-01-01"), source("b", "2024-09-01..2025-01-01")]
    observations = rows("a", "2024-05-01", "2024-06-20", "2024-07-01", lag=10)
    seen = picture(observations, entries, date(2024, 7, 1))
    assert [one.day for one in seen.incidents] == [date(2024, 5, 1), date(2024, 6, 20)]
    assert len(picture(observations, entries, date(2024, 6, 30)).incidents) == 1
    assert [str(one.window) for one in seen.spans(("", ""))] == ["2024-01-01..2024-07-01"]
    assert picture(observations, entries, date(2024, 1, 1)).spans(("", "")) == ()


def test_a_later_report_does_not_change_an_earlier_picture(source: Source, rows: Rows) -> None:
    entries = [source("a", "2024-01-01..2025-01-01"), source("b", "2024-01-01..2025-01-01")]
    early, late = rows("a", "2024-05-01"), rows("b", "2024-05-01", lag=90)
    assert picture([*early, *late], entries, date(2024, 6, 1)).incidents == picture(early, entries, None).incidents
    assert picture([*early, *late], entries, None).incidents[0].sources == ("a", "b")


def test_parts_of_one_source_do_not_split(source: Source, rows: Rows) -> None:
    entries = [source("a.2024-01", "2024-01-01..2024-02-01"), source("a.2024-02", "2024-02-01..2024-03-01")]
    seen = picture([*rows("a.2024-01", "2024-01-31", "2024-02-01"), *rows("a.2024-02", "2024-02-01")], entries, None)
    assert [(str(one.window), one.sources) for one in seen.spans(("", ""))] == [("2024-01-01..2024-03-01", ("a",))]
    assert seen.count(("", ""), seen.spans(("", ""))[0].window) == 2


def test_a_source_that_names_no_sector_counts_in_all_and_splits_no_sector(source: Source, rows: Rows) -> None:
    entries = [source("a", "2024-01-01..2025-01-01"), source("b", "2024-06-01..2025-01-01", sectors=("unknown",))]
    told = [*rows("a", "2024-02-01", "2024-07-01"), *rows("b", "2024-08-01", sector="")]
    seen = picture(told, entries, None)
    assert [str(one.window) for one in seen.spans(("health", ""))] == ["2024-01-01..2025-01-01"]
    assert [one.sources for one in seen.spans(("", "ransomware"))] == [("a",), ("a", "b")]
    assert (len(seen.days["", ""]), len(seen.days["health", ""]), seen.ignored) == (3, 2, 0)
    alone = picture([], entries[1:], None)
    assert alone.spans(("health", "")) == ()
    assert len(alone.spans(("", ""))) == 1
