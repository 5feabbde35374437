"""What a reader is told about a file of evidence, and what it hands back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from majlis.evidence.observation import Observation
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.marking import Marking, Tlp

FAULTS_SHOWN = 25
"""So many faults of one file are told; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a reader is told about the file it reads.

    Attributes
    ----------
    source : str
        Name of the evidence entry.
    file : str
        File name, for messages.
    marking : Marking
        Least marking of everything in the file.
    synthetic : bool
        True where the whole file is invented.
    sectors, kinds : tuple of str
        What the source covers; empty means all. Where it covers just one, a blank cell means that one.
    columns : mapping of str to str
        For tables: our field to their column, as corrected by a person.
    sheet : str
        For workbooks: the sheet to read; empty where there is only one table.
    dates : str
        For tables: ``dmy`` or ``mdy``; empty where the dates themselves tell.
    values : mapping of str to str
        Their word to our sector or kind, as a person said; these win over our synonyms.
    """

    source: str
    file: str
    marking: Marking = field(default_factory=lambda: Marking(Tlp.AMBER))
    synthetic: bool = False
    sectors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    dates: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found.

    Attributes
    ----------
    format : str
        ``kev``, ``stix``, ``csv`` or ``xlsx``.
    observations : tuple of Observation
        In file order. Empty for KEV, which lists vulnerabilities and no incidents.
    columns : mapping of str to str
        For tables: our field to their column, guessed and corrected.
    sheet, dates : str
        As in :class:`Origin`, settled.
    unmapped_sectors, unmapped_kinds : mapping of str to int
        Their words that our lists do not know, with how often each occurs.
    notes : tuple of str
        What a person should know: objects kept but not counted, revoked ones, dates that stand in for others.
    """

    format: str
    observations: tuple[Observation, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    dates: str = ""
    unmapped_sectors: Mapping[str, int] = field(default_factory=dict)
    unmapped_kinds: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def broken(file: str, faults: Sequence[Fault], *, read_as: str = "", or_mend: str = "") -> InputError:
    """Make the error for a file with faults: the first ones in full, the others counted.

    Parameters
    ----------
    file : str
    faults : sequence of Fault
    read_as : str
        How the file was understood, told beside the reason.
    or_mend : str
        What else may mend it.
    """
    count = len(faults)
    more = f", the first {FAULTS_SHOWN} below" if count > FAULTS_SHOWN else ""
    return InputError(
        f"{count} {'fault' if count == 1 else 'faults'}{more}; nothing was added",
        where=file,
        why="; ".join(filter(None, ("a file is taken whole or not at all", read_as))),
        mend="; ".join(filter(None, ("correct the places named and add the file again", or_mend))),
        code="evidence.faults",
        faults=faults[:FAULTS_SHOWN],
    )
