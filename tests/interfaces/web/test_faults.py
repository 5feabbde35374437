"""An error is a page with the number that says it to browsers, and it never tells more than its own words."""

import pytest
from django.http import HttpRequest
from tests.sites import Site

from majlis.interfaces.web import faults
from majlis.kernel.errors import (
    ConflictError,
    InputError,
    IntegrityError,
    MajlisError,
    NotFoundError,
    PermissionDeniedError,
    WaitsError,
)


@pytest.fixture
def request_(site: Site) -> HttpRequest:
    """Return a request of a person."""
    return site.as_("analyst").get("/").wsgi_request


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (WaitsError, 202),
        (InputError, 400),
        (PermissionDeniedError, 403),
        (NotFoundError, 404),
        (ConflictError, 409),
        (IntegrityError, 500),
        (MajlisError, 500),
    ],
)
def test_the_number_says_what_kind_of_error_it_is(kind: type[MajlisError], status: int) -> None:
    assert faults.status_of(kind("x", mend="y")) == status


def test_a_page_says_what_where_why_and_what_to_do(request_: HttpRequest) -> None:
    error = InputError(
        "<b>12</b> is no day", where="field Day", why="days are days", mend="majlis run list", code="x.y"
    )
    answer = faults.answer(request_, error)
    text = answer.content.decode()
    assert answer.status_code == 400
    for part in ("field Day", "Days are days.", 'href="/do/run/list/"', "400 · x.y"):
        assert part in text
    assert "<b>12</b>" not in text, "what was typed is shown as text, never as a page"
    assert "<html" in text


def test_a_piece_of_a_page_is_answered_with_a_piece(request_: HttpRequest) -> None:
    request_.htmx = True  # type: ignore[attr-defined]
    text = faults.answer(request_, NotFoundError("there is none", mend="look again")).content.decode()
    assert 'role="alert"' in text
    assert "<html" not in text


def test_a_forged_form_changes_nothing_and_is_told_so(site: Site) -> None:
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.cookies = site.as_("secretariat").cookies
    answer = browser.post("/do/organisation/add/", {"code": "falcon", "name": "F", "kind": "cert"})
    assert answer.status_code == 403
    assert b"web.forged" in answer.content
    from majlis.adapters.records.models import Organisation

    assert not Organisation.objects.filter(code="falcon").exists()


def test_a_failure_that_nobody_foresaw_says_nothing_of_what_it_was_about(request_: HttpRequest) -> None:
    answer = faults.broken(request_)
    assert answer.status_code == 500
    assert b"Something went wrong that should not have" in answer.content
    missing = faults.not_found(request_, ValueError("falcon"))
    assert missing.status_code == 404
    assert b"falcon" not in missing.content


def test_what_is_not_understood_is_a_page_of_its_own_words(site: Site) -> None:
    assert site
    answer = faults.bad(HttpRequest(), ValueError("falcon"))
    assert answer.status_code == 400
    assert b"What to do:" in answer.content
    assert b"falcon" not in answer.content
