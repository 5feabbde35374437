"""Take the evidence and the own parameters of a nation's directory into the records."""

from dataclasses import dataclass
from pathlib import Path

from majlis.adapters.records import parameters
from majlis.adapters.records.evidence import adding
from majlis.adapters.records.handle import Records
from majlis.evidence import files
from majlis.evidence.addition import Addition
from majlis.evidence.intake import Progress
from majlis.evidence.observation import Entry
from majlis.kernel.canonical import sha256_hex
from majlis.reference.parameters import OWN_FILE, read_parameters


@dataclass(frozen=True, slots=True)
class Source:
    """A source that was taken in: its name, its incidents, and whether exactly this was there already."""

    name: str
    incidents: int
    already: bool


def take_evidence(records: Records, code: str, folder: Path, progress: Progress) -> tuple[Source, ...]:
    """Take in every source of a directory's ``evidence/``, each as its entry there says, each whole or not at all.

    What is there already adds nothing, so that an import that broke off can be done again.

    Raises
    ------
    InputError
        If a file or an entry is wrong; the sources before it stay.
    IntegrityError
        If a file is not the one that its entry was made for.
    ConflictError
        If the same file is there under another name.
    """
    return tuple(_take(records, code, (folder, entry), progress) for entry in files.read_entries(folder))


def _take(records: Records, code: str, source: tuple[Path, Entry], progress: Progress) -> Source:
    folder, entry = source
    path = folder / files.FOLDER / entry.file
    if not path.is_file() or sha256_hex(path.read_bytes()) != entry.sha256:
        files.read_source(folder, entry)  # names what is wrong
    addition = Addition(
        name=entry.name,
        window=entry.window,
        added=entry.added,
        format=entry.format,
        sectors=entry.sectors,
        kinds=entry.kinds,
        columns=entry.columns,
        sheet=entry.sheet,
        dates=entry.dates,
        synthetic=entry.synthetic,
        marking=entry.marking,
        replace=True,
        values=entry.values,
    )
    file = adding.File(entry.file, files.bytes_of(path), 0.0)
    added = adding.add(records, code, file, addition, progress)
    return Source(entry.name, added.incidents, added.already)


def take_parameters(records: Records, code: str, folder: Path) -> tuple[str, ...]:
    """Take in a directory's ``parameters.csv``, if there is one, and return the parameters that changed.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    file = folder / OWN_FILE
    return parameters.set_own(records, code, read_parameters(file)) if file.is_file() else ()
