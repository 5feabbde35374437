import pytest

from majlis.evidence.reporting.routing import Party, Rule, holds, parts_for, routes, shipped
from majlis.evidence.reporting.stages import Facts

PARTIES = (
    Party("cert", "cert", frozenset()),
    Party("clinic", "operator", frozenset({"health"})),
    Party("health", "regulator", frozenset({"health"})),
    Party("money", "regulator", frozenset({"banking"})),
    Party("office", "council", frozenset()),
)


def shown(facts: Facts, served: int = 0) -> dict[str, str]:
    return {one.organisation: one.reason for one in routes(shipped().values(), facts, served, PARTIES)}


def test_the_rules_that_ship() -> None:
    assert set(shown(Facts())) == {"cert"}
    assert set(shown(Facts(sector="health"))) == {"cert", "health"}
    assert set(shown(Facts(sector="health", cross_border="yes"))) == {"cert", "health", "office"}
    assert "borders" in shown(Facts(cross_border="yes"))["office"]
    assert set(shown(Facts(people=1_000_000))) == {"cert", "office"}
    assert set(shown(Facts(), served=1_000_000)) == {"cert", "office"}
    assert all(rule.reason for rule in shipped().values())


def test_every_reason_is_told_and_each_section_once() -> None:
    (office,) = [
        one for one in routes(shipped().values(), Facts(people=2_000_000, cross_border="yes"), 0, PARTIES)
        if one.organisation == "office"
    ]  # fmt: skip
    assert office.rules == ("council", "borders")
    assert "; " in office.reason
    assert len(set(office.parts)) == len(office.parts)


def test_no_rule_shows_one_operator_what_befell_another() -> None:
    rule = Rule("all", recipients=("clinic", "kind:operator"), reason="x")
    assert routes([rule], Facts(), 0, PARTIES) == ()


@pytest.mark.parametrize(
    ("rule", "yes"),
    [
        (Rule("a", sector="health"), True),
        (Rule("a", sector="banking"), False),
        (Rule("a", kind="ddos"), False),
        (Rule("a", people=10), True),
        (Rule("a", people=11), False),
        (Rule("a", cross_border="yes"), False),
    ],
)
def test_a_rule_holds_where_all_that_it_names_holds(rule: Rule, *, yes: bool) -> None:
    assert holds(rule, Facts(sector="health", kind="ransomware", people=10), 0) is yes


def test_named_sections_stand_in_place_of_those_for_the_kind() -> None:
    assert parts_for("regulator", ("technical",)) == ("report", "thread", "notes", "technical")
    assert "technical" not in parts_for("regulator")
