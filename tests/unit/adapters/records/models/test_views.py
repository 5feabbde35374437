"""A view is told by its name, and a name stands for one filter of a page."""

import pytest

from majlis.adapters.records.handle import Records


def test_one_name_on_a_page(records: Records) -> None:
    from django.db import IntegrityError, transaction

    from majlis.adapters.records import views
    from majlis.adapters.records.models import View

    views.keep(records, "Open", "/n/small/incidents/?state=open")
    row = View.everything.get()
    assert str(row) == "Open"
    row.pk, row._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
