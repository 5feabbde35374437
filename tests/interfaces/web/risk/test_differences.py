"""What a worker found out about a run is told, and what it could not."""

from tests.interfaces.web.risk.conftest import Assessments


def test_a_replay_that_failed_says_why(assessments: Assessments) -> None:
    from majlis.adapters.records.models import Run

    browser = assessments.site.as_("analyst")
    at = assessments.at(assessments.second)
    browser.post(f"{at}replay/")
    assert "A worker will compute it" in browser.get(at).content.decode()
    fault = {
        "code": "runs.different",
        "what": "run x came out different in: headline",
        "where": "",
        "why": "",
        "mend": "",
    }
    Run.everything.filter(act="run replay").update(state="failed", fault=fault)
    assert "Run x came out different in: headline" in browser.get(at).content.decode()
    Run.everything.filter(act="run replay").update(state="cancelled", fault=None)
    assert "It was cancelled" in browser.get(at).content.decode()
    Run.everything.filter(act="run replay").update(state="done", result_sha256="0" * 64)
    assert "DIFFERENT" in browser.get(at).content.decode()
