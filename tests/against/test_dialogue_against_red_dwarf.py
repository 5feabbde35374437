"""Given the groups, our figures are those of red-dwarf to the twelfth digit.

``red_dwarf_0_4_0.json`` holds what red-dwarf 0.4.0 (PyPI) gave for the votes of :func:`votes`, of
the groups 0, 1, 2 by turns: ``calculate_comment_statistics_dataframes``, ``priority_metric``, ``run_reducer`` with
PCA. Numbers only: none of its code is here.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from majlis.dialogue import agreement, mapping
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN

THEIRS = json.loads((Path(__file__).parent / "red_dwarf_0_4_0.json").read_bytes())
PEOPLE, STATEMENTS = 40, 12
KINDS = (AGREE, AGREE, AGREE, DISAGREE, DISAGREE, PASS, UNSEEN)


def votes() -> np.ndarray:
    """Return votes by a rule that anybody can repeat."""
    rule = [
        [KINDS[(3 * one * one + 7 * two * two + 5 * one * two + one // 4) % 7] for two in range(STATEMENTS)]
        for one in range(PEOPLE)
    ]
    return np.array(rule, dtype=np.int8)


def near(found: np.ndarray, name: str) -> None:
    theirs = np.array(THEIRS[name])
    assert found.shape == theirs.shape
    assert np.abs(found - theirs).max() < 1e-12


@pytest.fixture(name="found")
def counted() -> agreement.Counts:
    return agreement.counts(votes(), np.arange(PEOPLE) % THEIRS["groups"])


def test_shares_and_their_z(found: agreement.Counts) -> None:
    near(agreement.share(found.agree, found.seen), "share_agree")
    near(agreement.share(found.disagree, found.seen), "share_disagree")
    near(agreement.z_score(found.agree, found.seen), "z_agree")
    near(agreement.z_score(found.disagree, found.seen), "z_disagree")


@pytest.mark.parametrize("side", ["agree", "disagree"])
def test_what_sets_a_group_apart(found: agreement.Counts, side: str) -> None:
    apart = agreement.representative(found, disagree=side == "disagree")
    near(apart.ratio, f"ratio_{side}")
    near(apart.z, f"apart_{side}")


def test_what_all_groups_share(found: agreement.Counts) -> None:
    near(agreement.consensus(found), "consensus")
    near(agreement.consensus(found, disagree=True), "consensus_disagree")


def test_what_is_worth_asking() -> None:
    whole = agreement.counts(votes())
    near(agreement.priority(whole, np.array(THEIRS["given_extremity"])), "priority_of_given_extremity")


def test_the_map_but_for_the_signs_of_its_axes() -> None:
    found = mapping.opinion_map(votes())
    assert np.abs(np.abs(found.participants) - np.array(THEIRS["participants"])).max() < 1e-9
    theirs = np.array(THEIRS["statements"])
    assert (
        np.abs(np.abs(found.statements) - (theirs if theirs.shape == found.statements.shape else theirs.T)).max() < 1e-9
    )
    assert np.abs(found.extremity - np.array(THEIRS["extremity"])).max() < 1e-9
    priority = agreement.priority(agreement.counts(votes()), found.extremity)
    assert priority == pytest.approx(THEIRS["priority"], rel=1e-9)
