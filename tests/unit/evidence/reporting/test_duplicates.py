from datetime import UTC, datetime, timedelta

import pytest

from majlis.evidence.reporting.duplicates import Account, compare, indicators, suggest, words
from majlis.kernel.errors import InputError

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
NEAR = timedelta(days=3)
ONE = Account("REP-2026-0001", "clinic", NOON, "ransomware", "Patient systems locked by 198.51.100.7")


def other(code: str = "REP-2026-0002", **facts: object) -> Account:
    return Account(**{"code": code, "operator": "bank", "aware": NOON, "kind": "ddos", "text": "", **facts})  # type: ignore[arg-type]


def test_the_same_operator_near_in_time_is_suggested() -> None:
    found = suggest(ONE, [other(operator="Clinic", aware=NOON + timedelta(hours=5))], NEAR)
    assert [(one.code, one.reasons) for one in found] == [("REP-2026-0002", ("same operator", "5 h apart"))]
    assert suggest(ONE, [other(operator="clinic", aware=NOON + timedelta(days=9))], NEAR) == ()


def test_an_address_in_common_is_enough_and_is_named() -> None:
    found = suggest(ONE, [other(text="seen 198[.]51[.]100[.]7", aware=NOON + timedelta(days=30))], NEAR)
    assert found[0].reasons == ("both name 198.51.100.7",)


def test_words_alone_are_not_enough() -> None:
    text = "patient systems locked yesterday"
    assert "both say locked, patient, systems" in compare(ONE, other(text=text), NEAR).reasons
    assert suggest(ONE, [other(text=text)], NEAR) == ()


def test_two_unknown_operators_are_not_the_same() -> None:
    assert compare(other(operator=""), other("x", operator="", kind="", aware=NOON + 2 * NEAR), NEAR).points == 0


def test_the_likeliest_comes_first_and_none_is_like_itself() -> None:
    many = [other("b", operator="clinic"), other("a", operator="clinic", kind="ransomware"), ONE]
    assert [one.code for one in suggest(ONE, many, NEAR)] == ["a", "b"]
    with pytest.raises(InputError):
        suggest(ONE, many, timedelta(0))


def test_what_is_read_from_a_text() -> None:
    assert indicators("CVE-2024-1234 at Evil.example and " + "a" * 64) == {"cve-2024-1234", "evil.example", "a" * 64}
    assert words("The pumps of the plant") == {"pumps", "plant"}
