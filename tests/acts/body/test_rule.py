import pytest
from tests.councils import council

from majlis.acts.body.rule import RuleCommand, rule
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_a_rule_is_data_and_told_in_words(recorded: World) -> None:
    council(recorded)
    facts = '{"threshold": "3/4", "strict": false, "quorum": {"count": 5}, "veto": ["chair"], "proxies": 2}'
    found = rule(RuleCommand(body="council", preset="two-thirds", code="charter", facts=facts), recorded)
    assert found.in_force
    assert "council decides by charter." in found.text()
    assert "Carried with at least 3/4 of the votes for and against." in found.words
    assert "Quorum: at least 5 must be there, when it is voted." in found.words
    assert "A no of chair stops it." in found.words
    assert "yes 6 ≥ 3/4 of 8 = 6: carried" in found.example
    beside = rule(RuleCommand(body="council", preset="silence", beside=True), recorded)
    assert beside.text().splitlines()[1] == "council may decide by silence."
    from majlis.adapters.records.council import bodies

    assert [one.rule.code for one in bodies.rules(recorded.records, "council")] == [
        "charter",
        "silence",
        "simple-majority",
    ]
    rule(RuleCommand(body="council", preset="two-thirds", code="charter"), recorded)
    assert bodies.rule_of(recorded.records, "council").veto == frozenset(), "the rule of that code gave way"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ("[1]", "no JSON object"),
        ("{", "no JSON object"),
        ('{"threshold": "0.67"}', "no share like 2/3"),
        ('{"threshold": "4/3"}', "cannot be met"),
        ('{"colour": "red"}', "colour"),
        ('{"veto": ["nobody"]}', "has no seat 'nobody'"),
    ],
)
def test_what_is_no_rule_is_refused(recorded: World, facts: str, why: str) -> None:
    council(recorded, opened=False)
    with pytest.raises(InputError, match=why):
        rule(RuleCommand(body="council", facts=facts), recorded)


def test_an_unknown_rule_is_not_found(recorded: World) -> None:
    council(recorded, opened=False)
    from majlis.adapters.records.council import bodies

    with pytest.raises(NotFoundError, match="did you mean simple-majority"):
        bodies.rule_of(recorded.records, "council", "simple-majorty")


def test_without_a_name_it_begins_with_the_rule_in_force(recorded: World) -> None:
    council(recorded, opened=False)
    rule(RuleCommand(body="council", preset="double-majority"), recorded)
    found = rule(RuleCommand(body="council", facts='{"proxies": 1}'), recorded)
    assert (found.code, found.facts["double"], found.facts["double_strict"]) == ("double-majority", "1/2", True)
    assert found.facts["proxies"] == 1
