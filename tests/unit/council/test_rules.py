"""Rules are data: written, read and judged exactly."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.council import At, Base, Procedure, Quorum, QuorumOf, Rule, Ties, parse_rule, parse_share, show_share
from majlis.council.rules import needed
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import InputError

shares = st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=100)
quorums = st.builds(
    Quorum,
    shares,
    st.sampled_from(QuorumOf),
    st.sampled_from(At),
    strict=st.booleans(),
    count=st.integers(0, 99),
    represented=st.booleans(),
)
rules = st.builds(
    Rule,
    st.just("drawn"),
    base=st.sampled_from(Base),
    threshold=shares,
    strict=st.booleans(),
    quorum=st.none() | quorums,
    ties=st.sampled_from(Ties),
    veto=st.frozensets(st.sampled_from(["a", "b"])),
    double=st.none() | shares,
    proxies=st.integers(0, 5),
    recused_present=st.booleans(),
    procedure=st.sampled_from(Procedure),
    notice_days=st.integers(0, 30),
)


@given(rules)
def test_a_rule_is_read_as_it_was_written(rule: Rule) -> None:
    assert parse_rule(rule.facts()) == rule
    assert canonical_json(rule.facts())


def test_what_is_not_named_stands_at_its_default() -> None:
    assert parse_rule({"code": "simple"}) == Rule("simple")
    assert parse_rule({"code": "simple", "quorum": {}}) == Rule("simple", quorum=Quorum())


@given(shares, st.integers(0, 1_000))
def test_what_is_needed_is_the_least_that_is_enough(share: Fraction, total: int) -> None:
    least = needed(share, total, strict=False)
    assert least >= share * total > least - 1
    more = needed(share, total, strict=True)
    assert more > share * total >= more - 1


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        ({"code": ""}, "no code"),
        ({"code": "Two Thirds"}, "no code"),
        ({"code": "r", "threshold": "0.67"}, "no share"),
        ({"code": "r", "threshold": "2/0"}, "no share"),
        ({"code": "r", "threshold": "0/1"}, "threshold of more than 0/1"),
        ({"code": "r", "threshold": "1/1"}, "more than 1/1 cannot be met"),
        ({"code": "r", "threshold": "3/2", "strict": False}, "threshold of 3/2"),
        ({"code": "r", "double": "3/2"}, "constituencies"),
        ({"code": "r", "base": "all"}, "all"),
        ({"code": "r", "proxies": -1}, "out of range"),
        ({"code": "r", "notice_days": 4_000}, "out of range"),
        ({"code": "r", "quorum": {"least": "1/1"}}, "quorum of more than 1/1"),
        ({"code": "r", "quorum": {"least": "3/2", "strict": False}}, "quorum of 3/2"),
        ({"code": "r", "quorum": {"count": -1}}, "quorum of -1"),
        ({"code": "r", "quorum": {"of": "moon"}}, "moon"),
        ({"code": "r", "quorum": {"at": "noon"}}, "noon"),
        ({"code": "r", "colour": "red"}, "colour"),
        ({}, "code"),
    ],
)
def test_a_wrong_rule_is_told(facts: dict[str, Any], what: str) -> None:
    with pytest.raises(InputError, match=what):
        parse_rule(facts)


def test_shares_are_exact() -> None:
    assert parse_share("2/3") == Fraction(2, 3)
    assert show_share(Fraction(4, 6)) == "2/3"
    assert parse_rule({"code": "all", "threshold": "1/1", "strict": False}).needed(7) == 7
