import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.rule import RuleCommand, rule
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def test_a_rule_routes_open_reports_anew_and_goes_again(both: World) -> None:
    code = sent(operator(both, "clinic"))
    wanted = RuleCommand(
        nation="small", id="ministry-health", to=("ministry",), sector="health", reason="Its sector", sections=("what",)
    )
    assert "ministry-health (own)" in rule(wanted, both).text()
    assert [one.section for one in show(ShowCommand(code=code), person(both, "ministry")).sections] == ["what"]
    rule(RuleCommand(nation="small", id="ministry-health", off=True), both)
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=code), person(both, "ministry"))


def test_a_rule_may_name_an_operator(small: World) -> None:
    code, other = sent(operator(small, "clinic")), sent(operator(small, "bank"), operator="bank", sector="banking")
    wanted = RuleCommand(nation="small", id="clinic", to=("ministry",), operator="clinic", reason="It asked")
    assert "operator clinic" in rule(wanted, small).text()
    show(ShowCommand(code=code), person(small, "ministry"))
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=other), person(small, "ministry"))
    many = RuleCommand(nation="small", id="clinic", to=("ministry",), dependents=1000, reason="It is a hub")
    assert "1,000 assets of others or more cannot do without it" in rule(many, small).text()
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=code), person(small, "ministry"))


def test_a_rule_that_ships_can_be_taken_out(small: World) -> None:
    code = sent(operator(small, "clinic"))
    rule(RuleCommand(nation="small", id="cert", off=True), small)
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=code), person(small, "cert"))
    with pytest.raises(NotFoundError, match="no rule"):
        rule(RuleCommand(nation="small", id="cert", off=True), small)


def test_who_keeps_the_nation_settles_the_rules(small: World) -> None:
    with pytest.raises((PermissionDeniedError, NotFoundError)):
        rule(
            RuleCommand(nation="small", id="mine", to=("bank-regulator",), reason="x"), person(small, "bank-regulator")
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": ()},
        {"reason": ""},
        {"to": ("bank",)},
        {"to": ("nobody",)},
        {"sector": "moon"},
        {"operator": "nobody"},
        {"sections": ("all",)},
    ],
)
def test_what_is_no_rule(small: World, wrong: dict[str, object]) -> None:
    with pytest.raises(InputError):
        rule(RuleCommand(**{"nation": "small", "id": "x", "to": ("cert",), "reason": "x", **wrong}), small)
