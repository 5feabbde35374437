"""List who did what, when, to what."""

from datetime import date
from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import After, Cursor, next_page
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.times import format_instant


class ListCommand(Command):
    """Which entries of the audit."""

    actor: Line = Field(default="", description="Only what this person did.")
    act: Line = Field(default="", description="Only this act, like 'incident amend', or all of its first word.")
    subject: Line = Field(default="", description="Only what was done to this, like INC-2026-0007.")
    outcome: Literal["done", "refused", "failed", ""] = Field(default="", description="Only with this outcome.")
    since: date | None = Field(default=None, description="Only of this day (UTC) and later.")
    until: date | None = Field(default=None, description="Only of days before this one (UTC).")
    most: int = Field(default=50, ge=1, le=1000, description="Length of a page, 1 to 1,000 entries.")
    after: After = ""


class EntryLine(Part):
    """One entry: codes and counts, no content."""

    at: str
    actor: str
    act: str
    subject: str
    outcome: str
    detail: dict[str, object]


class ListResult(Result):
    """A page of the audit, newest first."""

    entries: tuple[EntryLine, ...]
    cursor: Cursor

    def text(self) -> str:
        """Return a line for each entry."""
        lines = []
        for one in self.entries:
            detail = ", ".join(f"{name} {value}" for name, value in one.detail.items())
            outcome = "" if one.outcome == "done" else f"  {one.outcome.upper()}"
            lines.append(
                f"{one.at[:19]}Z  {one.actor}  {one.act}  {one.subject}{outcome}{f'  ({detail})' * bool(detail)}"
            )
        lines += next_page(self.cursor)
        return "\n".join(lines) or "No entry."


@act("audit.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return a page of entries. They hold codes and counts, so that they may be read by who may not see the content.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records import trail

    found, cursor = trail.page(records, trail.Asked(**command.model_dump()))
    return ListResult(
        entries=tuple(
            EntryLine(
                at=format_instant(one.at),
                actor=one.actor,
                act=one.act,
                subject=one.subject,
                outcome=one.outcome,
                detail=dict(one.detail),
            )
            for one in found
        ),
        cursor=cursor,
    )
