"""Words for days, moments, numbers and names."""

from datetime import date

from django.utils import timezone
from tests.sites import Site

from majlis.interfaces.web.incidents import words


def test_words(site: Site) -> None:
    assert site.home
    assert words.sector_name("health") == "Health"
    assert words.sector_name("") == words.sector_name("unknown") == "unknown"
    assert words.sector_name("own") == "own"
    assert words.kind_name("ddos") == "Denial of service"
    assert words.kind_name("own") == "own"
    assert words.day_told("2025-03-01") == words.day_told(date(2025, 3, 1)) == "1 Mar 2025"
    assert words.day_told("") == words.moment_told("") == ""
    with timezone.override("Asia/Karachi"):
        assert words.moment_told("2025-03-01T20:30:00Z") == "2 Mar 2025, 01:30"
    assert words.number_told("40000") == "40,000"
    assert words.number_told("2.5") == "2.5"
    assert words.number_told("many") == "many"
    assert words.incidents_told(1, more=False) == "1 incident"
    assert words.incidents_told(10_000, more=True) == "More than 10,000 incidents"
    assert words.observations_told(2, more=False) == "2 observations"
    assert words.observations_told(10_000, more=True) == "More than 10,000 observations"
    assert words.sources_told(["b", "a", "b"]) == "2 sources: a, b"
    assert words.sources_told([]) == "0 sources"
    assert words.sector_choices(first="All", unknown=True)[0] == ("", "All")
    assert words.sector_choices(first="All", unknown=True)[-1][0] == "unknown"
    assert ("ddos", "Denial of service") in words.kind_choices(first="All")
