"""The KEV catalogue as it ships: which vendors' products are exploited, relative to each other."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from majlis.reference.loader import Table, load_table


@dataclass(frozen=True, slots=True)
class VendorWeight:
    """How often a vendor stands in the catalogue. Relative weights between vendors, never a rate of attacks.

    Attributes
    ----------
    vendor : str
        As CISA writes it.
    entries : int
        Known exploited vulnerabilities.
    ransomware_entries : int
        Those of them that ransomware campaigns are known to use.
    share : float
        ``entries`` as a share of the catalogue, 0 to 1.
    """

    vendor: str
    entries: int
    ransomware_entries: int
    share: float


def kev() -> Table:
    """Return the dated catalogue: cve, vendor, product, date_added, due_date, ransomware.

    Source: CISA, Known Exploited Vulnerabilities catalogue, version 2025.08.25 (CC0 1.0).
    """
    return load_table("kev")


@cache
def vendor_weights() -> Mapping[str, VendorWeight]:
    """Return the weight of each vendor of the catalogue, by vendor name, heaviest first."""
    rows = kev().rows
    entries = Counter(row["vendor"] for row in rows)
    ransomware = Counter(row["vendor"] for row in rows if row["ransomware"] == "true")
    return {
        vendor: VendorWeight(vendor, count, ransomware[vendor], count / len(rows))
        for vendor, count in sorted(entries.items(), key=lambda pair: (-pair[1], pair[0]))
    }


@cache
def technologies() -> Mapping[str, tuple[str, ...]]:
    """Return the vendors of each technology (control, network, platform), in order of name."""
    rows = load_table("vendor_technologies").rows
    names = sorted({row["technology"] for row in rows})
    return {name: tuple(sorted(row["vendor"] for row in rows if row["technology"] == name)) for name in names}
