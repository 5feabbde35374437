"""What is closed to a reader changes no answer about motions, evidence, ballots and decisions."""

from collections.abc import Mapping
from typing import Any

from tests.councils import council
from tests.hand import enter
from tests.seeping import Question, Written, answers, outside, written
from tests.sites import Site

from majlis.adapters.records.handle import Records


def questions(open_: Written, closed: tuple[str, str], item: str) -> Mapping[str, Question]:
    """Return every question about motions, ballots, evidence and decisions, with the closed things named too."""
    from majlis.adapters.records.council import ballots, decisions, evidence, motions

    motion, decision = closed

    def row(records: Records) -> Any:
        return ballots.ballot_row(records, motions.motion_row(records, open_.motion))

    return {
        "council.ballots.ballot_row": lambda r: ballots.ballot_row(r, motions.motion_row(r, motion)),
        "council.ballots.room_for": lambda r: ballots.room_for(r, row(r)),
        "council.ballots.gathered": lambda r: ballots.gathered(r, row(r)),
        "council.ballots.is_chair": lambda r: ballots.is_chair(r, row(r)),
        "council.ballots.written_down": lambda r: ballots.written_down(r, row(r)),
        "council.ballots.own_vote": lambda r: ballots.own_vote(r, ballots.find(r, open_.motion), "chair"),
        "council.ballots.papers": lambda r: ballots.papers(r, ballots.find(r, open_.motion)),
        "council.evidence.of_run": lambda r: evidence.of_run(r, "20250302-090000-ffffffff"),
        "council.motions.seen": lambda r: tuple(motions.seen(r).values_list("code", flat=True)),
        "council.motions.motion_row": lambda r: motions.motion_row(r, motion),
        "council.motions.find": lambda r: motions.find(r, motion),
        "council.motions.page": lambda r: motions.page(r, "small", motions.Wanted()),
        "council.motions.of_item": lambda r: motions.of_item(r, item),
        "council.motions.amendments": lambda r: (motions.amendments(r, open_.motion), motions.amendments(r, motion)),
        "council.motions.recusals": lambda r: (motions.recusals(r, open_.motion), motions.recusals(r, motion)),
        "council.evidence.pins": lambda r: evidence.pins(r, item, open_.motion, motion, open_.decision, decision),
        "council.ballots.find": lambda r: ballots.find(r, motion),
        "council.ballots.of_motion": lambda r: ballots.of_motion(r, motion),
        "council.ballots.votes": lambda r: ballots.votes(r, ballots.find(r, open_.motion)),
        "council.ballots.voted": lambda r: ballots.voted(r, ballots.find(r, open_.motion)),
        "council.ballots.waiting": lambda r: ballots.waiting(r, ballots.find(r, open_.motion)),
        "council.decisions.seen": lambda r: tuple(decisions.seen(r).values_list("code", flat=True)),
        "council.decisions.decision_row": lambda r: decisions.decision_row(r, decision),
        "council.decisions.find": lambda r: (decisions.find(r, open_.decision), decisions.find(r, decision)),
        "council.decisions.of_motion": lambda r: decisions.of_motion(r, motion),
        "council.decisions.page": lambda r: decisions.page(r, "small", decisions.Wanted()),
        "council.decisions.unsigned": lambda r: decisions.unsigned(r, "small"),
        "council.decisions.leaf_of": lambda r: decisions.leaf_of(r, decision),
    }


def test_what_is_closed_changes_no_answer(both_sites: Site) -> None:
    from datetime import date

    from majlis.adapters.records.incidents import writing
    from majlis.kernel.marking import Marking, Tlp

    made = council(both_sites)
    shared = enter(made.world.records, title="Open one")
    first = written(made, "TLP:AMBER", "Open one", shared)
    year = made.world.now().year
    closed = (f"MOT-{year}-0002", f"DEC-{year}-0002")
    asked = questions(first, closed, made.item)
    reader = outside(made)
    before = answers(reader, asked)
    facts = {"title": "Falcon", "day": date(2025, 3, 1), "kind": "ransomware", "sector": "health"}
    terms = writing.Terms("Ministry", marking=Marking(Tlp.RED))
    falcon = writing.create(made.world.records, "small", facts, terms)
    hidden = written(made, "TLP:RED", "Falcon", falcon)
    assert (hidden.motion, hidden.decision) == closed
    after = answers(reader, asked)
    assert after == before
    assert "Falcon" not in repr(after)
    everything = answers(made.world.records, asked)
    assert sum("Falcon" in answer for answer in everything.values()) > 8  # and who may see it is told
