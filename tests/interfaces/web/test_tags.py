"""What templates may say: numbers with separators, shares, mends that lead to the page of an act."""

from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from tests.sites import Site

from majlis.interfaces.web import tags
from majlis.interfaces.web.tags import about, count, mend, percent


def test_numbers_and_shares() -> None:
    assert count(1234567) == "1,234,567"
    assert count(None) == ""
    assert [about(one) for one in (64_309_093, 4_248_182.4, 37.4, 3.2, 0)] == [
        "64,000,000",
        "4,200,000",
        "37",
        "3",
        "0",
    ]
    assert percent(0.5) == "50"
    assert percent(0.5049, 1) == "50.5"


def test_a_command_in_a_mend_leads_to_its_page_and_nothing_else_is_markup() -> None:
    told = mend("do <b>it</b> with majlis nation list, then look")
    assert '<a href="/do/nation/list/">nation list</a>' in told
    assert "<b>" not in told


def test_a_command_alone_is_told_by_what_it_does() -> None:
    assert mend("majlis nation list") == '<a href="/do/nation/list/">List the nations in the records</a>'
    assert mend("majlis approval list").startswith('<a href="/account/approvals/">List what waits')


def test_a_page_with_other_parameters(site: Site) -> None:
    assert site
    request = RequestFactory().get("/x/?a=1&b=2")
    text = Template("{% query a=None b=3 c='x y' %}").render(Context({"request": request}))
    assert text in {"?b=3&amp;c=x+y", "?b=3&c=x+y"}


def test_a_command_ends_before_its_bracket() -> None:
    told = str(mend("agree (majlis approval give ok-1), and do it again"))
    assert told.startswith("agree (<a ")
    assert told.endswith("</a>), and do it again")


def test_values_are_told_in_words() -> None:
    assert tags.told("analyst", "role") == "Analyst of a CERT"
    assert tags.told("ab" * 32, "sha256") == "abababababab…"
    assert tags.told("x", "role") == "x"
    assert tags.deed("person end") == "Ending a role"
    assert tags.called("until") == "Before the day"
    assert tags.utc("2026-11-26T03:15:18Z") == '<time datetime="2026-11-26T03:15:18Z">2026-11-26 03:15 UTC</time>'


def test_an_instant_stands_in_the_clock_of_the_page() -> None:
    with timezone.override("Asia/Karachi"):
        assert tags.moment("2026-11-26T20:15:00Z") == "27 Nov 2026, 01:15"
    assert tags.moment("") == ""
