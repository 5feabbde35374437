"""A marking survives its row; a role is held once at a time; a login is given once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hand import clock_at, open_at

from majlis.kernel.marking import Classification, Marking, Tlp


def test_markings_and_uniqueness(tmp_path: Path, database: str) -> None:
    records = open_at(tmp_path / "home", database, clock_at("2025-03-03"))
    from django.db import IntegrityError, transaction

    from majlis.adapters.records import audit, people
    from majlis.adapters.records.models import AuditEntry, MarkingRow, Organisation, RoleAssignment, Setting, User
    from majlis.adapters.records.people import roles

    @given(
        st.builds(
            Marking, st.sampled_from(Tlp), st.sampled_from(Classification), st.frozensets(st.sampled_from(("a", "b")))
        )
    )
    def comes_back(marking: Marking) -> None:
        names = ",".join(sorted(marking.compartments))
        row = MarkingRow(tlp=int(marking.tlp), classification=int(marking.classification), compartments=names)
        assert row.marking == marking
        assert str(row) == str(marking)

    comes_back()
    people.ensure_organisation(records, "cert", "CERT", "cert")
    people.add_person(records, "a.khan", {}, None, "")
    roles.grant(records, "a.khan", "auditor", "cert")
    audit.note(records, "nation check", "small")
    assert str(Organisation.objects.get()) == "cert"
    assert str(User.objects.get()) == "a.khan"
    assert str(AuditEntry.objects.first()) == "2025-03-03 09:00 tester nation check"
    assert str(Setting(key="retention.audit")) == "retention.audit"
    (held,) = RoleAssignment.objects.all()
    assert str(held) == f"auditor at {held.organisation_id}"
    held.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        held.save(force_insert=True)
