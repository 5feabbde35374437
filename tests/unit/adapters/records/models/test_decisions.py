import pytest
from django.db import IntegrityError, transaction
from tests.councils import council
from tests.motions import carried
from tests.sites import Site


def test_a_motion_becomes_one_decision_and_a_number_is_given_once(both_sites: Site) -> None:
    from majlis.adapters.records.models import Decision

    made = council(both_sites)
    code = carried(made)
    row = Decision.everything.get()
    assert str(row) == code
    values = {field.attname: getattr(row, field.attname) for field in Decision._meta.concrete_fields}
    for wrong in ({"number": 2, "code": "DEC-0000-0002"}, {"code": "DEC-0000-0003"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.everything.create(**{**values, "id": None, **wrong})
