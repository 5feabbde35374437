"""Read CISA's catalogue of known exploited vulnerabilities: facts about vendors, never incidents."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from majlis.evidence.reading import broken
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.times import parse_day

NOTE = "KEV lists vulnerabilities, not attacks: it moves the relative weight of vendors, never a count of incidents"
_RANSOMWARE = {"Known": True, "Unknown": False}


@dataclass(frozen=True, slots=True)
class Vulnerability:
    """One entry of the catalogue: known to be exploited somewhere.

    Attributes
    ----------
    cve, vendor, product : str
    added : date
        Day on which CISA catalogued it, which is not the day of an attack.
    ransomware : bool
        Known to be used in ransomware campaigns.
    """

    cve: str
    vendor: str
    product: str
    added: date
    ransomware: bool


def read_kev(document: Mapping[str, object], *, file: str) -> tuple[Vulnerability, ...]:
    """Read the catalogue from its parsed JSON.

    Raises
    ------
    InputError
        With every faulty entry, or if the catalogue holds fewer entries than it says.
    """
    rows = document.get("vulnerabilities")
    if not isinstance(rows, list):
        raise InputError("there is no list of vulnerabilities", where=file, code="evidence.kev")
    count = document.get("count", len(rows))
    if count != len(rows):
        raise InputError(
            f"the catalogue says it has {count} entries and holds {len(rows)}",
            where=file,
            why="the file is cut off or was changed",
            mend="fetch it again from CISA",
            code="evidence.kev-count",
        )
    faults: list[Fault] = []
    found: dict[str, Vulnerability] = {}
    for index, row in enumerate(rows, 1):
        where = f"{file}, entry {index}"
        try:
            entry = _entry(row, where)
        except InputError as error:
            faults.append(error.fault)
            continue
        if entry.cve in found:
            faults.append(
                Fault("evidence.kev-twice", f"{entry.cve} is listed twice", where, mend="fetch the file again")
            )
        found[entry.cve] = entry
    if faults:
        raise broken(file, faults)
    return tuple(found.values())


def _entry(row: object, where: str) -> Vulnerability:
    names = ("cveID", "vendorProject", "product", "dateAdded", "knownRansomwareCampaignUse")
    texts = [row.get(name) if isinstance(row, dict) else None for name in names]
    missing = [name for name, text in zip(names, texts, strict=True) if not isinstance(text, str) or not text]
    if missing:
        raise InputError(
            f"{missing[0]} is missing", where=where, mend="fetch the file again", code="evidence.kev-entry"
        )
    cve, vendor, product, added, ransomware = (str(text) for text in texts)
    if ransomware not in _RANSOMWARE:
        raise InputError(
            f"knownRansomwareCampaignUse is {ransomware[:40]!r}",
            where=where,
            mend="it is Known or Unknown",
            code="evidence.kev-entry",
        )
    return Vulnerability(cve, vendor, product, parse_day(added, where=where), _RANSOMWARE[ransomware])


def vendor_weights(entries: Iterable[Vulnerability]) -> dict[str, int]:
    """Return the number of entries by vendor, most first, then by name."""
    counts = Counter(entry.vendor for entry in entries)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
