"""The sections of a result are drawn once for each run and each kind of reader."""

import pytest
from tests.interfaces.web.risk.conftest import Assessments

from majlis.briefing import charts
from majlis.interfaces.web.risk import threat


def test_they_are_drawn_once_for_each_kind_of_reader(assessments: Assessments) -> None:
    folder = assessments.site.home / "cache" / "drawn"
    at = assessments.at(assessments.second)
    assessments.site.as_("analyst").get(at)
    assert len(list(folder.iterdir())) == 1
    assessments.site.as_("risk-analyst").get(at)
    assert len(list(folder.iterdir())) == 1
    page = assessments.site.as_("assistant").get(at).content.decode()
    assert len(list(folder.iterdir())) == 2
    assert "/map/" not in page.split("<main")[1]


def test_shares_have_a_table_that_says_the_same(assessments: Assessments) -> None:
    page = assessments.site.as_("analyst").get(assessments.at(assessments.first)).content.decode()
    assert "The same as tables" in page


def test_who_opens_it_first_waits_for_no_chart(assessments: Assessments, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (charts, threat):  # every chart was drawn when the run ended
        monkeypatch.setattr(module, "svg", None)
    browser, at = assessments.site.as_("analyst"), assessments.at(assessments.second)
    page = browser.get(at).content.decode()
    assert "Largest single event of a year" in page
    assert page.count("<svg") > 12
    assert browser.get(f"{at}chart/loss-2.svg").content.startswith(b"<svg")
    assert "<svg" in browser.get(f"/n/{assessments.code}/threat/").content.decode()


def test_a_run_of_before_is_drawn_on_first_need(assessments: Assessments) -> None:
    folder = assessments.site.home / "vault" / "pictures"
    for path in folder.iterdir():
        path.unlink()
    page = assessments.site.as_("analyst").get(assessments.at(assessments.second)).content.decode()
    assert "Largest single event of a year" in page
    assert [path.name for path in folder.iterdir()] == [f"{assessments.second}.json.gz"]


def test_what_is_not_computed_says_so_beside_the_button_that_computes_it(assessments: Assessments) -> None:
    page = assessments.site.as_("analyst").get(assessments.at(assessments.second)).content.decode()
    change = page.split('<section id="change"')[1].split("</section>")[0]
    assert "Why it changed has not been computed yet." in change
    assert "Compute why it changed" in change
    assert "briefing" not in change
