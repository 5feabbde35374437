"""The clocks of a report: when each stage is due, what is late, what is overdue, and who has fallen silent."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from majlis.evidence.reporting.stages import Stage
from majlis.kernel.errors import InputError
from majlis.reference.parameters import Parameter

State = Literal["sent", "sent late", "due", "soon", "overdue", "not yet"]
After = Literal["", "notification", "handling"]
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that count in a nation.

    Attributes
    ----------
    early, notification, intermediate, answer, remind : timedelta
        From awareness; from awareness; from the request; for the authority, from the first report; before a stage is
        due.
    months : int
        From the notification until the final report, or a progress report where the incident still goes on.
    handled : int
        Months from the end of the handling until the final report, where a progress report took its place.
    silent, near : timedelta
        Without a word; between two reports that may tell of one event.
    """

    early: timedelta
    notification: timedelta
    intermediate: timedelta
    months: int
    handled: int
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
    after : After
        What it runs from, where that has not come yet.
    """

    stage: Stage
    due: datetime | None
    sent: datetime | None
    state: State
    after: After = ""


@dataclass(frozen=True, slots=True)
class Course:
    """How a report went so far.

    Attributes
    ----------
    aware : datetime
        When the operator became aware.
    filed : mapping of Stage to datetime
        When each stage was first sent. A later stage stands for an earlier one that was never sent.
    wanted, given : datetime or None
        When an authority last asked for an intermediate report, and when that was answered by a report.
    handled : date or None
        Day on which the handling ended.
    """

    aware: datetime
    filed: Mapping[Stage, datetime]
    wanted: datetime | None = None
    given: datetime | None = None
    handled: date | None = None


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
        intermediate=timedelta(hours=a("intermediate")),
        months=round(a("final")),
        handled=round(a("final-after-handling")),
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


def clocks(course: Course, terms: Terms, now: datetime, zone: tzinfo) -> tuple[Clock, ...]:
    """Return the clock of each stage that is expected or was sent.

    Early warning, notification and final report always are. An intermediate report is where an authority asked for it.
    A progress report takes the place of the final one where the incident still goes on.

    Parameters
    ----------
    course : Course
    terms : Terms
    now : datetime
    zone : tzinfo
        In which the law counts.
    """
    filed = course.filed
    told = _first(filed, Stage.NOTIFICATION)
    month = months_after(told, terms.months, zone) if told else None
    progress = filed.get(Stage.PROGRESS)
    final_due, after = _final(course, terms, month, zone)
    found = [
        _clock(Stage.EARLY, course.aware + terms.early, _first(filed, Stage.EARLY), terms, now),
        _clock(Stage.NOTIFICATION, course.aware + terms.notification, told, terms, now),
    ]
    if course.wanted is not None:
        found.append(_clock(Stage.INTERMEDIATE, course.wanted + terms.intermediate, course.given, terms, now))
    elif (unasked := filed.get(Stage.INTERMEDIATE)) is not None:
        found.append(Clock(Stage.INTERMEDIATE, None, unasked, "sent"))
    if progress is not None:
        found.append(_clock(Stage.PROGRESS, month, progress, terms, now))
    final = _clock(Stage.FINAL, final_due, filed.get(Stage.FINAL), terms, now)
    return (*found, replace(final, after=after if final.state == "not yet" else ""))


def _first(filed: Mapping[Stage, datetime], stage: Stage) -> datetime | None:
    """Return when a stage, or a later one that stands for it, was first sent."""
    return min((at for one, at in filed.items() if one.place >= stage.place), default=None)


def _final(course: Course, terms: Terms, month: datetime | None, zone: tzinfo) -> tuple[datetime | None, After]:
    """Return when the final report is due, and what its term runs from where that has not come yet.

    A progress report moves it only where the incident went on when the final report was due.
    """
    if month is None:
        return None, "notification"
    if Stage.PROGRESS not in course.filed:
        return month, ""
    if course.handled is None:
        return None, "handling"
    ended = datetime.combine(course.handled, time(23, 59), tzinfo=zone)
    return (months_after(ended, terms.handled, zone), "") if ended > month else (month, "")


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
