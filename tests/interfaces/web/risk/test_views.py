"""An assessment is asked for, watched, cancelled, tried again and listed; who may not is told so."""

from tests.interfaces.web.risk.conftest import Assessments
from tests.sites import Site
from tests.small import published

START = {"people": "1000", "hours": "24", "draws": "2", "years": "20", "seed": "3"}


def test_they_are_listed_newest_first(assessments: Assessments) -> None:
    page = assessments.site.as_("assistant").get(assessments.at()).content.decode()
    assert page.index(assessments.second) < page.index(assessments.first)
    assert "Assess anew" not in page
    older = assessments.site.as_("analyst").get(f"{assessments.at()}?after={assessments.second}").content.decode()
    assert assessments.first in older
    assert assessments.second not in older.split("<main")[1]


def test_from_the_form_to_the_result(both_assessments: Assessments) -> None:
    browser = both_assessments.site.as_("analyst")
    form = browser.get(both_assessments.at("start")).content.decode()
    assert 'value="100"' in form
    sent = browser.post(both_assessments.at("start"), START)
    assert sent.status_code == 302
    at = sent.headers["Location"]
    page = browser.get(at).content.decode()
    assert "It waits for the worker" in page
    assert 'http-equiv="refresh"' in page
    assert 'hx-trigger="every' in page
    both_assessments.work()
    done = browser.get(at)
    assert done.status_code == 302
    assert browser.get(done.headers["Location"]).status_code == 200
    piece = browser.get(at, headers={"HX-Request": "true"})
    assert piece.headers["HX-Redirect"] == done.headers["Location"]


def test_cancel_and_start_again(assessments: Assessments) -> None:
    browser = assessments.site.as_("analyst")
    at = browser.post(assessments.at("start"), START).headers["Location"]
    assert browser.get(f"{at}cancel/").status_code == 405
    assert browser.post(f"{at}cancel/").status_code == 302
    page = browser.get(at).content.decode()
    assert "It was cancelled" in page
    assert "hx-trigger" not in page
    assert browser.post(f"{at}retry/").status_code == 302
    assert "It waits" in browser.get(at, headers={"HX-Request": "true"}).content.decode()
    assert browser.post(f"{at}retry/").status_code == 409


def test_a_wrong_value_is_said_at_its_field(assessments: Assessments) -> None:
    answer = assessments.site.as_("analyst").post(assessments.at("start"), START | {"draws": "1"})
    assert answer.status_code == 400
    assert 'id="id_draws_error"' in answer.content.decode()


def test_who_may_not_is_refused(assessments: Assessments) -> None:
    reader = assessments.site.as_("council-member")
    assert reader.get(assessments.at("start")).status_code == 403
    assert assessments.site.as_("operator").get(assessments.at()).status_code == 403
    at = assessments.site.as_("analyst").post(assessments.at("start"), START).headers["Location"]
    assert reader.post(f"{at}cancel/").status_code == 403
    assert "Cancel" not in reader.get(at).content.decode()


def test_without_evidence_the_way_to_it_stands_instead_of_the_form(site: Site) -> None:
    code = published(site.world)
    browser = site.as_("analyst")
    for address in (f"/n/{code}/risk/", f"/n/{code}/risk/start/"):
        page = browser.get(address).content.decode()
        assert f'href="/n/{code}/evidence/add/">Add evidence' in page
        assert 'name="draws"' not in page
        assert "Assess anew" not in page
    assert "Ask an analyst to add some" in site.as_("council-member").get(f"/n/{code}/risk/").content.decode()


def test_work_of_another_nation_is_not_there(assessments: Assessments) -> None:
    assert assessments.site.as_("analyst").get(assessments.at("work", "work-none")).status_code == 404
