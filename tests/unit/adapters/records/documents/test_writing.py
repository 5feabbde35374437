"""What was frozen is never changed, and nobody releases what he or she composed."""

from dataclasses import replace

import pytest
from tests.hand import Clock
from tests.unit.adapters.records.documents.conftest import AMBER, FILES, As, a_draft, a_frozen

from majlis.adapters.records.documents import reading, writing
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import AuditEntry
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError


def test_codes_count_within_the_year(records: Records, clock: Clock) -> None:
    assert [a_draft(records).code, a_draft(records).code] == ["DOC-2025-0001", "DOC-2025-0002"]
    clock.set("2026-01-02")
    assert a_draft(records).code == "DOC-2026-0001"
    with pytest.raises(NotFoundError):
        writing.start(records, writing.New("elsewhere", "note", "t", {}, AMBER, synthetic=False))


def test_a_draft_that_somebody_else_saved_meanwhile_is_not_written_over(records: Records) -> None:
    code = a_draft(records).code
    saved = writing.save(records, code, "Clinic B", {"parts": {}}, 1)
    assert (saved.title, saved.revision) == ("Clinic B", 2)
    with pytest.raises(ConflictError) as caught:
        writing.save(records, code, "Clinic C", {}, 1)
    assert caught.value.fault.code == "document.changed"
    assert reading.find(records, code).title == "Clinic B"
    assert writing.save(records, code, "Clinic D", {}, None).revision == 3
    with pytest.raises(ConflictError):
        writing.freeze(records, code, writing.Frozen(records.now(), AMBER, "", FILES, 1))
    assert reading.find(records, code).state == "draft"


def test_what_is_frozen_is_changed_no_more(records: Records) -> None:
    told = a_frozen(records)
    with pytest.raises(ConflictError) as caught:
        writing.save(records, told.code, "Other", {}, None)
    assert caught.value.fault.code == "document.frozen"
    with pytest.raises(ConflictError):
        writing.freeze(records, told.code, writing.Frozen(records.now(), AMBER, "", {"pdf": b"x"}, told.revision))
    assert reading.file(records, told.code, "pdf") == b"as pdf"
    assert reading.find(records, told.code) == told


def test_only_its_own_people_save_and_freeze(as_: As) -> None:
    anna, guest = as_("anna"), as_("guest", "ministry")
    code = a_frozen(anna).code
    writing.release(as_("sara", "council"), code, alone=False)
    with pytest.raises(PermissionDeniedError) as caught:
        writing.save(guest, code, "Other", {}, None)
    assert caught.value.fault.code == "document.owner"
    with pytest.raises(PermissionDeniedError):
        writing.withdraw(guest, code, "", releases=False)


def test_nobody_releases_what_he_or_she_composed_or_froze(records: Records, as_: As) -> None:
    anna, colleague, sara = as_("anna"), as_("colleague"), as_("sara", "council")
    draft = a_draft(anna)
    with pytest.raises(ConflictError) as caught:
        writing.release(colleague, draft.code, alone=False)
    assert caught.value.fault.code == "document.draft"
    writing.freeze(colleague, draft.code, writing.Frozen(records.now(), AMBER, "", FILES, draft.revision))
    for own in (anna, colleague):
        with pytest.raises(PermissionDeniedError) as refused:
            writing.release(own, draft.code, alone=False)
        assert refused.value.fault.code == "document.own"
    assert writing.release(sara, draft.code, alone=False).released.by == "sara"
    with pytest.raises(ConflictError) as again:
        writing.release(sara, draft.code, alone=False)
    assert again.value.fault.code == "document.same"


def test_who_sits_at_the_machine_may_do_both(records: Records) -> None:
    assert writing.release(records, a_frozen(records).code, alone=True).state == "released"


def test_it_is_withdrawn_once(records: Records) -> None:
    code = a_frozen(records).code
    writing.withdraw(records, code, "A figure was wrong.", releases=True)
    with pytest.raises(ConflictError):
        writing.withdraw(records, code, "Another reason.", releases=True)
    assert reading.find(records, code).reason == "A figure was wrong."
    with pytest.raises(ConflictError):
        writing.demand_releasable("withdrawn", code)


def test_the_audit_holds_codes_and_hashes_and_no_word_of_it(records: Records) -> None:
    told = a_frozen(records, "Clinic of the north")
    writing.withdraw(records, told.code, "Clinic of the north was not hit.", releases=True)
    entries = list(AuditEntry.objects.filter(act__startswith="document ").order_by("pk"))
    assert [one.act for one in entries] == ["document start", "document freeze", "document withdraw"]
    assert {one.subject for one in entries} == {told.code}
    assert "north" not in str([one.detail for one in entries])


def test_a_further_person_is_named_in_the_audit(records: Records) -> None:
    code = a_frozen(records).code
    writing.release(replace(records, second="sara"), code, alone=True)
    assert AuditEntry.objects.get(act="document release").detail == {"second": "sara"}
