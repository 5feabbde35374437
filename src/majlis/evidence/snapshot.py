"""Evidence as columns: one hash for its content, and a folder that gives it back; no pickle, no rows in JSON."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry, Observation
from majlis.kernel.canonical import content_hash, sha256_hex
from majlis.kernel.errors import InputError, IntegrityError
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.int32]

FORMAT = 1
"""Number of the folder's format. A newer one is refused."""
FILE = "snapshot.json"
TEXTS = ("source", "key", "sector", "kind", "operator", "area", "marking")
"""Columns of texts: each is a list of its distinct texts, sorted, and a code into the list for every observation."""
DAYS = ("day", "known")
"""Columns of days, as days since 0001-01-01 (which is 1)."""
_FLAG = "synthetic"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Evidence as it was at one moment.

    Attributes
    ----------
    entries : tuple of Entry
        By name.
    observations : tuple of Observation
        Sorted by source, key, and then the other columns; without ``extra``, which no figure uses.
    vulnerabilities : tuple of Vulnerability
        By CVE.
    """

    entries: tuple[Entry, ...]
    observations: tuple[Observation, ...]
    vulnerabilities: tuple[Vulnerability, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Observations as arrays of int32, one value each, and the texts that the codes stand for."""

    arrays: "Mapping[str, Codes]"
    texts: Mapping[str, Sequence[str]]


def snapshot_sha256(
    entries: Iterable[Entry],
    observations: Sequence[Observation],
    vulnerabilities: Iterable[Vulnerability] = (),
) -> str:
    """Return the hash of evidence: of what it says, not of when it was added or in which order it lies.

    Parameters
    ----------
    entries : iterable of Entry
    observations : sequence of Observation
        A million take about five seconds. ``extra`` does not count.
    vulnerabilities : iterable of Vulnerability

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    return content_hash(_manifest(entries, _columns(observations), vulnerabilities))


def write_snapshot(folder: Path, snapshot: Snapshot) -> str:
    """Write evidence into an empty folder and return its hash.

    The folder holds ``snapshot.json`` (format, entries, vulnerabilities, and the hash of each column), an ``.npy``
    file of int32 for each column, and a JSON list for each column of texts.

    Parameters
    ----------
    folder : Path
    snapshot : Snapshot
    """
    import numpy as np

    columns = _columns(snapshot.observations)
    manifest = _manifest(snapshot.entries, columns, snapshot.vulnerabilities)
    for name, values in columns.arrays.items():
        np.save(folder / f"{name}.npy", values, allow_pickle=False)
    for name, texts in columns.texts.items():
        (folder / f"{name}.json").write_bytes(_text_bytes(texts))
    added = {entry.name: entry.added for entry in snapshot.entries}
    text = json.dumps({**manifest, "added": added}, indent=1, ensure_ascii=False)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")
    return content_hash(manifest)


def read_snapshot(folder: Path, sha256: str) -> Snapshot:
    """Read evidence that :func:`write_snapshot` wrote, verified against its hash.

    Parameters
    ----------
    folder : Path
    sha256 : str
        The hash that it must have.

    Raises
    ------
    IntegrityError
        If anything is missing or not what the hash says, or the format is newer than this version's.
    """
    try:
        manifest = json.loads((folder / FILE).read_bytes())
        number = int(manifest.pop("format"))
        if number > FORMAT:
            raise IntegrityError(
                f"the evidence has format {number}, this version of Majlis reads up to {FORMAT}",
                where=str(folder / FILE),
                mend="install a newer version of Majlis",
                code="evidence.newer-format",
            )
        added = manifest.pop("added")
        columns = _read_columns(folder)
        entries = [_entry(facts, added[facts["name"]]) for facts in manifest["entries"]]
        vulnerabilities = [_vulnerability(facts) for facts in manifest["vulnerabilities"]]
        found = content_hash(_manifest(entries, columns, vulnerabilities))
    except (OSError, ValueError, KeyError, TypeError, EOFError, InputError) as error:
        raise _damaged(folder, f"it cannot be read ({type(error).__name__})") from None
    if found != sha256:
        raise _damaged(folder, "it is not what its hash says")
    return Snapshot(tuple(entries), tuple(_observations(columns)), tuple(vulnerabilities))


def _columns(observations: Sequence[Observation]) -> _Columns:
    import numpy as np

    raw: dict[str, Codes] = {}
    texts: dict[str, Sequence[str]] = {}
    for name in TEXTS:
        values = _told(observations) if name == "marking" else list(map(attrgetter(name), observations))
        texts[name] = sorted(set(values))
        code = {text: number for number, text in enumerate(texts[name])}
        raw[name] = np.fromiter(map(code.__getitem__, values), np.int32, len(values))
    for name in DAYS:
        days = map(date.toordinal, map(attrgetter(name), observations))
        raw[name] = np.fromiter(days, np.int32, len(observations))
    raw[_FLAG] = np.fromiter((one.synthetic for one in observations), np.int32, len(observations))
    order = np.lexsort(tuple(reversed(raw.values())))
    return _Columns({name: values[order] for name, values in raw.items()}, texts)


def _told(observations: Sequence[Observation]) -> list[str]:
    """Return the markings as texts; each object once: a million observations share a few, and hashing them is slow."""
    markings = [one.marking for one in observations]
    told = {key: str(marking) for key, marking in {id(marking): marking for marking in markings}.items()}
    return [told[id(marking)] for marking in markings]


def _manifest(
    entries: Iterable[Entry], columns: _Columns, vulnerabilities: Iterable[Vulnerability]
) -> dict[str, object]:
    """Return what the hash is made of."""
    hashes = {name: _array_hash(values) for name, values in columns.arrays.items()}
    return {
        "format": FORMAT,
        "entries": [_entry_facts(entry) for entry in sorted(entries, key=lambda entry: entry.name)],
        "vulnerabilities": [
            [one.cve, one.vendor, one.product, one.added.isoformat(), one.ransomware]
            for one in sorted(vulnerabilities, key=lambda one: (one.cve, one.vendor, one.product, one.added))
        ],
        "columns": hashes,
        "texts": {name: sha256_hex(_text_bytes(texts)) for name, texts in columns.texts.items()},
    }


def _array_hash(values: "Codes") -> str:
    return sha256_hex(values.astype("<i4", copy=False).tobytes())


def _text_bytes(texts: Sequence[str]) -> bytes:
    return json.dumps(list(texts), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _read_columns(folder: Path) -> _Columns:
    import numpy as np

    names = (*TEXTS, *DAYS, _FLAG)
    arrays = {name: np.load(folder / f"{name}.npy", allow_pickle=False) for name in names}
    texts = {name: json.loads((folder / f"{name}.json").read_bytes()) for name in TEXTS}
    return _Columns(arrays, texts)


def _observations(columns: _Columns) -> Iterable[Observation]:
    """Return the observations; equal texts, days and markings are one object."""

    def column(name: str, convert: Callable[[str], object]) -> list[Any]:
        values = [convert(text) for text in columns.texts[name]]
        return [values[code] for code in columns.arrays[name].tolist()]

    def days(name: str) -> list[date]:
        numbers = columns.arrays[name].tolist()
        known = {number: date.fromordinal(number) for number in set(numbers)}
        return [known[number] for number in numbers]

    flags = [bool(flag) for flag in columns.arrays[_FLAG].tolist()]
    source, key, sector, kind, operator, area = (column(name, str) for name in TEXTS[:-1])
    rows = (source, key, days("day"), days("known"), sector, kind, operator, area, flags)
    return map(Observation, *rows, column("marking", Marking.parse))


def _entry_facts(entry: Entry) -> dict[str, object]:
    """Return an entry as JSON holds it, without the moment at which it was added."""
    plain: dict[str, object] = {field.name: getattr(entry, field.name) for field in fields(entry)}
    del plain["added"]
    return plain | {
        "window": str(entry.window),
        "marking": str(entry.marking),
        "sectors": list(entry.sectors),
        "kinds": list(entry.kinds),
        "columns": dict(sorted(entry.columns.items())),
        "values": dict(sorted(entry.values.items())),
    }


def _entry(facts: Mapping[str, Any], added: str) -> Entry:
    entry = Entry(**{**facts, "added": added})
    return replace(
        entry,
        window=Window.parse(facts["window"]),
        marking=Marking.parse(facts["marking"]),
        sectors=tuple(facts["sectors"]),
        kinds=tuple(facts["kinds"]),
    )


def _vulnerability(facts: Sequence[Any]) -> Vulnerability:
    cve, vendor, product, added, ransomware = facts
    return Vulnerability(cve, vendor, product, date.fromisoformat(added), ransomware)


def _damaged(folder: Path, what: str) -> IntegrityError:
    return IntegrityError(
        f"evidence/{folder.name[:12]}: {what}", mend="restore the vault from a backup", code="evidence.damaged"
    )
