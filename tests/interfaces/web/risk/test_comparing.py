"""Two assessments side by side say what is the same and what differs."""

from tests.interfaces.web.risk.conftest import Assessments


def test_what_went_in_and_what_came_out(assessments: Assessments) -> None:
    at = f"{assessments.at('compare')}?before={assessments.first}&after={assessments.second}"
    page = assessments.site.as_("analyst").get(at).content.decode()
    for words in ("Chance within 12 months", "Evidence before", "2025-02-01", "Seed", "What changed"):
        assert words in page
    assert "Compute why it changed" in page
