"""The small program that keeps released documents on a device: for whom, for where, and that it forgets."""

from tests.sites import Site

PATH = "/n/small/briefings/reader.js"


def test_it_acts_for_the_documents_of_one_nation_and_nothing_else(small: Site) -> None:
    answer = small.as_("council-member").get(PATH)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/n/small/briefings/"
    assert "no-cache" in answer.headers["Cache-Control"] or "no-store" in answer.headers["Cache-Control"]


def test_it_forgets_where_the_page_no_longer_says_keep_and_where_a_sign_in_is_asked(small: Site) -> None:
    """What a browser does with it is seen in tests/interfaces/browser/test_offline.py; here, that both sides agree."""
    from django.urls import reverse

    text = small.as_("council-member").get(PATH).content.decode()
    assert f'const SIGN_IN = "{reverse("account_login")}"' in text
    assert "const DAYS = 7;" in text
    assert 'text.includes(" data-keep=")' in text


def test_nobody_gets_it_without_signing_in_and_nobody_for_a_nation_unseen(small: Site) -> None:
    assert small.client().get(PATH).status_code == 302
    browser = small.as_("council-member")
    assert browser.get("/n/elsewhere/briefings/reader.js").status_code == 404
    assert browser.post(PATH).status_code == 405
