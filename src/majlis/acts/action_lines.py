"""What the acts on actions share: an action as a line, as a whole, and how it stands after something was done."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from majlis.acts.act import Part, Result
from majlis.acts.texts import Line, Text
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.council.actions import Told

ActionCode = Annotated[str, Field(max_length=40, description="Code of the action, like ACT-2026-0021.")]
Reason = Annotated[Line, Field(min_length=1, description="Why, in one line.")]
Words = Annotated[Text, Field(description="In a few sentences.")]
READS = frozenset({"council.read", "action.write", "*"})
"""Who has one of these sees actions: whose marking lets it."""


class ActionLine(Part):
    """An action as a line."""

    code: str
    nation: str
    body: str
    decision: str = Field(description="Code of the decision; empty where there is none that you may see.")
    meeting: str
    what: str = Field(description="What is to be done.")
    doer: str = Field(description="Login of who owes it.")
    organisation: str
    due: date
    state: str = Field(description="open, reported, done or dropped.")
    overdue: int = Field(description="Days after the due day; 0 where it is not overdue.")
    level: int = Field(description="How far it was escalated.")
    marking: str
    synthetic: bool


class StepLine(Part):
    """What happened with an action."""

    number: int
    kind: str
    text: str
    at: str
    by: str
    file: str = Field(description="Name of the file that shows it; empty for none.")
    sha256: str
    facts: dict[str, str] = Field(description="What changed: from, to, level.")


class ActionResult(Result):
    """How an action stands, with its history."""

    action: ActionLine
    steps: tuple[StepLine, ...]
    said: str = Field(description="What was done; empty where it was only shown.")
    synthetic: bool
    marking: str

    def text(self) -> str:
        """Return what was done, how the action stands, and its history."""
        lines = [*([self.said] if self.said else []), told_line(self.action)]
        for step in self.steps:
            facts = ", ".join(f"{name} {value}" for name, value in step.facts.items())
            parts = (
                f"  {step.number}. {step.at[:16].replace('T', ' ')} {step.kind}",
                step.by,
                facts,
                step.text,
                step.file,
            )
            lines.append(" · ".join(part for part in parts if part))
        return banded("\n".join(lines), synthetic=self.synthetic)


def told_line(one: ActionLine) -> str:
    """Return an action as one line that a person reads."""
    due = f"due {one.due}"
    if one.overdue:
        due = f"overdue {one.overdue} day" + ("" if one.overdue == 1 else "s") + f", was due {one.due}"
    level = f" · escalated to level {one.level}" if one.level else ""
    return f"{one.code} · {one.what} · {one.doer} · {one.state} · {due}{level} · {one.marking}"


def line_of(one: "Told") -> ActionLine:
    """Return an action as a line."""
    return ActionLine(
        code=one.code,
        nation=one.nation,
        body=one.body,
        decision=one.decision,
        meeting=one.meeting,
        what=one.text,
        doer=one.doer,
        organisation=one.organisation,
        due=one.due,
        state=one.state,
        overdue=one.overdue,
        level=one.level,
        marking=str(one.marking),
        synthetic=one.synthetic,
    )


def action_now(world: World, code: str, said: str = "") -> ActionResult:
    """Return how an action stands now.

    Raises
    ------
    NotFoundError
        If there is none that who acts may see.
    """
    records = world.records
    from majlis.adapters.records.council import actions

    one = actions.one(records, code)
    steps = tuple(
        StepLine(
            number=step.number,
            kind=step.kind,
            text=step.text,
            at=_instant(step.at),
            by=step.by,
            file=step.file,
            sha256=step.sha256,
            facts={name: str(value) for name, value in step.facts.items()},
        )
        for step in one.steps
    )
    return ActionResult(action=line_of(one), steps=steps, said=said, synthetic=one.synthetic, marking=str(one.marking))


def demand_reader(world: World) -> None:
    """See that who acts has to do with the Council: reads its papers, or owes actions.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    if not world.actor.permissions & READS:
        raise PermissionDeniedError(
            f"{world.actor.name} may not do this",
            why="it needs the permission council.read or action.write",
            mend="ask an administrator for it",
            code="act.permission",
        )


def is_clerk(world: World) -> bool:
    """Tell whether who acts writes for the Council."""
    return bool(world.actor.permissions & {"council.write", "*"})


def read_file(path: Path | None) -> tuple[str, bytes] | None:
    """Return name and content of a file; None where none was named.

    Raises
    ------
    NotFoundError
        If there is no such file.
    """
    if path is None:
        return None
    try:
        return path.name, path.read_bytes()
    except OSError:
        raise NotFoundError(
            f"{path.name} cannot be read", where="option --file", mend="name a file", code="action.no-such-file"
        ) from None


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
