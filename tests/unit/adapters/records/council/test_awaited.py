"""What waits for whom is counted in a fixed number of queries, on both databases."""

from dataclasses import replace

from tests.councils import Council, council, login_of
from tests.sites import Site

from majlis.adapters.records.handle import Records


def records_of(made: Council, login: str) -> Records:
    return replace(made.as_(login).records, actor=login)


def opened(made: Council, title: str) -> None:
    """Open a recorded vote."""
    from majlis.adapters.records.council import moving, voting
    from majlis.council.lifecycle import Form

    records = made.world.records
    motion = moving.draft(records, made.item, moving.New(title, f"{title}."))
    moving.put(records, motion)
    voting.open_ballot(records, motion, Form("recorded"), None)


def test_open_votes_are_counted_in_as_many_queries_as_before(both_sites: Site) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from majlis.adapters.records.council import awaited

    made = council(both_sites)
    records = records_of(made, login_of("operators-1"))
    asked = []
    for number in range(3):
        opened(made, f"Motion {number}")
        with CaptureQueriesContext(connection) as caught:
            assert awaited.votes(records, made.nation) == number + 1
            assert awaited.late_actions(records, made.nation) == 0
            assert awaited.unread_statements(records, made.nation) == 0
        asked.append(len(caught))
    assert asked[1] == asked[2]


def test_nothing_waits_for_who_sits_nowhere(site: Site) -> None:
    from majlis.adapters.records.council import awaited

    made = council(site)
    opened(made, "Share indicators")
    site.person("guest", "council-member")
    assert awaited.votes(records_of(made, "guest"), made.nation) == 0
    assert awaited.votes(records_of(made, "helper"), made.nation) == 0, "assistants read, and never vote"
