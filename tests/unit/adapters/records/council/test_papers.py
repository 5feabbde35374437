import hashlib

import pytest
from tests.councils import Council, login_of

from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking


def test_both_hashes_are_of_the_bytes(place: Council) -> None:
    from majlis.adapters.records.council import papers

    records = place.world.records
    code = papers.add(records, place.item, "Why", papers.Sent("../why.txt", b"Why."))
    version, data = papers.read(records, code.lower())
    assert (version.name, version.size, data) == ("why.txt", 4, b"Why.")
    assert version.sha256 == hashlib.sha256(data).hexdigest()
    assert version.sha512 == hashlib.sha512(data).hexdigest()


def test_a_version_that_is_closed_to_a_reader_is_not_the_newest(place: Council) -> None:
    from majlis.adapters.records.council import papers

    records, member = place.world.records, place.as_(login_of("chair")).records
    code = papers.add(records, place.item, "Why", papers.Sent("why.txt", b"Why."))
    papers.replace(records, code, papers.Sent("why.txt", b"Falcon.", marking=Marking.parse("TLP:AMBER/SECRET")))
    assert papers.read(member, code)[1] == b"Why."
    newest = papers.find(member, code).newest
    assert newest is not None
    assert newest.number == 1
    with pytest.raises(NotFoundError, match="has no version 2"):
        papers.read(member, code, 2)
    assert list(papers.of_items(member, [place.item])) == [place.item]
