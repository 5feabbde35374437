"""No vote is lost and none counts twice, whoever votes at once; a secret vote leaves nothing that links."""

import random
import threading
from collections import Counter
from typing import Any

from tests.councils import Council, council, login_of
from tests.motions import SIX, counted, moved, opened, says
from tests.sites import Site

from majlis.kernel.errors import MajlisError

HERE = (*SIX, "academia-1")


def _at_once(made: Council, motion: str, tries: list[tuple[str, str]]) -> Counter[str]:
    """Let several threads vote at once, each with a connection of its own; return what became of their tries."""
    from django.db import connection

    from majlis.adapters.records.council import voting
    from majlis.council import Vote

    told: Counter[str] = Counter()

    def work(part: list[tuple[str, str]]) -> None:
        try:
            for seat, said in part:
                try:
                    voting.vote(made.as_(login_of(seat)).records, motion, Vote(said))
                    told["cast"] += 1
                except MajlisError as error:
                    told[error.fault.code] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(tries[at::4],)) for at in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return told


def test_members_who_vote_at_once_are_all_counted_once(both_sites: Site) -> None:
    from majlis.adapters.records.models import BallotVote

    made = council(both_sites)
    motion = moved(made)
    opened(made, motion)
    tries = [(seat, said) for said in ("no", "yes") for seat in HERE]
    random.Random(1).shuffle(tries)  # noqa: S311 - the same order each time
    assert _at_once(made, motion, tries) == {"cast": 14}
    rows = list(BallotVote.everything.filter(until=None).values_list("seat__code", "vote"))
    assert sorted(seat for seat, _ in rows) == sorted(HERE)
    assert BallotVote.everything.count() == 14
    found = counted(made, motion)
    said = Counter(vote for _, vote in rows)
    assert (found.count[0].yes, found.count[0].no) == (said["yes"], said["no"])


def test_in_secret_each_paper_is_in_the_box_once(both_sites: Site) -> None:
    made = council(both_sites)
    motion = moved(made)
    opened(made, motion, "secret")
    tries = [(seat, "yes") for seat in HERE] * 2
    random.Random(2).shuffle(tries)  # noqa: S311 - as above
    assert _at_once(made, motion, tries) == {"cast": 7, "ballot.twice": 7}
    found = counted(made, motion)
    assert (found.count[0].yes, found.count[0].no, len(found.voted)) == (7, 0, 7)


def _everything() -> dict[str, list[dict[str, Any]]]:
    """Return each row of each table, in the order in which the database hands them out."""
    from django.apps import apps

    models = apps.get_app_config("majlis").get_models()
    return {
        model.__name__: list(getattr(model, "everything", model._default_manager).all().values()) for model in models
    }


def test_a_secret_vote_leaves_nothing_that_links(both_sites: Site) -> None:
    """Known votes, and after each of them every table: nothing but the list of papers holds a number or a vote."""
    from django.db import connection

    made = council(both_sites)
    motion = moved(made)
    opened(made, motion, "secret")
    votes = dict(zip(HERE, ("yes", "no", "no", "yes", "abstain", "no", "spoilt"), strict=True))
    order = list(HERE)
    random.Random(3).shuffle(order)  # noqa: S311 - as above
    numbers: dict[str, str] = {}
    for seat in order:
        numbers |= says(made, motion, {seat: votes[seat]})
        tables = _everything()
        papers = tables.pop("BallotPaper")
        assert set(papers[0]) == {"owner_id", "marking_id", "paper", "ballot_id", "vote", "constituency"}
        assert len({(row["owner_id"], row["marking_id"], row["ballot_id"], row["constituency"]) for row in papers}) == 1
        told = repr(tables)
        assert not any(number in told for number in numbers.values())
        with connection.cursor() as cursor:
            hidden = "rowid" if connection.vendor == "sqlite" else "ctid"
            cursor.execute(f"SELECT paper FROM majlis_ballotpaper ORDER BY {hidden}")  # noqa: S608 - ours
            kept = [row[0] for row in cursor.fetchall()]
            assert kept == sorted(numbers.values())  # the order of rows is that of numbers drawn by chance
            if connection.vendor == "postgresql":
                cursor.execute("SELECT count(DISTINCT xmin::text) FROM majlis_ballotpaper")
                assert cursor.fetchone() == (1,)  # all were written by one transaction, the last voter's
    turns = _everything()["BallotTurn"]
    assert set(turns[0]) == {"id", "owner_id", "marking_id", "ballot_id", "seat_id"}
    notes = [row for row in _everything()["AuditEntry"] if row["act"] == "ballot vote"]
    assert {key for row in notes for key in row["detail"]} == {"ballot", "seat", "secret"}
    found = counted(made, motion)
    assert (found.count[0].yes, found.count[0].no, found.count[0].abstain, found.count[0].spoilt) == (2, 3, 1, 1)


def test_a_vote_and_the_count_take_turns(both_sites: Site) -> None:
    """A vote that was reported cast is in the count; one that came too late was refused."""
    from django.db import connection

    from majlis.adapters.records.council import counting

    made = council(both_sites)
    motion = moved(made)
    opened(made, motion)
    says(made, motion, {"chair": "yes"})
    records = made.world.records
    done: list[Any] = []

    def close() -> None:
        try:
            done.append(counting.count(records, motion))
        finally:
            connection.close()

    closing = threading.Thread(target=close)
    closing.start()
    told = _at_once(made, motion, [(seat, "yes") for seat in HERE if seat != "chair"])
    closing.join()
    assert set(told) <= {"cast", "ballot.closed"}
    assert done[0].ballot.count["yes"] == 1 + told["cast"]
