from majlis.acts.report.rules import RulesCommand, rules
from majlis.acts.world import World


def test_the_rules_that_ship_as_sentences(both: World) -> None:
    result = rules(RulesCommand(nation="small"), both)
    assert [one.id for one in result.rules] == ["borders", "cert", "council", "hub", "regulator"]
    assert not any(one.own for one in result.rules)
    assert "1,000,000 people or more → kind:council" in result.text()
