"""In which days incidents are logged is said in plain words, and can be undone."""

from tests.hand import enter
from tests.sites import Site

PAGE = "/n/small/incidents/days/"


def test_the_days_are_set_and_counted(both: Site) -> None:
    enter(both.world.records)
    browser = both.as_("analyst")
    assert b"unknown is not zero" in browser.get(PAGE).content
    assert browser.post(PAGE, {"start": ""}).status_code == 400
    answer = browser.post(PAGE, {"start": "2025-01-01", "sectors": ["health"]}, follow=True)
    assert b"from 1 Jan 2025" in answer.content
    assert b"1 of 1" in answer.content
    assert browser.post(PAGE, {"start": "2025-01-01", "until": "2024-01-01"}).status_code == 400
    assert both.as_("council-member").get(PAGE).status_code == 403
