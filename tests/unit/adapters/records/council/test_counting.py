import threading

from tests.councils import council
from tests.motions import SIX, moved, opened, says
from tests.sites import Site

from majlis.kernel.errors import MajlisError


def test_a_vote_is_counted_once_and_decided_once_whoever_counts_at_once(both_sites: Site) -> None:
    """Of several who close it one does; one decision, one number, one entry in the register."""
    from django.db import connection

    from majlis.adapters.records.council import counting
    from majlis.adapters.records.models import Decision, RegisterEntry

    made = council(both_sites)
    motion = moved(made)
    opened(made, motion)
    says(made, motion, dict.fromkeys(SIX, "yes"))
    records = made.world.records
    told: list[str] = []

    def close() -> None:
        try:
            told.append(counting.count(records, motion).decision)
        except MajlisError as error:
            told.append(error.fault.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=close) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert told.count("ballot.state") == 2
    assert Decision.everything.count() == 1
    assert RegisterEntry.everything.filter(kind="sealed").count() == 1


def test_decisions_at_once_leave_no_number_and_no_entry_out(both_sites: Site) -> None:
    from django.db import connection

    from majlis.adapters.records.council import counting
    from majlis.adapters.records.models import Decision

    made = council(both_sites)
    motions = [moved(made, title=f"Motion {number}") for number in range(4)]
    for motion in motions:
        opened(made, motion)
        says(made, motion, dict.fromkeys(SIX[:5], "yes"))
    records = made.world.records

    def close(motion: str) -> None:
        try:
            counting.count(records, motion)
        finally:
            connection.close()

    threads = [threading.Thread(target=close, args=(motion,)) for motion in motions]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    rows = list(Decision.everything.order_by("number").values_list("number", "index"))
    assert [number for number, _ in rows] == [1, 2, 3, 4]
    assert sorted(index for _, index in rows) == [1, 2, 3, 4]
