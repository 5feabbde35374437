import json

import pytest

from majlis.evidence.formats import parse_json, read, sniff
from majlis.evidence.reading import Origin
from majlis.kernel.errors import InputError


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b'{"vulnerabilities": []}', "kev"),
        (b'\xef\xbb\xbf {"type": "bundle", "objects": []}', "stix"),
        (b"PK\x03\x04", "xlsx"),
        (b"Date,Sector\n", "csv"),
    ],
)
def test_content_tells(data: bytes, wanted: str) -> None:
    assert sniff(data, file="f") == wanted


@pytest.mark.parametrize("data", [b"", b" \n", b"%PDF-1.7", b"{}", b"[]", b"{", b'{"a": NaN}', b"[" * 100_000])
def test_what_is_none_of_them(data: bytes) -> None:
    with pytest.raises(InputError):
        sniff(data, file="f")


def test_the_place_where_json_breaks() -> None:
    with pytest.raises(InputError, match="line 3, column 12"):
        parse_json(b'{\n "a": 1,\n "b": [1, 2', file="f")


def test_kev_counts_no_incidents() -> None:
    row = {
        "cveID": "CVE-2025-1",
        "vendorProject": "V",
        "product": "P",
        "dateAdded": "2025-01-01",
        "knownRansomwareCampaignUse": "Known",
    }
    reading = read(json.dumps({"vulnerabilities": [row]}).encode(), Origin("kev", "kev.json"), format_="auto")
    assert reading.format == "kev"
    assert reading.observations == ()
    assert any("not attacks" in note for note in reading.notes)
