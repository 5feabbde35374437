"""A record says who said each field, what changed when, and what was known before a day."""

import pytest
from tests.hand import enter, make_nation, report
from tests.reports import sent, with_parties
from tests.sites import Site

from majlis.adapters.records.incidents import links, writing
from majlis.interfaces.web.incidents.record import fact, of_nation, value_told
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp


def test_provenance_history_and_reports(both: Site) -> None:
    records = both.world.records
    code = enter(records, operator="Clinic A", area="")
    writing.amend(records, code, {"people": 40_000}, "CERT, case 17")
    row = report(records, "cert", "17", "2025-03-01")
    links.link(records, code, [str(row)])
    report(records, "cert", "18", "2025-03-02", operator="Clinic A")
    answer = both.as_("analyst").get(f"/n/small/incidents/{code}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Ministry" in text
    assert "CERT, case 17" in text
    assert "40,000" in text
    assert "1 source: cert" in text
    assert "Told twice?" in text
    assert "cert/18" in text
    assert "Situation note" in text


def test_as_known_before_a_day_nothing_can_be_done(small: Site) -> None:
    from datetime import date

    code = enter(small.world.records, known=date(2025, 3, 2))
    browser = small.as_("analyst")
    text = browser.get(f"/n/small/incidents/{code}/", {"as_of": "2025-03-03"}).content.decode()
    assert "As known before 3 Mar 2025" in text
    assert ">Amend<" not in text
    assert browser.get(f"/n/small/incidents/{code}/", {"as_of": "2025-03-01"}).status_code == 404
    assert browser.get(f"/n/small/incidents/{code}/", {"as_of": "soon"}).status_code == 400


def test_who_may_only_read_is_offered_nothing(small: Site) -> None:
    code = enter(small.world.records)
    text = small.as_("council-member").get(f"/n/small/incidents/{code}/").content.decode()
    assert "<button>Mark" not in text
    assert "incident-amend" not in text
    assert "Compare and merge" not in text


def test_what_is_closed_to_the_reader_is_not_there(small: Site) -> None:
    code = enter(small.world.records)
    writing.mark(small.world.records, code, Marking(Tlp.RED), "CERT")
    assert small.as_("analyst", "cert").get(f"/n/small/incidents/{code}/").status_code == 404


def test_it_is_found_under_its_own_nation_only(small: Site) -> None:
    make_nation(small.world.records, "other")
    code = enter(small.world.records)
    with pytest.raises(NotFoundError, match="of other"):
        of_nation(small.world, "other", code)
    with pytest.raises(InputError):
        of_nation(small.world, "small", code, "yesterday")
    found = of_nation(small.world, "small", code)
    day = next(one for one in found.fields if one.field == "day")
    assert fact(day).value == "1 Mar 2025"
    assert value_told("people", "") == "unknown"
    assert value_told("hours", "12.5") == "12.5"


def test_one_that_was_merged_leads_to_the_other(small: Site) -> None:
    from majlis.adapters.records.incidents import merging

    one, two = enter(small.world.records), enter(small.world.records)
    merging.merge(small.world.records, one, two, "CERT")
    answer = small.as_("analyst").get(f"/n/small/incidents/{two}/")
    assert answer.status_code == 200
    assert f"Open {one}".encode() in answer.content


def test_the_ways_to_the_operator_and_the_map(small: Site) -> None:
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import DraftOperator, Nation

    records = small.world.records
    keys = {"owner_id": owner_key(records), "marking_id": marking_key(Marking(Tlp.GREEN))}
    nation = Nation.everything.get(code="small")
    DraftOperator.everything.create(nation=nation, code="op:1", name="Clinic A", sector="health", **keys)
    code = enter(records, operator="Clinic A")
    text = small.as_("analyst").get(f"/n/small/incidents/{code}/").content.decode()
    assert "/n/small/nation/assets/?operator=op%3A1" in text
    assert "/n/small/map/?q=op%3A1" in text


def test_the_reports_of_operators_that_belong_to_it_are_listed_for_who_may_read_them(both: Site) -> None:
    from majlis.adapters.records.reports import joining

    world = with_parties(both.world)
    code = joining.to_incident(world.records, sent(world), marking=Marking(Tlp.GREEN))
    sent(world, title="Of another event")
    path = f"/n/small/incidents/{code}/"
    text = both.as_("analyst", "cert").get(path).content.decode()
    assert "Reports of operators" in text
    assert 'href="/report/REP-' in text
    assert "Systems locked" in text.partition("Reports of operators")[2]
    assert "Of another event" not in text
    assert "Reports of operators" not in both.as_("analyst", "ministry").get(path).content.decode()
