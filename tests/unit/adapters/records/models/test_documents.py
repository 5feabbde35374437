"""What rows of documents are called, and what the database itself sees to."""

import pytest
from tests.unit.adapters.records.documents.conftest import a_frozen

from majlis.adapters.records.handle import Records


def test_names(records: Records) -> None:
    from majlis.adapters.records.models import Document, DocumentFile

    code = a_frozen(records).code
    row = Document.everything.get()
    assert str(row) == code
    assert {str(one) for one in DocumentFile.everything.all()} == {f"{row.pk}.pdf", f"{row.pk}.page"}


def test_a_number_is_given_once_and_a_form_is_kept_once(records: Records) -> None:
    from django.db import IntegrityError
    from django.db.transaction import atomic

    from majlis.adapters.records.models import Document, DocumentFile

    a_frozen(records)
    row, file = Document.everything.get(), DocumentFile.everything.get(form="pdf")
    row.pk, row.code, file.pk = None, "DOC-2025-0777", None
    for one in (row, file):
        with pytest.raises(IntegrityError), atomic():
            one.save(force_insert=True)


def test_nobody_asks_for_documents_without_saying_who_reads(records: Records) -> None:
    from majlis.adapters.records.models import Document, DocumentFile
    from majlis.adapters.records.models.information import BypassError

    assert records
    for model in (Document, DocumentFile):
        with pytest.raises(BypassError):
            model.objects.all()
