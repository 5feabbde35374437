"""The demonstration's Council: held and ahead, decided and open, so that each page has something to show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.assessed import assessed_twice
from tests.councils import person
from tests.sites import Site

from majlis.acts.demo_council import ASSISTANT, SEATS, council
from majlis.acts.index import ACTS
from majlis.acts.world import World

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def take(name: str, world: World, **values: object) -> object:
    act = {entry.name: entry for entry in ACTS}[name].load()
    return act(act.command.model_validate(values), world)


def test_a_decision_is_in_the_register_and_a_vote_is_open(site: Site, tmp_path: Path) -> None:
    nation, _, run = assessed_twice(site)
    before = replace(site.world, now=lambda: NOW - timedelta(days=70))
    for *_, login in SEATS:
        person(before, login, "council-member")
    person(before, ASSISTANT[1], "assistant")
    person(before, "analyst", "analyst")
    world = replace(site.world, now=lambda: NOW)
    council(world, nation, [run], tmp_path)
    (decision,) = take("decision list", world, nation=nation).decisions  # type: ignore[attr-defined]
    assert decision.published_at
    shown = take("decision show", world, decision=decision.code)
    assert [one.reference for one in shown.evidence] == [run]  # type: ignore[attr-defined]
    assert "in order" in take("register verify", world, nation=nation).text()  # type: ignore[attr-defined]
    (late,) = take("action list", world, nation=nation, overdue=True).actions  # type: ignore[attr-defined]
    assert late.doer == "analyst"
    (voted,) = take("motion list", world, nation=nation, state="put").motions  # type: ignore[attr-defined]
    ballot = take("ballot show", world, motion=voted.code)
    assert ballot.voted == ("operators",)  # type: ignore[attr-defined]
    assert set(ballot.waiting) == {seat for seat, *_ in SEATS} - {"operators"}  # type: ignore[attr-defined]
    (dialogue,) = take("dialogue list", world, nation=nation).dialogues  # type: ignore[attr-defined]
    assert dialogue.participants == 240
