"""How often attacks are reported, counted now or on a day, with reasons for every "cannot tell"."""

import pytest
from tests.interfaces.web.risk.conftest import Assessments

from majlis.interfaces.web.risk import threat


def test_levels_changes_and_who_says_so(both_assessments: Assessments) -> None:
    browser = both_assessments.site.as_("operator")
    page = browser.get(f"/n/{both_assessments.code}/threat/").content.decode()
    for words in ("How often attacks are reported", "Why we cannot tell", "Who says so", "cert", "<svg", "SYNTHETIC"):
        assert words in page
    assert "style=" not in page


def test_as_known_on_a_day(assessments: Assessments) -> None:
    browser = assessments.site.as_("analyst")
    at = f"/n/{assessments.code}/threat/"
    assert "as known before 2025-01-15" in browser.get(f"{at}?as_of=2025-01-15").content.decode()
    assert browser.get(f"{at}?as_of=soon").status_code == 400


def test_too_much_to_count_for_a_page_is_told_from_the_assessment(
    assessments: Assessments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threat, "_LARGE", 0)
    browser = assessments.site.as_("analyst")
    at = f"/n/{assessments.code}/threat/"
    assert assessments.second in browser.get(at).content.decode()
    assert assessments.second not in browser.get(f"{at}?now=yes").content.decode().split("<main")[1]


def test_it_leaves_as_a_file(assessments: Assessments) -> None:
    at = f"/n/{assessments.code}/threat/table."
    table = assessments.site.as_("analyst").get(f"{at}csv").content.decode()
    assert "All sectors" in table
    assert "cert" in table
    assert assessments.site.as_("council-member").get(f"{at}csv").status_code == 403


def test_who_may_not_is_refused(assessments: Assessments) -> None:
    assert assessments.site.as_("auditor").get(f"/n/{assessments.code}/threat/").status_code == 403
