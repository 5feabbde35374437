"""Who sees a document when: its own people always, who releases once it waits for that, others once it is released."""

from collections.abc import Callable

import pytest
from tests.unit.adapters.records.documents.conftest import As, a_draft, a_frozen

from majlis.adapters.records.documents import reading, writing
from majlis.adapters.records.handle import Records
from majlis.kernel.errors import IntegrityError, NotFoundError


def codes(records: Records, *, releases: bool = False) -> list[str]:
    """Return the codes that a reader sees, newest first."""
    return [one.code for one in reading.page(records, "small", reading.Wanted(), releases=releases)[0]]


def test_a_draft_is_seen_by_its_own_people_only(records: Records, as_: As) -> None:
    anna = as_("anna")
    code = a_draft(anna).code
    assert codes(anna) == codes(as_("colleague")) == codes(records) == [code]
    assert codes(as_("sara", "council")) == codes(as_("sara", "council"), releases=True) == []


def test_what_is_frozen_is_seen_by_who_releases_too_and_what_is_released_by_others(as_: As) -> None:
    anna, sara = as_("anna"), as_("sara", "council")
    code = a_frozen(anna).code
    assert codes(sara) == []
    assert codes(sara, releases=True) == [code]
    writing.release(sara, code, alone=False)
    assert codes(as_("guest", "ministry")) == [code]


def test_what_was_withdrawn_before_its_release_stays_unseen(as_: As) -> None:
    anna, sara = as_("anna"), as_("sara", "council")
    never, once = a_frozen(anna).code, a_frozen(anna).code
    writing.release(sara, once, alone=False)
    for code in (never, once):
        writing.withdraw(anna, code, "A figure was wrong.", releases=False)
    assert codes(as_("guest", "ministry")) == [once]
    assert codes(anna) == [once, never]


def test_others_see_that_it_was_withdrawn_and_read_it_no_more(as_: As) -> None:
    anna, sara, guest = as_("anna"), as_("sara", "council"), as_("guest", "ministry")
    code = a_frozen(anna).code
    writing.release(sara, code, alone=False)
    assert reading.file(guest, code, "pdf") == b"as pdf"
    writing.withdraw(anna, code, "A figure was wrong.", releases=False)
    told = reading.find(guest, code)
    assert (told.state, told.reason) == ("withdrawn", "A figure was wrong.")
    assert not reading.readable(guest, told)
    assert reading.forms(guest, code) == {}
    with pytest.raises(NotFoundError, match="was not kept as 'pdf'"):
        reading.file(guest, code, "pdf")
    assert reading.file(anna, code, "pdf") == reading.file(sara, code, "pdf", releases=True) == b"as pdf"


def test_pages_follow_one_another_and_filters_narrow_them(records: Records) -> None:
    made = [a_draft(records, title, incident=f"INC-2025-000{place}").code for place, title in enumerate("abc", 1)]
    first, cursor = reading.page(records, "small", reading.Wanted(most=2))
    rest, end = reading.page(records, "small", reading.Wanted(most=2, after=cursor))
    assert [one.code for one in (*first, *rest)] == made[::-1]
    assert end == ""

    def found(**wanted: str) -> list[str]:
        return [one.code for one in reading.page(records, "small", reading.Wanted(**wanted))[0]]  # type: ignore[arg-type]

    assert found(words="B") == [made[1]]
    assert found(words=made[2].lower()) == [made[2]]
    assert found(incident="INC-2025-0001") == [made[0]]
    assert found(kind="briefing") == found(state="released") == []
    assert reading.page(records, "elsewhere", reading.Wanted()) == ((), "")


def test_the_note_before_is_the_newest_that_was_frozen_and_not_withdrawn(records: Records) -> None:
    assert reading.last_note(records, "INC-2025-0001") is None
    first, second = (a_frozen(records, title, incident="INC-2025-0001").code for title in ("first", "second"))
    a_draft(records, incident="INC-2025-0001")
    a_frozen(records, incident="INC-2025-0002")

    def last() -> str:
        told = reading.last_note(records, "INC-2025-0001")
        return told.code if told else ""

    assert last() == second
    writing.withdraw(records, second, "", releases=True)
    assert last() == first


@pytest.mark.parametrize("ask", [reading.find, reading.forms])
def test_what_one_may_not_see_is_told_like_what_is_not_there(as_: As, ask: Callable[..., object]) -> None:
    code = a_draft(as_("anna")).code
    guest = as_("guest", "ministry")
    told = []
    for name in (code, "DOC-2025-0999"):
        with pytest.raises(NotFoundError) as caught:
            ask(guest, name)
        told.append((caught.value.fault.what.replace(name, ""), caught.value.fault.code))
    assert told[0] == told[1]


def test_a_draft_has_no_files_and_a_damaged_file_is_not_handed_over(records: Records) -> None:
    assert reading.forms(records, a_draft(records).code) == {}
    code = a_frozen(records).code
    kept = reading.forms(records, code)
    assert set(kept) == {"pdf", "page"}
    (records.home / "uploads" / kept["pdf"]).write_bytes(b"another")
    with pytest.raises(IntegrityError):
        reading.file(records, code, "pdf")
