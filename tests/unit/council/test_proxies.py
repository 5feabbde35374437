"""Whatever proxies are given in whatever order: no chain, none twice, never more than the rule lets."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.council.proxies import Wanted, demand_proxy
from majlis.kernel.errors import ConflictError

CODES = [f"s{number}" for number in range(7)]
ENTITLED, THERE = frozenset(CODES[:6]), frozenset(CODES[3:])


@settings(max_examples=120)
@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), max_size=20), st.integers(0, 3))
def test_no_chain_and_no_more_than_the_rule_lets(tries: list[tuple[str, str]], most: int) -> None:
    """Law: against all that proxies may not be, said plainly."""
    given_now: dict[str, str] = {}
    for away, holder in tries:
        wanted = {**given_now, away: holder}
        allowed = (
            away not in given_now
            and away != holder
            and {away, holder} <= ENTITLED
            and away not in THERE
            and not set(wanted) & set(wanted.values())
            and max(Counter(wanted.values()).values()) <= most
        )
        try:
            demand_proxy(Wanted(away, holder), given_now, most=most, entitled=ENTITLED, there=THERE)
        except ConflictError:
            assert not allowed
        else:
            assert allowed
            given_now = wanted


def test_the_reason_is_told() -> None:
    with pytest.raises(ConflictError, match="the rule lets nobody vote for others"):
        demand_proxy(Wanted("s0", "s3"), {}, most=0, entitled=ENTITLED, there=THERE)
