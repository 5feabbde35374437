"""What was computed for a nation, newest first: answered from the rows alone, nothing in the vault is read."""

from datetime import datetime

from django.db.models import Min, Q

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Nation, Run
from majlis.adapters.records.runs.orders import works_of
from majlis.adapters.records.runs.work import ERRANDS, State, Work
from majlis.kernel.errors import NotFoundError

ASSESS = "risk assess"
"""The act whose runs are assessments."""


def made(records: Records, nation: str, *, last: int, older_than: Work | None = None) -> tuple[Work, ...]:
    """Return the newest assessments of a nation that lie in the vault, newest first.

    Parameters
    ----------
    records : Records
    nation : str
        Its code.
    last : int
        At most so many.
    older_than : Work, optional
        Only those that were asked for before this one.
    """
    rows = Run.objects.visible_to(records.reader).filter(nation=nation, act=ASSESS, state=State.DONE.value)
    if older_than is not None:
        rows = rows.filter(queued_at__lt=older_than.queued_at)
    return works_of(rows.exclude(vault_run="").order_by("-queued_at", "-id")[:last])


def made_one(records: Records, nation: str, run: str) -> Work:
    """Return the work that made an assessment of a nation.

    Parameters
    ----------
    records : Records
    nation : str
        Its code.
    run : str
        Id of the run in the vault.

    Raises
    ------
    NotFoundError
        If there is none that the reader may see.
    """
    rows = Run.objects.visible_to(records.reader).filter(nation=nation, act=ASSESS, state=State.DONE.value)
    found = works_of(rows.filter(vault_run=run)[:1]) if run else ()
    if not found:
        raise NotFoundError(
            f"there is no assessment {run[:40]!r} of {nation}",
            mend="`majlis run list` shows the runs",
            code="runs.no-assessment",
        )
    return found[0]


def nations_in_turn(records: Records) -> dict[str, str]:
    """Return code and name of the nations that the reader may see: real ones first, then as they were first assessed.

    The first of them is the nation of who has not chosen one: another that is set up later does not take its place.
    """
    rows = Run.objects.visible_to(records.reader).filter(act=ASSESS, state=State.DONE.value).exclude(vault_run="")
    first = dict(rows.order_by().values_list("nation").annotate(Min("queued_at")))
    nations = Nation.objects.visible_to(records.reader).order_by("pk").values_list("code", "header")
    ordered = sorted(
        nations, key=lambda one: (bool(one[1]["synthetic"]), one[0] not in first, str(first.get(one[0], "")))
    )
    return {code: str(header["name"]) for code, header in ordered}


def going(records: Records, nation: str, *, last: int) -> tuple[Work, ...]:
    """Return the newest works for a nation that are not done: queued, running, failed, cancelled; newest first."""
    rows = Run.objects.visible_to(records.reader).filter(nation=nation).exclude(state=State.DONE.value)
    rows = rows.exclude(act__in=ERRANDS)
    return works_of(rows.order_by("-queued_at", "-id")[:last])


def queued(records: Records) -> tuple[datetime, ...]:
    """Return since when each queued work waits that the reader sees, the longest waiting first."""
    rows = Run.objects.visible_to(records.reader).filter(state=State.QUEUED.value)
    return tuple(rows.order_by("queued_at").values_list("queued_at", flat=True))


def checks(records: Records, nation: str, run: str, act: str) -> tuple[Work, ...]:
    """Return the newest works that looked at a run again, newest first.

    Parameters
    ----------
    records : Records
    nation : str
        Its code.
    run : str
        Id of the run that they looked at.
    act : str
        For example ``run replay``.
    """
    rows = Run.objects.visible_to(records.reader).filter(nation=nation, act=act, command__run=run)
    return works_of(rows.order_by("-queued_at", "-id")[:5])


def every(records: Records, nation: str, *, last: int, after: str = "") -> tuple[Work, ...]:
    """Return the newest works for a nation, whatever became of them, newest first.

    Parameters
    ----------
    records : Records
    nation : str
        Its code.
    last : int
        At most so many.
    after : str, optional
        Code of the work that the page before ended with.

    Raises
    ------
    NotFoundError
        If the reader sees no such work.
    """
    rows = Run.objects.visible_to(records.reader).filter(nation=nation).exclude(act__in=ERRANDS)
    if after:
        start = rows.filter(code=after).values_list("queued_at", "id").first()
        if start is None:
            raise NotFoundError(
                f"there is no work {after[:40]!r} of {nation}", mend="begin at the first page", code="runs.no-work"
            )
        rows = rows.filter(Q(queued_at__lt=start[0]) | Q(queued_at=start[0], id__lt=start[1]))
    return works_of(rows.order_by("-queued_at", "-id")[:last])
