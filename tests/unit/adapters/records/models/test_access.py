"""What rows of approvals and tokens are called, and what the database itself sees to."""

from datetime import timedelta
from typing import Any

import pytest

from majlis.adapters.records.handle import Records
from majlis.kernel.marking import Marking, Tlp


def an_approval(records: Records, code: str, state: str) -> Any:
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import Approval

    return Approval.everything.create(
        code=code,
        act="person grant",
        command=None,
        permission="person.write",
        subject="a.khan",
        key="k" * 64,
        asked_by="anna",
        asked_at=records.now(),
        state=state,
        expires_at=records.now() + timedelta(days=7),
        owner_id=owner_key(records),
        marking_id=marking_key(Marking(Tlp.AMBER)),
    )


def test_one_thing_waits_once_and_may_be_asked_for_again_afterwards(records: Records) -> None:
    from django.db import IntegrityError
    from django.db.transaction import atomic

    first = an_approval(records, "ok-1", "waiting")
    assert str(first) == "ok-1: person grant a.khan"
    with pytest.raises(IntegrityError), atomic():
        an_approval(records, "ok-2", "agreed")
    first.state = "refused"
    first.save()
    an_approval(records, "ok-3", "waiting")


def test_a_token_is_called_by_what_may_be_shown_of_it_newest_first(records: Records) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.models import Token, User

    people.add_person(records, "anna", {"full_name": "Anna"}, None, "")
    user = User.objects.get(username="anna")
    until = records.now() + timedelta(days=30)
    for code in ("first", "second"):
        facts = {"name": "script", "digest": "d" * 64, "scopes": ["run.read"]}
        Token.objects.create(code=code, user=user, created_at=records.now(), expires_at=until, **facts)
    assert [str(one) for one in Token.objects.all()] == ["second", "first"]
