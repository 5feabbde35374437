"""A catalogue of known exploited vulnerabilities, with its date: the one that ships, or a newer one from a file."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from majlis.evidence.formats import SIZE_MAX, parse_json, too_large
from majlis.evidence.kev import Vulnerability, read_kev
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import InputError
from majlis.kernel.times import format_instant, parse_instant
from majlis.reference.vendors import kev

_ABOUT = re.compile(r"version (\S+), released (\S+),")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """CISA's KEV catalogue as it stood at an instant.

    Attributes
    ----------
    version : str
        As CISA writes it, like ``2025.08.25``.
    released : datetime
        UTC.
    vulnerabilities : tuple of Vulnerability
    """

    version: str
    released: datetime
    vulnerabilities: tuple[Vulnerability, ...]

    @property
    def sha256(self) -> str:
        """Hash of all that it says, whatever file it came in."""
        return content_hash(self.document())

    @property
    def newest(self) -> date:
        """The day of its newest entry."""
        return max(entry.added for entry in self.vulnerabilities)

    def document(self) -> dict[str, object]:
        """Return it as a JSON document."""
        rows = sorted(self.vulnerabilities, key=lambda entry: entry.cve)
        return {
            "catalogue": "kev",
            "version": self.version,
            "released": format_instant(self.released),
            "vulnerabilities": [[e.cve, e.vendor, e.product, e.added.isoformat(), e.ransomware] for e in rows],
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What a catalogue says that another did not.

    Attributes
    ----------
    added, removed : tuple of str
        Numbers of vulnerabilities that only the new, only the old one lists.
    altered : tuple of str
        Those that both list, with another vendor, product, day or use by ransomware.
    vendors : tuple of (str, int)
        Vendors of the added ones, most first.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    altered: tuple[str, ...]
    vendors: tuple[tuple[str, int], ...]


def read_catalogue(data: bytes, *, file: str) -> Catalogue:
    """Read the JSON that CISA publishes.

    Raises
    ------
    InputError
        If it is no such file, is cut off, has a faulty entry or none, or does not say when it was released.
    """
    if len(data) > SIZE_MAX:
        raise too_large(len(data), file=file)
    document = parse_json(data, file=file)
    found = read_kev(document, file=file)
    if not found:
        raise InputError(
            "the catalogue is empty", where=file, mend="fetch it again from CISA", code="evidence.kev-empty"
        )
    version, released = document.get("catalogVersion"), document.get("dateReleased")
    if not isinstance(version, str) or not isinstance(released, str) or not version:
        raise InputError(
            "the catalogue does not say its catalogVersion and dateReleased",
            where=file,
            why="without its date nobody can tell which of two catalogues is newer",
            mend="take the JSON file as CISA publishes it",
            code="evidence.kev-date",
        )
    return Catalogue(version[:40], parse_instant(released, where=f"{file}, dateReleased"), found)


def shipped() -> Catalogue:
    """Return the catalogue that ships with this version of Majlis."""
    table = kev()
    found = next(match for line in table.about if (match := _ABOUT.search(line)))
    rows = tuple(
        Vulnerability(
            row["cve"],
            row["vendor"],
            row["product"],
            date.fromisoformat(row["date_added"]),
            row["ransomware"] == "true",
        )
        for row in table.rows
    )
    return Catalogue(found[1], parse_instant(found[2]), rows)


def from_document(document: Mapping[str, Any]) -> Catalogue:
    """Return a catalogue from :meth:`Catalogue.document`.

    Raises
    ------
    InputError
        If it is none.
    """
    try:
        rows = document["vulnerabilities"]
        entries = tuple(Vulnerability(c, v, p, date.fromisoformat(day), bool(r)) for c, v, p, day, r in rows)
        return Catalogue(str(document["version"]), parse_instant(str(document["released"])), entries)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError("this is not a document of a catalogue", code="evidence.catalogue") from error


def change(old: Catalogue, new: Catalogue) -> Change:
    """Return what the new catalogue says that the old one did not."""
    before = {entry.cve: entry for entry in old.vulnerabilities}
    after = {entry.cve: entry for entry in new.vulnerabilities}
    added = sorted(set(after) - set(before))
    vendors = Counter(after[cve].vendor for cve in added)
    return Change(
        added=tuple(added),
        removed=tuple(sorted(set(before) - set(after))),
        altered=tuple(sorted(cve for cve in set(before) & set(after) if before[cve] != after[cve])),
        vendors=tuple(sorted(vendors.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
