"""What all processes know for some minutes: kept once, replaced, forgotten, and over when its time is."""

from majlis.adapters.records.handle import Records


def test_what_is_claimed_is_claimed_once(records: Records) -> None:
    from majlis.adapters.records.access import memory
    from majlis.adapters.records.models import Memory

    assert records
    assert memory.claim("allauth:1.2.3.4", "y", 30)
    assert not memory.claim("allauth:1.2.3.4", "y", 30)
    assert memory.recall("allauth:1.2.3.4") == "y"
    assert [row.key for row in Memory.objects.all() if "1.2.3.4" in row.key] == []
    assert memory.forget("allauth:1.2.3.4")
    assert not memory.forget("allauth:1.2.3.4")
    assert memory.claim("allauth:1.2.3.4", "y", 30)


def test_what_is_over_counts_no_more_and_goes(records: Records) -> None:
    from majlis.adapters.records.access import memory
    from majlis.adapters.records.models import Memory

    assert records
    memory.keep("old", [1.5], -1)
    assert memory.recall("old", "nothing") == "nothing"
    assert memory.claim("old", [2.5], 30)
    memory.keep("old", [3.5], 30)
    assert memory.recall("old") == [3.5]
    assert Memory.objects.count() == 1
    assert memory.forget()
    assert memory.recall("old") is None
