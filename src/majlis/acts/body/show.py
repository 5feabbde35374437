"""Show a body: its seats, who holds them, and its rules in words."""

from typing import Any

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.council_lines import BodyCode, BodyLine, SeatLine, body_line, seat_line, zone_of
from majlis.acts.report_lines import stamp
from majlis.acts.world import World
from majlis.kernel.marking import banded


class ShowCommand(Command):
    """Which body."""

    body: BodyCode


class RuleLine(Part):
    """A rule, as data and in words."""

    code: str
    current: bool = Field(description="Whether the body decides by it where nothing else is said.")
    words: tuple[str, ...]
    example: str = Field(description="The fewest yes votes that carry a motion when everybody votes; empty for none.")
    facts: dict[str, Any] = Field(description="The rule as data.")
    legal_basis: str
    since: str


class YourSeat(Part):
    """What you are in a body."""

    seat: str
    kind: str = Field(description="member or assistant.")
    votes: bool
    chair: bool


class ShowResult(Result):
    """A body."""

    body: BodyLine
    seats: tuple[SeatLine, ...]
    rules: tuple[RuleLine, ...] = Field(description="The one by which it decides first.")
    you: YourSeat | None = Field(description="Null where you do not sit in it.")
    synthetic: bool

    def text(self) -> str:
        """Return seats and rules."""
        one = self.body
        lines = [f"{one.code} · {one.name} · notice {one.notice_days} days · {one.marking}", ""]
        lines += [_told(seat) for seat in self.seats] or [
            f"No seats yet: majlis body seat {one.code} SEAT --title TEXT"
        ]
        for rule in self.rules:
            lines += ["", f"Rule {rule.code}{' (in force)' if rule.current else ''}"]
            lines += [f"  {line}" for line in rule.words]
            lines += [f"  {rule.example}"] if rule.example else []
        return banded("\n".join(lines), synthetic=self.synthetic)


def _told(seat: SeatLine) -> str:
    chair = ", chairs" if seat.chair else ""
    group = f" ({seat.constituency})" if seat.constituency else ""
    vote = "" if seat.votes or not seat.person else ", may not vote"
    helpers = f"; assisted by {', '.join(seat.assistants)}" if seat.assistants else ""
    return f"{seat.seat}{group} · {seat.title}{chair} · {seat.name or 'vacant'}{vote}{helpers}"


@act("council.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return the body.

    Raises
    ------
    NotFoundError
        If there is no such body, or the person may not see it.
    """
    records = world.records
    from majlis import council
    from majlis.adapters.records.council import bodies, standing
    from majlis.council.words import example, in_words

    one = bodies.find(records, command.body)
    zone = zone_of(one.zone)
    there = standing.holders(records, command.body)
    entitled = tuple(council.Seat(seat.seat, seat.constituency) for seat in there if seat.votes)
    mine = standing.standing(records, command.body)
    return ShowResult(
        body=body_line(one),
        seats=tuple(seat_line(seat, zone) for seat in there),
        rules=tuple(
            RuleLine(
                code=told.rule.code,
                current=told.current,
                words=in_words(told.rule),
                example=example(told.rule, entitled, len(there) - len(entitled)),
                facts=told.rule.facts(),
                legal_basis=told.legal_basis,
                since=stamp(told.since, zone),
            )
            for told in bodies.rules(records, command.body)
        ),
        you=YourSeat(seat=mine.seat, kind=mine.kind, votes=mine.votes, chair=mine.chair) if mine else None,
        synthetic=one.synthetic,
    )
