"""How often attacks are reported, counted now or on a day, with reasons for every "cannot tell"."""

import pytest
from tests.interfaces.web.risk.conftest import Assessments

from majlis.acts.worker.work import WorkCommand, work
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


def test_what_is_too_much_for_a_page_is_told_from_the_assessment_and_counted_by_the_worker(
    assessments: Assessments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threat, "_LARGE", -1)
    browser = assessments.site.as_("analyst")
    at = f"/n/{assessments.code}/threat/"
    page = browser.get(at).content.decode()
    assert assessments.second in page
    assert "Count today&#x27;s evidence" in page or "Count today's evidence" in page
    waiting = browser.post(f"{at}count/", follow=True)
    assert "It waits" in waiting.content.decode()
    assert work(WorkCommand(once=True), assessments.site.world).done == 1
    counted = browser.get(waiting.redirect_chain[0][0], follow=True).content.decode()
    assert "each counted once, as known at" in counted
    assert assessments.second not in counted.split("<main")[1]
    assert "each counted once, as known at" in browser.get(at).content.decode()
    assert assessments.second in assessments.site.as_("risk-analyst").get(at).content.decode()


def test_what_nobody_has_counted_yet_is_asked_for(assessments: Assessments, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threat, "_LARGE", -1)
    browser = assessments.site.as_("operator")
    at = f"/n/{assessments.code}/threat/"
    assert "to count them takes a while" in browser.get(at, {"as_of": "2025-01-15"}).content.decode()
    assert browser.get(f"{at}table.csv", {"as_of": "2025-01-15"}).status_code == 404
    code = browser.post(f"{at}count/", {"as_of": "2025-01-15"})["Location"]
    assert browser.get(code, headers={"hx-request": "true"}).status_code == 200
    assert work(WorkCommand(once=True), assessments.site.world).done == 1
    answer = browser.get(code, headers={"hx-request": "true"})
    assert answer["HX-Redirect"] == f"{at}?as_of=2025-01-15"
    assert "as known before 2025-01-15" in browser.get(answer["HX-Redirect"]).content.decode()
    assert browser.get(f"{at}table.csv", {"as_of": "2025-01-15"}).status_code == 200


def test_it_leaves_as_a_file(assessments: Assessments) -> None:
    at = f"/n/{assessments.code}/threat/table."
    table = assessments.site.as_("analyst").get(f"{at}csv").content.decode()
    assert "All sectors" in table
    assert "cert" in table
    assert assessments.site.as_("council-member").get(f"{at}csv").status_code == 403


def test_who_may_not_is_refused(assessments: Assessments) -> None:
    assert assessments.site.as_("auditor").get(f"/n/{assessments.code}/threat/").status_code == 403
