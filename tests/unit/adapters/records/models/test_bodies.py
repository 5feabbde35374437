"""One chair, one member of a seat, one rule of a code: the tables themselves say so."""

import pytest
from tests.councils import council
from tests.sites import Site


def test_the_tables_hold_it(site: Site) -> None:
    council(site)
    from django.db import IntegrityError, transaction

    from majlis.adapters.records.models import Body, BodyRule, Membership, Seat

    body, seat = Body.everything.get(), Seat.everything.get(code="chair")
    member, rule = Membership.everything.get(seat=seat, kind="member"), BodyRule.everything.get()
    assert [str(one) for one in (body, seat, member, rule)] == [
        "council",
        f"{body.pk}, chair",
        f"{seat.pk}, member",
        f"{body.pk}, simple-majority",
    ]
    for row, other in ((seat, {"code": "second"}), (member, {"person": "other"}), (rule, {})):
        row.pk, row._state.adding = None, True
        for name, value in other.items():
            setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
