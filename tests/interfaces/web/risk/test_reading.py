"""A row says who may see an assessment; its result is read once, and a right that is missing is noted."""

from tests.interfaces.web.risk.conftest import Assessments

from majlis.interfaces.web.risk import reading


def test_what_was_read_once_is_not_read_again(assessments: Assessments) -> None:
    browser = assessments.site.as_("analyst")
    browser.get(assessments.at(assessments.first))
    misses = reading._result.cache_info().misses
    browser.get(assessments.at(assessments.first))
    assert reading._result.cache_info().misses == misses


def test_a_run_above_the_readers_marking_is_as_if_it_were_not_there(assessments: Assessments) -> None:
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Run
    from majlis.kernel.marking import Marking

    browser = assessments.site.as_("analyst")
    assert browser.get(assessments.at(assessments.second)).status_code == 200
    red = marking_key(Marking.parse("TLP:RED/SECRET/health"))
    Run.everything.filter(vault_run=assessments.second).update(marking_id=red)
    assert browser.get(assessments.at(assessments.second)).status_code == 404
    page = browser.get(f"/n/{assessments.code}/").content.decode()
    assert assessments.second not in page
    assert assessments.first in page


def test_a_refusal_is_noted(assessments: Assessments) -> None:
    from majlis.adapters.records.models import AuditEntry

    assessments.site.as_("operator").get(assessments.at())
    assert AuditEntry.objects.filter(act="page", outcome="refused").exists()
