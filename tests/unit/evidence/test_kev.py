from datetime import date

import pytest

from majlis.evidence.kev import read_kev, vendor_weights
from majlis.kernel.errors import InputError


def row(number: int, **changed: object) -> dict[str, object]:
    return {
        "cveID": f"CVE-2025-{number:04d}",
        "vendorProject": "Vendor A",
        "product": "Gateway",
        "dateAdded": "2025-01-02",
        "knownRansomwareCampaignUse": "Unknown",
        **changed,
    }


def test_catalogue() -> None:
    rows = [row(1), row(2, knownRansomwareCampaignUse="Known"), row(3, vendorProject="Vendor B", extra="kept out")]
    found = read_kev({"vulnerabilities": rows, "count": 3}, file="kev.json")
    assert [one.ransomware for one in found] == [False, True, False]
    assert found[0].added == date(2025, 1, 2)
    assert vendor_weights(found) == {"Vendor A": 2, "Vendor B": 1}


@pytest.mark.parametrize(
    "document",
    [
        {"vulnerabilities": "none"},
        {"vulnerabilities": [row(1)], "count": 2},
        {"vulnerabilities": [row(1), row(1)]},
        {"vulnerabilities": [row(1, knownRansomwareCampaignUse="Maybe")]},
        {"vulnerabilities": [7]},
    ],
)
def test_wrong_catalogues(document: dict[str, object]) -> None:
    with pytest.raises(InputError):
        read_kev(document, file="kev.json")
