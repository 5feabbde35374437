import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.route import RouteCommand, route
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def test_shown_by_hand_with_a_reason_and_taken_back(both: World) -> None:
    code = sent(operator(both, "clinic"))
    command = RouteCommand(code=code, organisation="ministry", because="It asked", sections=("what",))
    route(command, person(both, "cert"))
    seen = show(ShowCommand(code=code), person(both, "ministry"))
    assert [one.section for one in seen.sections] == ["what"]
    assert "It asked" in seen.text()
    route(RouteCommand(code=code, organisation="ministry", off=True), person(both, "cert"))
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=code), person(both, "ministry"))


def test_nobody_shows_what_is_closed_to_himself(small: World) -> None:
    code = sent(operator(small, "clinic"))
    command = RouteCommand(code=code, organisation="ministry", because="x", sections=("technical",))
    with pytest.raises(PermissionDeniedError, match="does not see"):
        route(command, person(small, "health-regulator"))


@pytest.mark.parametrize(
    ("wrong", "match"),
    [({"because": ""}, "no reason"), ({"organisation": "bank"}, "operator"), ({"sections": ("all",)}, "section")],
)
def test_what_does_not_fit(small: World, wrong: dict[str, object], match: str) -> None:
    code = sent(operator(small, "clinic"))
    with pytest.raises(InputError, match=match):
        route(RouteCommand(**{"code": code, "organisation": "ministry", "because": "x", **wrong}), small)


def test_what_a_rule_shows_the_rule_takes_back(small: World) -> None:
    code = sent(operator(small, "clinic"))
    with pytest.raises(NotFoundError, match="by hand"):
        route(RouteCommand(code=code, organisation="cert", off=True), small)
