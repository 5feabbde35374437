"""A result is a page in the order of the briefing; its tables and charts leave; it can be looked at again."""

import re

from tests.interfaces.web.risk.conftest import Assessments

ORDER = ("chance", "scenarios", "loss", "shares", "assumptions", "change", "backtest", "sources", "verify")


def test_it_says_everything_in_order_and_inside_its_limits(both_assessments: Assessments) -> None:
    browser = both_assessments.site.as_("risk-analyst")
    answer = browser.get(both_assessments.at(both_assessments.second))
    page = answer.content.decode()
    at = [page.find(f'<section id="{key}"') for key in ORDER if f'<section id="{key}"' in page]
    assert at == sorted(at)
    assert len(at) >= len(ORDER) - 1
    assert len(answer.content) < 200_000
    assert "SYNTHETIC" in page
    assert not re.search(r"<[^>]+\sstyle=|<style|font-family=", page)
    assert "TLP:AMBER" in page


def test_no_asset_is_named(assessments: Assessments) -> None:
    from majlis.risk.result import Annex

    run = assessments.site.world.vault.read_run(assessments.second)
    names = [one.id for one in Annex.model_validate(run.document("annex.json")).critical]
    page = assessments.site.as_("secretariat").get(assessments.at(assessments.second)).content.decode()
    assert names
    assert not [name for name in names if name in page]


def test_another_run_costs_no_more_queries(assessments: Assessments) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = assessments.site.as_("analyst")
    browser.get(assessments.at(assessments.second))
    with CaptureQueriesContext(connection) as found:
        browser.get(assessments.at(assessments.second))
    assert len(found) <= 16


def test_tables_and_charts_leave_for_who_may(assessments: Assessments) -> None:
    browser = assessments.site.as_("analyst")
    table = browser.get(f"{assessments.at(assessments.second)}table/services.csv")
    assert table.status_code == 200
    assert b"SYNTHETIC" in table.content
    assert browser.get(f"{assessments.at(assessments.second)}table/levels.xlsx").content[:2] == b"PK"
    assert b"largest event" in browser.get(f"{assessments.at(assessments.second)}table/largest.csv").content
    assert browser.get(f"{assessments.at(assessments.second)}table/none.csv").status_code == 404
    drawn = browser.get(f"{assessments.at(assessments.second)}chart/assumptions-1.svg")
    assert drawn.content.startswith(b"<svg")
    assert b"SYNTHETIC" in drawn.content
    assert b"TLP:AMBER" in drawn.content
    assert assessments.second.encode() in drawn.content
    assert browser.get(f"{assessments.at(assessments.second)}chart/assumptions-1.png").content[1:4] == b"PNG"
    assert browser.get(f"{assessments.at(assessments.second)}chart/none.svg").status_code == 404
    member = assessments.site.as_("council-member")
    assert member.get(f"{assessments.at(assessments.second)}table/services.csv").status_code == 403
    assert member.get(f"{assessments.at(assessments.second)}chart/assumptions-1.svg").status_code == 403
    assert "services.csv" not in member.get(assessments.at(assessments.second)).content.decode()


def test_why_it_changed_is_computed_by_the_worker(assessments: Assessments) -> None:
    browser = assessments.site.as_("analyst")
    at = assessments.at(assessments.second)
    assert "Compute why it changed" in browser.get(at).content.decode()
    work = browser.post(f"{at}explain/").headers["Location"]
    assert "A worker will compute it" in browser.get(at).content.decode()
    assessments.work()
    answer = browser.get(work).headers["Location"]
    assert "Because of" in browser.get(answer).content.decode()
    page = browser.get(at).content.decode()
    assert "Because of" in page
    assert "Compute why it changed" not in page
    assert browser.post(f"{assessments.at(assessments.first)}explain/").status_code == 404


def test_a_replay_says_whether_it_came_out_the_same(assessments: Assessments) -> None:
    browser = assessments.site.as_("auditor")
    at = assessments.at(assessments.second)
    work = browser.post(f"{at}replay/").headers["Location"]
    assessments.work()
    assert browser.get(work).headers["Location"].endswith("#verify")
    assert "the same" in browser.get(at).content.decode()


def test_two_runs_stand_side_by_side(assessments: Assessments) -> None:
    browser = assessments.site.as_("assistant")
    assert assessments.first in browser.get(assessments.at("compare")).content.decode()
    query = f"?before={assessments.first}&after={assessments.second}"
    page = browser.get(f"{assessments.at('compare')}{query}").content.decode()
    assert "differs" in page
    assert "same" in page
    assert browser.get(f"{assessments.at('compare')}?before=none&after=none").status_code == 404


def test_who_may_not_see_a_run_learns_nothing_of_it(assessments: Assessments) -> None:
    assert assessments.site.as_("analyst").get(assessments.at("20200101-000000-aaaaaaaa")).status_code == 404
    assert assessments.site.as_("operator").get(assessments.at(assessments.second)).status_code == 403
