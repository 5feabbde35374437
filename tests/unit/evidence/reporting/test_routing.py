import pytest

from majlis.evidence.reporting.routing import Party, Rule, Weight, depending, holds, parts_for, routes, shipped
from majlis.evidence.reporting.stages import Facts

PARTIES = (
    Party("cert", "cert", frozenset()),
    Party("clinic", "operator", frozenset({"health"})),
    Party("health", "regulator", frozenset({"health"})),
    Party("money", "regulator", frozenset({"banking"})),
    Party("office", "council", frozenset()),
)


def shown(facts: Facts, **weight: int) -> dict[str, str]:
    found = routes(shipped().values(), facts, Weight("clinic", **weight), PARTIES)
    return {one.organisation: one.reason for one in found}


def test_the_rules_that_ship() -> None:
    assert set(shown(Facts())) == {"cert"}
    assert set(shown(Facts(sector="health"))) == {"cert", "health"}
    assert set(shown(Facts(sector="health", cross_border="yes"))) == {"cert", "health", "office"}
    assert "borders" in shown(Facts(cross_border="yes"))["office"]
    assert set(shown(Facts(people=1_000_000))) == {"cert", "office"}
    assert set(shown(Facts(), served=1_000_000)) == {"cert", "office"}
    assert set(shown(Facts(), dependents=99)) == {"cert"}
    assert "cannot do without" in shown(Facts(), dependents=100)["office"]
    assert all(rule.reason for rule in shipped().values())


def test_every_reason_is_told_and_each_section_once() -> None:
    (office,) = [
        one for one in routes(shipped().values(), Facts(people=2_000_000, cross_border="yes"), Weight(), PARTIES)
        if one.organisation == "office"
    ]  # fmt: skip
    assert office.rules == ("council", "borders")
    assert "; " in office.reason
    assert len(set(office.parts)) == len(office.parts)


def test_no_rule_shows_one_operator_what_befell_another() -> None:
    rule = Rule("all", recipients=("clinic", "kind:operator"), reason="x")
    assert routes([rule], Facts(), Weight(), PARTIES) == ()


@pytest.mark.parametrize(
    ("rule", "yes"),
    [
        (Rule("a", sector="health"), True),
        (Rule("a", sector="banking"), False),
        (Rule("a", kind="ddos"), False),
        (Rule("a", people=10), True),
        (Rule("a", people=11), False),
        (Rule("a", cross_border="yes"), False),
        (Rule("a", operator="clinic"), True),
        (Rule("a", operator="bank"), False),
        (Rule("a", dependents=3), True),
        (Rule("a", sector="health", dependents=4), False),
    ],
)
def test_a_rule_holds_where_all_that_it_names_holds(rule: Rule, *, yes: bool) -> None:
    facts = Facts(sector="health", kind="ransomware", people=10)
    assert holds(rule, facts, Weight("clinic", 0, 3)) is yes


def test_what_cannot_do_without_an_operator() -> None:
    own = frozenset({"plant-1", "plant-2"})
    groups = {
        ("ward", "power"): (1, frozenset({"plant-1", "plant-2"})),
        ("ward", "water"): (1, frozenset({"spring"})),
        ("bank", "power"): (1, frozenset({"plant-1", "diesel"})),
        ("mast", "power"): (2, frozenset({"plant-1", "diesel"})),
        ("plant-2", "power"): (1, frozenset({"plant-1"})),
    }
    assert depending(groups, own) == {"ward", "mast"}
    assert depending({}, own) == frozenset()


def test_named_sections_stand_in_place_of_those_for_the_kind() -> None:
    assert parts_for("regulator", ("technical",)) == ("report", "thread", "notes", "technical")
    assert "technical" not in parts_for("regulator")
