"""Errors that say what is wrong, where, why, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

FAULTS_SHOWN = 50
"""So many faults of one error are told in its text; the rest is counted. ``faults`` has all."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, in words a person can act on.

    Attributes
    ----------
    code : str
        Stable name, for example ``nation.unknown-supplier``. Interfaces translate by it.
    what : str
        What is wrong, one short sentence.
    where : str
        The place: ``suppliers.csv, line 812`` or ``option --window``. Empty where there is none.
    why : str
        Why it matters. Empty where ``what`` says it all.
    mend : str
        What to do about it.
    """

    code: str
    what: str
    where: str = ""
    why: str = ""
    mend: str = ""

    def __str__(self) -> str:
        """Return the fault as one to four short lines."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        lines = [head]
        if self.why:
            lines.append(f"  why:  {self.why}")
        if self.mend:
            lines.append(f"  mend: {self.mend}")
        return "\n".join(lines)


class MajlisError(Exception):
    """Base of all errors that a person may see.

    Parameters
    ----------
    what, where, why, mend, code : str
        As in :class:`Fault`. ``code`` defaults to the class's own.
    faults : sequence of Fault, optional
        Where several things are wrong at once: all of them, in reading order.
    """

    default_code = "majlis.error"

    def __init__(  # noqa: PLR0913 - the parts of an error are its interface
        self,
        what: str,
        *,
        where: str = "",
        why: str = "",
        mend: str = "",
        code: str = "",
        faults: Sequence[Fault] = (),
    ) -> None:
        self.fault = Fault(code or self.default_code, what, where, why, mend)
        self.faults: tuple[Fault, ...] = tuple(faults) or (self.fault,)
        super().__init__(str(self.fault))

    def __str__(self) -> str:
        """Return the error, followed by each fault where there are several."""
        head = str(self.fault)
        if self.faults == (self.fault,):
            return head
        more = len(self.faults) - FAULTS_SHOWN
        rest = [f"and {more:,} more; mend these first, then try again"] if more > 0 else []
        return "\n".join([head, *(str(fault) for fault in self.faults[:FAULTS_SHOWN]), *rest])


class InputError(MajlisError):
    """The input (a file, an option, a value) is wrong; nothing was changed."""

    default_code = "majlis.input"


class NotFoundError(MajlisError):
    """What was asked for does not exist."""

    default_code = "majlis.not-found"


class ConflictError(MajlisError):
    """The act does not fit what is there already; nothing was changed."""

    default_code = "majlis.conflict"


class PermissionDeniedError(MajlisError):
    """The person may not do this."""

    default_code = "majlis.denied"


class WaitsError(MajlisError):
    """The act is allowed, and waits until a second person agrees; nothing was changed yet."""

    default_code = "approval.waits"
    approval = ""
    """Code under which it waits."""
    act = ""
    """Name of the act that waits."""


class IntegrityError(MajlisError):
    """Stored data is not what its hash or format says."""

    default_code = "majlis.integrity"
