"""The way to a first picture is told step by step, with a link for who may take the next one."""

from tests.assessed import small_nation
from tests.sites import Site


def test_steps_that_are_done_are_marked(site: Site) -> None:
    code = small_nation(site)
    page = site.as_("risk-analyst").get("/").content.decode()
    assert page.count('class="done"') == 3
    assert f'href="/n/{code}/risk/start/"' in page


def test_where_there_is_no_nation_who_may_begins_one(site: Site) -> None:
    assert 'href="/nations/' in site.as_("secretariat").get("/").content.decode()
    member = site.as_("council-member").get("/").content.decode().split("<main")[1]
    assert "Set up the nation" not in member
    assert "Your places are:" in member
