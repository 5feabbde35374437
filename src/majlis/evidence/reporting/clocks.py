"""The clocks of a report: when each stage is due, what is late, what is overdue, and who has fallen silent."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal

from majlis.evidence.reporting.stages import Stage
from majlis.kernel.errors import InputError
from majlis.reference.parameters import Parameter

State = Literal["sent", "sent late", "due", "soon", "overdue", "not yet"]
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that count in a nation.

    Attributes
    ----------
    early, notification, answer, remind : timedelta
        From awareness; from awareness; for the authority, from the first report; before a stage is due.
    months : int
        From the notification until the final report.
    silent, near : timedelta
        Without a word; between two reports that may tell of one event.
    """

    early: timedelta
    notification: timedelta
    months: int
    answer: timedelta
    remind: timedelta
    silent: timedelta
    near: timedelta


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one stage.

    Attributes
    ----------
    stage : Stage
    due : datetime or None
        None where it does not run yet.
    sent : datetime or None
    state : State
    """

    stage: Stage
    due: datetime | None
    sent: datetime | None
    state: State


def terms_of(dated: Mapping[str, Parameter]) -> Terms:
    """Return the terms from a nation's parameters.

    Parameters
    ----------
    dated : mapping of str to Parameter
        By id: those that ship, with the nation's own on top.
    """

    def a(name: str) -> float:
        return dated[f"report.{name}"].centre

    return Terms(
        early=timedelta(hours=a("early-warning")),
        notification=timedelta(hours=a("notification")),
        months=round(a("final")),
        answer=timedelta(hours=a("answer")),
        remind=timedelta(hours=a("remind")),
        silent=timedelta(days=a("silent")),
        near=timedelta(days=a("near")),
    )


def months_after(moment: datetime, months: int, zone: tzinfo) -> datetime:
    """Return the same hour of the day some calendar months later; a shorter month ends earlier.

    Parameters
    ----------
    moment : datetime
    months : int
    zone : tzinfo
        In which the law counts.
    """
    local = moment.astimezone(zone)
    count = local.month - 1 + months
    year, month = local.year + count // _MONTHS, count % _MONTHS + 1
    last = calendar.monthrange(year, month)[1]
    return local.replace(year=year, month=month, day=min(local.day, last))


def clocks(
    aware: datetime, filed: Mapping[Stage, datetime], terms: Terms, now: datetime, zone: tzinfo
) -> tuple[Clock, ...]:
    """Return the clock of each stage.

    Parameters
    ----------
    aware : datetime
        When the operator became aware.
    filed : mapping of Stage to datetime
        When each stage was first sent. A later stage stands for an earlier one that was never sent.
    terms : Terms
    now : datetime
    zone : tzinfo
    """
    sent = {stage: min((at for one, at in filed.items() if one.place >= stage.place), default=None) for stage in Stage}
    told = sent[Stage.NOTIFICATION]
    dues = {
        Stage.EARLY: aware + terms.early,
        Stage.NOTIFICATION: aware + terms.notification,
        Stage.FINAL: months_after(told, terms.months, zone) if told else None,
    }
    return tuple(_clock(stage, dues[stage], sent[stage], terms, now) for stage in Stage)


def _clock(stage: Stage, due: datetime | None, sent: datetime | None, terms: Terms, now: datetime) -> Clock:
    if sent is not None:
        return Clock(stage, due, sent, "sent late" if due is not None and sent > due else "sent")
    if due is None:
        return Clock(stage, due, sent, "not yet")
    if now > due:
        return Clock(stage, due, sent, "overdue")
    return Clock(stage, due, sent, "soon" if now > due - terms.remind else "due")


def next_due(found: tuple[Clock, ...]) -> Clock | None:
    """Return the clock that runs out first among those that run; None where all is sent."""
    running = [one for one in found if one.sent is None and one.due is not None]
    return min(running, key=lambda one: (one.due, one.stage.place), default=None)


def silent_since(heard: datetime, terms: Terms, now: datetime, *, awaited: bool) -> datetime | None:
    """Return since when an operator has been silent; None where not.

    Parameters
    ----------
    heard : datetime
        When the operator last said something.
    terms : Terms
    now : datetime
    awaited : bool
        Whether anything is awaited: a stage or an answer. Who has said everything is not silent.
    """
    return heard if awaited and now - heard > terms.silent else None


def moment_in(text: str, zone: tzinfo, *, where: str = "") -> datetime:
    """Return the instant that a person means by a day and an hour on the clock of a zone.

    Parameters
    ----------
    text : str
        Like ``2026-03-01T14:30``; one with its own offset keeps it.
    zone : tzinfo
    where : str, optional

    Raises
    ------
    InputError
        If it is none.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            f"{text[:40]!r} is no day and hour",
            where=where,
            mend="write it like 2026-03-01T14:30",
            code="report.moment",
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=zone)
