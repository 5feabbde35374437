"""The card of an item, made for a telephone: what is asked, what it rests on, and the vote."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from majlis.acts.ballot_lines import BallotResult, ballot_of
from majlis.acts.motion.show import ShowCommand, ShowResult, show
from majlis.acts.motion_lines import EvidenceLine, evidence_line
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.council.voting_words import (
    FORMS,
    KINDS,
    OUTCOMES,
    RECORDED,
    STATES,
    STRENGTHS,
    TONES,
    VOTES,
    figures,
    turnout,
)
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence as it is shown: kind in words, its figures as rows, whether there is a page of it here."""

    one: EvidenceLine
    kind: str
    rows: list[tuple[str, str]]
    view: str
    target: str


@dataclass(frozen=True, slots=True)
class May:
    """For which seat one may vote now, and what it said so far; empty for nothing, or in secret.

    Attributes
    ----------
    seat, title, said : str
    proxy : bool
    done : bool
        Whether it has voted in secret: then there is no second time.
    """

    seat: str
    title: str
    said: str
    proxy: bool
    done: bool


@dataclass(frozen=True, slots=True)
class Voting:
    """A vote as a page shows it.

    Attributes
    ----------
    ballot : BallotResult
    form, outcome, tone, recorded, turnout : str
        In words.
    may : tuple of May
    objects : bool
        Whether one objects here instead of voting.
    """

    ballot: BallotResult
    form: str
    outcome: str
    tone: str
    recorded: str
    turnout: str
    may: tuple[May, ...]
    objects: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion on a card, with its state in words, its evidence, and the newest vote on it."""

    found: ShowResult
    state: str
    tone: str
    evidence: tuple[Shown, ...]
    voting: Voting | None


def card(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the card of an item."""
    asked = asking(request)
    demand_reader(asked.world)
    records = asked.world.records
    from majlis.adapters.records.council import agenda, bodies, evidence, motions, papers

    item = agenda.find(records, code)
    if item.nation != nation:
        raise NotFoundError(f"there is no item {code[:40]!r}", mend="majlis agenda list", code="council.no-item")
    lying = papers.listed(records, item.code)
    pins = evidence.pins(records, item.code, *(paper.code for paper in lying))
    told = motions.of_item(records, item.code)
    found = [moved(asked.world, one.code) for one in told if not one.amends and one.state != "withdrawn"]
    page: dict[str, Any] = {
        "title": item.title,
        "item": item,
        "body_name": bodies.find(records, item.body).name,
        "strength": STRENGTHS.get(item.strength, ""),
        "papers": [paper for paper in lying if paper.withdrawn is None],
        "evidence": tuple(shown(evidence_line(pin)) for pin in pins),
        "motions": found,
        "votes": VOTES,
    }
    return render(request, "council/card.html", page)


def demand_reader(world: World) -> None:
    """See that who asks may read what the Council has before it.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    if not world.actor.permissions & {"council.read", "*"}:
        raise PermissionDeniedError(
            f"{world.actor.name} may not do this",
            why="it needs the permission council.read",
            mend="ask an administrator for it",
        )


def moved(world: World, code: str) -> Moved:
    """Return a motion as a page shows it."""
    found = show(ShowCommand(motion=code), world)
    state = found.stands.motion.state
    last = found.ballots[-1] if found.ballots else None
    voting = voting_of(world, ballot_of(world, code)) if last else None
    return Moved(
        found=found,
        state=str(STATES[state]),
        tone=TONES[state],
        evidence=tuple(map(shown, found.evidence)),
        voting=voting,
    )


def voting_of(world: World, ballot: BallotResult) -> Voting:
    """Return a vote as a page shows it to who asks."""
    return Voting(
        ballot=ballot,
        form=str(FORMS[ballot.form]),
        outcome=str(OUTCOMES.get(ballot.outcome, "")),
        tone=TONES.get(ballot.outcome, ""),
        recorded=str(RECORDED.get(ballot.recorded, "")),
        turnout=turnout(len(ballot.voted), len(ballot.waiting)) if _is_told(ballot) else "",
        may=_may(world, ballot),
        objects=ballot.form in {"consensus", "silence"},
    )


def _is_told(ballot: BallotResult) -> bool:
    """Tell whether it is known who has voted: hands and papers are counted together."""
    return ballot.state == "open" and ballot.form not in {"hands", "paper"}


def _may(world: World, ballot: BallotResult) -> tuple[May, ...]:
    """Return the seats for which who asks may vote now: the own one first, then those whose proxy is held."""
    if ballot.state != "open" or ballot.form in {"hands", "names", "paper"}:
        return ()
    if not world.actor.permissions & {"council.vote", "*"}:
        return ()
    records = world.records
    from majlis.adapters.records.council import ballots, motions, standing

    own = standing.standing(records, ballot.body)
    if own is None or not own.votes:
        return ()
    told = ballots.find(records, ballot.motion, ballot.number)
    row = ballots.ballot_row(records, motions.motion_row(records, ballot.motion), ballot.number)
    room = ballots.room_for(records, row)
    held = sorted(away for away, holder in room.proxies.items() if holder == own.seat)
    seats = [own.seat, *(held if ballot.form not in {"consensus", "silence"} else ())]
    titles = {one.seat: one.title for one in standing.holders(records, ballot.body)}
    found = []
    for seat in seats:
        if seat in room.voting and (seat != own.seat or seat in room.present):
            said = ballots.own_vote(records, told, seat)
            done = ballot.form == "secret" and seat in ballot.voted
            words = str(VOTES[said.vote]) if said else ""
            found.append(May(seat, titles.get(seat, seat), words, seat != own.seat, done))
    return tuple(found)


def shown(one: EvidenceLine) -> Shown:
    """Return evidence as a page shows it."""
    view = {"run": "risk-run", "chart": "risk-run", "incident": "incident", "document": "briefing"}[one.kind]
    return Shown(one, str(KINDS[one.kind]), figures(one.figures), view, one.reference.partition("/")[0])
