from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from majlis.evidence.catalogue import change, from_document, shipped
from majlis.kernel.errors import InputError


def test_the_shipped_one_says_its_date() -> None:
    found = shipped()
    assert (found.version, found.released) == ("2025.08.25", datetime(2025, 8, 25, 17, 4, 19, tzinfo=UTC))
    assert (len(found.vulnerabilities), found.newest) == (1404, date(2025, 8, 25))


def test_its_document_is_read_back() -> None:
    found = shipped()
    again = from_document(found.document())
    assert again.sha256 == found.sha256
    assert set(again.vulnerabilities) == set(found.vulnerabilities)


def test_the_hash_does_not_depend_on_the_order_of_the_file() -> None:
    found = shipped()
    assert replace(found, vulnerabilities=found.vulnerabilities[::-1]).sha256 == found.sha256


@pytest.mark.parametrize("document", [{}, {"vulnerabilities": 3}, {"vulnerabilities": [["CVE"]], "version": "1"}])
def test_another_document_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(InputError, match="not a document of a catalogue"):
        from_document(document)


def test_what_changed() -> None:
    old = shipped()
    first, second, *rest = old.vulnerabilities
    new = replace(old, vulnerabilities=(replace(first, product="Another"), *rest, replace(second, cve="CVE-2099-1")))
    found = change(old, new)
    assert (found.added, found.removed, found.altered) == (("CVE-2099-1",), (second.cve,), (first.cve,))
    assert found.vendors == ((second.vendor, 1),)
