"""A route lets an organisation read a part as if it were its own, within the ceilings of its people."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.reports import sent, with_parties

from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.marking import Classification, Marking, Tlp


@pytest.fixture
def world(tmp_path: Path, database: str) -> World:
    made = World(Actor("tester", frozenset("*")), tmp_path / "home", now=lambda: datetime(2025, 8, 1, 12, tzinfo=UTC))
    return with_parties(replace(made, database=database))


def reader(organisation: str, own: Tlp = Tlp.RED, **clearance: object) -> Reader:
    return Reader("x", frozenset({organisation}), Marking(own, **clearance), Tlp.GREEN)  # type: ignore[arg-type]


def test_a_route_opens_a_part_within_the_ceiling(world: World) -> None:
    from majlis.adapters.records.models import Report, ReportMessage, ReportRoute, ReportSection

    sent(world, section_marking=("contact=TLP:RED/SECRET",))

    def parts(one: Reader) -> list[str]:
        return sorted(ReportSection.objects.visible_to(one).values_list("part", flat=True))

    assert parts(reader("cert")) == ["technical", "what"]
    assert parts(reader("cert", classification=Classification.SECRET)) == ["contact", "technical", "what"]
    assert parts(reader("cert", Tlp.AMBER)) == []
    assert parts(reader("health-regulator")) == ["what"]
    assert parts(reader("bank-regulator")) == []
    assert Report.objects.visible_to(reader("cert")).count() == 1
    assert Report.objects.visible_to(reader("bank")).count() == 0
    assert ReportRoute.objects.visible_to(reader("bank")).count() == 0
    assert ReportMessage.objects.visible_to(reader("cert")).count() == 0
    ReportRoute.everything.update(until=world.now())
    assert parts(reader("cert")) == []


def test_two_roles_do_not_open_each_others_things(world: World) -> None:
    from majlis.adapters.records.models import Report

    sent(world)
    both = Reader(
        "x",
        frozenset({"cert", "ministry"}),
        Marking(Tlp.RED),
        Tlp.GREEN,
        ceilings=frozenset({("cert", Tlp.AMBER)}),
    )
    assert Report.objects.visible_to(both).count() == 0
