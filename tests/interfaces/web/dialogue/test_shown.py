"""What pages call things, and how counts are drawn."""

import pytest

from majlis.dialogue.phases import PHASES
from majlis.interfaces.web.dialogue.shown import (
    bar,
    named,
    people,
    phase_name,
    phase_told,
    state_name,
    vote_name,
    way_name,
)


@pytest.fixture(autouse=True)
def _django(site: object) -> None:
    assert site


def test_every_phase_state_vote_and_way_has_a_name() -> None:
    assert len({phase_name(one) for one in PHASES}) == len({phase_told(one) for one in PHASES}) == len(PHASES)
    assert {state_name(one)[1] for one in ("waiting", "accepted", "refused", "merged")} == {
        "warn",
        "good",
        "bad",
        "muted",
    }
    assert [vote_name(one) for one in ("agree", "disagree", "pass")] == ["you agree", "you disagree", "you pass"]
    assert way_name("paper") == "on paper"


def test_a_bar_is_shares_that_add_up_and_says_its_counts() -> None:
    one = bar(6, 3, 3)
    assert one.agree + one.passed + one.disagree == pytest.approx(1)
    assert one.after == pytest.approx(0.75)
    assert one.said == "6 agree, 3 disagree, 3 pass"
    assert bar(0, 0, 0).said == "nobody yet"


def test_people_are_counted_in_words() -> None:
    assert people(1) == "1 person"
    assert people(1200) == "1,200 people"


def test_constituencies_that_are_told_together_bear_their_names() -> None:
    from majlis.acts.dialogue_lines import ConstituencyLine, HeadLine

    names = (ConstituencyLine(id="a", name="Alpha", name_ur=""), ConstituencyLine(id="b", name="Beta", name_ur=""))
    held = dict.fromkeys(HeadLine.model_fields, "x") | {"constituencies": names, "sealed": True, "word_open": True}
    talk = HeadLine.model_validate({**held, "phase": "listen"})
    assert named(talk, "a + b") == "Alpha + Beta"
    assert named(talk, "") == ""
