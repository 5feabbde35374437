"""What reading a workbook gives."""

from dataclasses import dataclass
from typing import Literal

from majlis.infrastructure.coverage import Coverage
from majlis.infrastructure.findings import Finding
from majlis.infrastructure.nation import Nation, Requirement

Form = Literal["workshop", "full"]


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """A nation as a workbook gives it.

    Attributes
    ----------
    nation : Nation
        Of the workshop form: a coarse one, an asset for each service.
    form : {"workshop", "full"}
    findings : tuple of Finding
        Warnings and notes, each at its sheet and cell; what must be mended is an error and raised instead.
    inferred : tuple of Requirement
        Requirements of the nation that nobody wrote down and that engineering rules added, in order of their keys.
    coverage : Coverage
        How much of the people's supply is declared, inferred or unknown.
    """

    nation: Nation
    form: Form
    findings: tuple[Finding, ...]
    inferred: tuple[Requirement, ...]
    coverage: Coverage
