"""Named rules are rules, and parts of them may be otherwise."""

from dataclasses import replace

import pytest

from majlis.council.presets import PRESETS, changed, preset, ruled
from majlis.council.rules import Procedure, Ties, parse_rule
from majlis.kernel.errors import InputError


@pytest.mark.parametrize("code", list(PRESETS))
def test_each_is_kept_as_data_and_read_back(code: str) -> None:
    assert preset(code).code == code
    assert parse_rule(preset(code).facts()) == preset(code)


def test_parts_are_otherwise() -> None:
    found = ruled("two-thirds", "charter", {"ties": "chair", "quorum": {"count": 5}, "proxies": 1})
    assert (found.code, str(found.threshold), found.strict) == ("charter", "2/3", False)
    assert found.quorum is not None
    assert (found.quorum.count, found.quorum.strict, found.ties, found.proxies) == (5, True, Ties.CHAIR, 1)
    assert ruled("simple-majority") == preset("simple-majority")


def test_a_quorum_can_be_taken_away_and_given() -> None:
    assert ruled("simple-majority", changes={"quorum": None}).quorum is None
    silent = ruled("silence", changes={"quorum": {"count": 3}})
    assert silent.procedure is Procedure.SILENCE
    assert silent.quorum is not None
    assert silent.quorum.count == 3


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(InputError, match="did you mean consensus"):
        preset("concensus")


def test_a_rule_in_force_is_changed_in_part() -> None:
    base = ruled("double-majority", "charter", {"ties": "chair"})
    found = changed(base, changes={"proxies": 1})
    assert found == replace(base, proxies=1)
    assert found.double_strict
    assert not changed(base, changes={"double": "2/3"}).double_strict
    assert changed(base, changes={"double": "1/2", "double_strict": True}).double_strict


@pytest.mark.parametrize("facts", [{"double": "1/1", "double_strict": True}, {"double": None, "double_strict": True}])
def test_more_than_all_or_more_than_no_share_is_no_rule(facts: dict[str, object]) -> None:
    with pytest.raises(InputError, match="constituencies"):
        ruled("double-majority", changes=facts)
