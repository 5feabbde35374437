"""The sections of a result are drawn once for each run and each kind of reader."""

from tests.interfaces.web.risk.conftest import Assessments


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
