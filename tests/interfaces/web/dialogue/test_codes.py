"""How a dialogue is found from the screen: short number, code word, QR code."""

import pytest
from tests.sites import Site

from majlis.interfaces.web.dialogue.codes import entry, plain, short, square, typed, whole
from majlis.kernel.errors import InputError, NotFoundError


def test_a_number_is_short_and_long() -> None:
    assert short("DIA-2026-0001") == "2026-1"
    assert whole("2026-1") == whole("2026-0001") == whole("DIA-2026-0001") == "DIA-2026-0001"
    assert whole("2026-12345") == "DIA-2026-12345"
    with pytest.raises(NotFoundError):
        whole("nothing")


@pytest.mark.parametrize(
    "text",
    ["2026-1 abcd-efgh", " 2026-1  ABCD EFGH ", "DIA-2026-0001 abcd-efgh", "2026 1, abcd efgh", "dia 2026-1/abcd-efgh"],
)
def test_what_is_typed_may_be_untidy(text: str) -> None:
    assert typed(text) == ("2026-1", "abcd-efgh")


@pytest.mark.parametrize("text", ["", "abcd-efgh", "2026-1", "2026-1 "])
def test_both_are_needed(text: str) -> None:
    with pytest.raises(InputError):
        typed(text)


def test_a_word_is_compared_without_case_and_spaces() -> None:
    assert plain(" ABCD  efgh") == "abcd-efgh"


def test_the_square_code_holds_the_whole_address(site: Site) -> None:
    assert site.home
    from django.test import RequestFactory

    address = entry(RequestFactory().get("/"), "DIA-2026-0001", "abcd-efgh")
    assert address == "http://testserver/d/2026-1/abcd-efgh/"
    drawn = str(square(address))
    assert drawn.startswith("<svg")
    assert address in drawn, "it says its address to who does not see it"
    assert "style" not in drawn
