"""A few letters bring operators and areas."""

from tests.hand import enter
from tests.sites import Site


def test_options_are_escaped_and_need_two_letters(small: Site) -> None:
    enter(small.world.records, operator='Clinic "A" <b>')
    browser = small.as_("analyst")
    found = browser.get("/n/small/incidents/suggest/", {"of": "operator", "operator": "clin"}).content.decode()
    assert "Clinic &quot;A&quot; &lt;b&gt;" in found
    assert browser.get("/n/small/incidents/suggest/", {"of": "operator", "operator": "c"}).content.strip() == b""
