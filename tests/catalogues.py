"""KEV catalogues as CISA publishes them, made from the one that ships."""

import json
from pathlib import Path

from majlis.evidence.catalogue import shipped

NEWER = "2025.12.24"
INVENTED = "Invented vendor"


def document(
    version: str = NEWER, released: str = "2025-12-24T15:00:01.5Z", *, more: int = 3, vendor: str = INVENTED
) -> dict[str, object]:
    """Return the shipped catalogue with invented further entries, of one vendor, as of a later day."""
    rows: list[dict[str, object]] = [
        {
            "cveID": entry.cve,
            "vendorProject": entry.vendor,
            "product": entry.product,
            "dateAdded": entry.added.isoformat(),
            "knownRansomwareCampaignUse": "Known" if entry.ransomware else "Unknown",
        }
        for entry in shipped().vulnerabilities
    ]
    rows += [
        {
            "cveID": f"CVE-2099-{number:04}",
            "vendorProject": vendor,
            "product": "Invented for a test",
            "dateAdded": "2025-12-24",
            "knownRansomwareCampaignUse": "Unknown",
        }
        for number in range(1, more + 1)
    ]
    return {"catalogVersion": version, "dateReleased": released, "count": len(rows), "vulnerabilities": rows}


def write(path: Path, found: dict[str, object] | None = None) -> Path:
    """Write a catalogue as a file."""
    path.write_text(json.dumps(found or document()), encoding="utf-8")
    return path
