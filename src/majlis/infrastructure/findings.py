"""What the lint finds: a fault and how grave it is."""

from dataclasses import dataclass
from enum import StrEnum

from majlis.infrastructure.nation import Nation
from majlis.kernel.errors import Fault


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The figures made from the nation would be wrong or cannot be made."""
    WARNING = "warning"
    """It may be right, but someone should look."""
    NOTE = "note"
    """Worth knowing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the lint found.

    Attributes
    ----------
    severity : Severity
    fault : Fault
        What, where (file and line), why, and how to mend it.
    """

    severity: Severity
    fault: Fault

    def __str__(self) -> str:
        """Return the finding as a person reads it."""
        return f"{self.severity.value}: {self.fault}"


def error(code: str, what: str, where: str, *, why: str = "", mend: str) -> Finding:
    """Make a finding that must be mended."""
    return Finding(Severity.ERROR, Fault(f"nation.{code}", what, where, why, mend))


def warning(code: str, what: str, where: str, *, why: str = "", mend: str) -> Finding:
    """Make a finding that someone should look at."""
    return Finding(Severity.WARNING, Fault(f"nation.{code}", what, where, why, mend))


def note(code: str, what: str, where: str, *, why: str = "", mend: str = "") -> Finding:
    """Make a finding that is worth knowing."""
    return Finding(Severity.NOTE, Fault(f"nation.{code}", what, where, why, mend))


def place(nation: Nation, table: str, key: str, column: str = "") -> str:
    """Return where a row stands: ``assets.csv, line 12, column area``; its key where it was not read from a file."""
    line = nation.lines.get(f"{table}.csv", {}).get(key)
    row = f"{table}.csv, line {line}" if line else f"{table}.csv, {key}"
    return f"{row}, column {column}" if column else row
