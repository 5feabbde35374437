"""A dialogue is found by who may see it, and led by who acts for its owner."""

import pytest
from tests.dialogues import NATION, person, say, tokens, with_dialogue

from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_it_is_found_whatever_case_its_code_has(both: World) -> None:
    from majlis.adapters.records.dialogue import heads

    code = with_dialogue(both, sealed=True)
    head = heads.find(both.records, f" {code.lower()} ")
    assert (head.code, head.nation, head.phase, head.sealed, head.word_open) == (code, NATION, "listen", True, False)
    assert [one[0] for one in head.constituencies][:2] == ["operators", "regulators"]
    with pytest.raises(NotFoundError, match="no dialogue 'DIA-2025-0099'"):
        heads.find(both.records, "DIA-2025-0099")


def test_what_is_closed_reads_as_if_it_were_not_there(small: World) -> None:
    from majlis.adapters.records.dialogue import heads

    code = with_dialogue(small, marking="TLP:RED")
    guest = person(small, "guest")
    with pytest.raises(NotFoundError, match="there is no dialogue"):
        heads.find(guest.records, code)
    assert heads.page(guest.records, NATION)[0] == ()


def test_pages_and_counts_with_a_constant_number_of_queries(both: World) -> None:
    from majlis.adapters.records.dialogue import heads

    codes = [with_dialogue(both, title=f"Title {number}") for number in range(3)]
    (token,) = tokens(both, codes[0], "o")
    say(both, codes[0], token, "+-")
    first, cursor = heads.page(both.records, NATION, most=2)
    second, end = heads.page(both.records, NATION, cursor, most=2)
    assert [one.head.code for one in (*first, *second)] == codes[::-1]
    assert (second[0].participants, second[0].votes, second[0].statements, second[0].waiting) == (1, 2, 3, 0)
    assert end == ""
    records = both.records
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        heads.page(records, NATION, most=1)
    with CaptureQueriesContext(connection) as many:
        heads.page(records, NATION, most=3)
    assert len(few) == len(many) <= 6


def test_who_leads(small: World) -> None:
    from majlis.adapters.records.dialogue import heads

    guest = person(small, "guest", "cert")
    code = with_dialogue(small)
    own = with_dialogue(small, owner="cert")
    assert heads.leads(small.records, code)
    assert [heads.leads(guest.records, one) for one in (code, own)] == [False, True]
    row = heads.dialogue_row(guest.records, code)
    assert not heads.leads_row(guest.records, row)
    with pytest.raises(PermissionDeniedError, match="guest does not act for secretariat"):
        heads.led(guest.records, code)
    with pytest.raises(PermissionDeniedError):
        heads.demand_owner(guest.records, row)
    assert heads.head_of(row) == heads.find(guest.records, code)
