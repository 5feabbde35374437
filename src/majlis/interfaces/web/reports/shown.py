"""Reports and their clocks as pages show them: instants as instants, so that they are told on the nation's clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from majlis.acts.report_lines import ClockLine, HeadLine
from majlis.reference.loader import incident_kinds, sectors


class Dated(Protocol):
    """Anything that says when it was, as text."""

    @property
    def at(self) -> str:
        """When it was."""


D = TypeVar("D", bound=Dated)


def moment(text: str) -> datetime | None:
    """Return an instant from its text; None for an empty one."""
    return datetime.fromisoformat(text) if text else None


def dated(lines: Iterable[D]) -> list[tuple[D, datetime | None]]:
    """Return each line with its instant, so that it is told on the nation's clock."""
    return [(line, moment(line.at)) for line in lines]


def stage_name(stage: str) -> str:
    """Return what a stage is called on a page."""
    names = {
        "early-warning": _("early warning"),
        "notification": _("notification"),
        "intermediate": _("intermediate report"),
        "progress": _("progress report"),
        "final": _("final report"),
    }
    return names[str(stage)]


def facts_told(facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return facts as a page tells them, each with its name."""
    return [(fact_name(name), fact_value(name, value)) for name, value in facts.items()]


def fact_name(name: str) -> str:
    """Return what a fact is called on a page."""
    names = {
        "title": _("In one line"),
        "happened": _("Happened on"),
        "handled": _("Over on"),
        "kind": _("Kind"),
        "sector": _("Sector"),
        "area": _("Where"),
        "people": _("People affected"),
        "hours": _("Hours without service"),
        "cross_border": _("Felt in other countries"),
    }
    return names.get(name, name)


def fact_value(name: str, value: str) -> str:
    """Return a fact as a page tells it: names for ids, separators in large numbers."""
    tables = {"kind": incident_kinds, "sector": sectors}
    if name in tables:
        return next((row["name"] for row in tables[name]().rows if row["id"] == value), value)
    if name == "cross_border":
        return _("Yes") if value == "yes" else _("No")
    return f"{int(value):,}" if name == "people" else value


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as a page shows it: its instants as instants, so that they are told on the nation's clock."""

    line: HeadLine

    @property
    def stage(self) -> str:
        """What the stage that falls due next is called."""
        return stage_name(self.line.next.stage) if self.line.next else ""

    @property
    def due(self) -> datetime | None:
        """When something falls due next."""
        return moment(self.line.next.due) if self.line.next else None

    @property
    def silent(self) -> datetime | None:
        """Since when the operator has said nothing."""
        return moment(self.line.silent)

    @property
    def created(self) -> datetime:
        """When it came."""
        return datetime.fromisoformat(self.line.created)

    @property
    def aware(self) -> datetime:
        """When the operator became aware."""
        return datetime.fromisoformat(self.line.aware)


@dataclass(frozen=True, slots=True)
class Running:
    """A clock as a page shows it."""

    line: ClockLine

    @property
    def name(self) -> str:
        """What the stage is called."""
        return stage_name(self.line.stage)

    @property
    def due(self) -> datetime | None:
        """When it runs out."""
        return moment(self.line.due)

    @property
    def sent(self) -> datetime | None:
        """When the stage was sent."""
        return moment(self.line.sent)

    @property
    def after(self) -> str:
        """What its term runs from, where that has not come yet."""
        told = {"notification": _("one month after the notification"), "handling": _("one month after it is over")}
        return told.get(self.line.after, "–")

    @property
    def tone(self) -> str:
        """How the state is coloured, besides being said."""
        return {"overdue": "bad", "soon": "warn", "sent late": "warn", "sent": "good"}.get(self.line.state, "muted")


def running(lines: Iterable[ClockLine]) -> list[Running]:
    """Return clocks as a page shows them, and tell its times on their clock."""
    found = [Running(line) for line in lines]
    if moment := next((one.due or one.sent for one in found if one.due or one.sent), None):
        timezone.activate(moment.tzinfo or timezone.get_default_timezone())
    return found
