"""A document is told with who did what, and when; nobody where it has not been done."""

from tests.unit.adapters.records.documents.conftest import AMBER, As, a_draft, a_frozen

from majlis.adapters.records.documents import writing
from majlis.adapters.records.documents.told import Deed
from majlis.adapters.records.handle import Records


def test_a_draft_has_been_composed_and_nothing_else(records: Records) -> None:
    told = a_draft(records, incident="INC-2025-0001", previous="DOC-2024-0007")
    assert (told.nation, told.kind, told.state, told.title) == ("small", "note", "draft", "Clinic A")
    assert (told.incident, told.previous, told.run, told.revision) == ("INC-2025-0001", "DOC-2024-0007", "", 1)
    assert told.composed == told.saved == Deed("tester", records.now())
    assert told.frozen == told.released == told.withdrawn == Deed()
    assert (told.marking, told.synthetic, told.reason) == (AMBER, True, "")


def test_each_deed_is_told_with_its_own_hand(records: Records, as_: As) -> None:
    anna, sara = as_("anna"), as_("sara", "council")
    code = a_frozen(anna).code
    writing.release(sara, code, alone=False)
    told = writing.withdraw(anna, code, "A figure was wrong.", releases=False)
    assert [deed.by for deed in (told.composed, told.frozen, told.released, told.withdrawn)] == [
        *("anna", "anna", "sara", "anna")
    ]
    assert all(deed.at == records.now() for deed in (told.frozen, told.released, told.withdrawn))
    assert told.owner == "cert"
