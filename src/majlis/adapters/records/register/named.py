"""What a log is called, and which there are."""

from dataclasses import dataclass
from typing import Literal, cast

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Nation, RegisterLog
from majlis.adapters.records.nations.named import nation_row
from majlis.kernel.errors import InputError, NotFoundError

Kind = Literal["decisions", "audit"]


@dataclass(frozen=True, slots=True)
class Log:
    """A log.

    Attributes
    ----------
    pk : int
        Key of its row.
    name : str
        Its origin, as every checkpoint has it.
    nation : str
        Code; empty for the audit's.
    kind : Kind
    synthetic : bool
        Whether it takes entries about a synthetic nation, and no others.
    """

    pk: int
    name: str
    nation: str
    kind: Kind
    synthetic: bool


def find(records: Records, nation: str, kind: Kind) -> Log | None:
    """Return a log, or None where it was never used.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    InputError
        If a nation is named for the audit, or none for decisions.
    """
    row = RegisterLog.objects.filter(nation=whose(records, nation, kind), kind=kind).first()
    return told_of(row, nation) if row else None


def existing(records: Records, nation: str, kind: Kind) -> Log:
    """Return a log that was used already.

    Raises
    ------
    NotFoundError
        If there is none.
    InputError
        As :func:`find`.
    """
    found = find(records, nation, kind)
    if found is None:
        whose = f"of {kind} of {nation}" if nation else "of the audit"
        raise NotFoundError(
            f"there is no log {whose} yet",
            why="it begins with its first entry",
            mend="majlis register append makes one" if nation else "majlis register audit makes one",
            code="register.no-log",
        )
    return found


def told_of(row: RegisterLog, nation: str) -> Log:
    """Return what a row says."""
    return Log(row.pk, row.name, nation, cast("Kind", row.kind), row.synthetic)


def whose(records: Records, nation: str, kind: Kind) -> Nation | None:
    """Return the nation of a log; None for the audit's.

    Raises
    ------
    NotFoundError, InputError
        As :func:`find`.
    """
    if bool(nation) == (kind == "audit"):
        raise InputError(
            "the audit's log is the whole site's" if nation else "the log of decisions is a nation's",
            mend="leave the nation out" if nation else "name the nation",
            code="register.log",
        )
    return nation_row(records, nation) if nation else None
