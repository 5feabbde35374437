"""What templates may say: numbers with separators, shares, mends that lead to the page of an act."""

from django.template import Context, Template
from django.test import RequestFactory
from tests.sites import Site

from majlis.interfaces.web.tags import count, mend, percent


def test_numbers_and_shares() -> None:
    assert count(1234567) == "1,234,567"
    assert count(None) == ""
    assert percent(0.5) == "50"
    assert percent(0.5049, 1) == "50.5"


def test_a_command_in_a_mend_leads_to_its_page_and_nothing_else_is_markup() -> None:
    told = mend("do <b>it</b> with majlis nation list, then look")
    assert '<a href="/do/nation/list/">nation list</a>' in told
    assert "<b>" not in told


def test_a_page_with_other_parameters(site: Site) -> None:
    assert site
    request = RequestFactory().get("/x/?a=1&b=2")
    text = Template("{% query a=None b=3 c='x y' %}").render(Context({"request": request}))
    assert text in {"?b=3&amp;c=x+y", "?b=3&c=x+y"}
