"""Pages of bodies: made, seated, given a rule, by who may; read by who sits there."""

import pytest
from tests.councils import VACANT, council, login_of, person
from tests.hand import make_nation
from tests.sites import Site

BODIES = "/n/small/council/bodies/"


def test_a_body_is_made_seated_and_given_a_rule(both_sites: Site) -> None:
    make_nation(both_sites.world.records, synthetic=True)
    person(both_sites.world, "amina", "council-member")
    browser = both_sites.as_("secretariat")
    assert b"No body yet" in browser.get(BODIES).content
    bad = browser.post(f"{BODIES}new/", {"body": "The Council", "name": "Council"})
    assert bad.status_code == 400
    assert b"no code of a body" in bad.content
    made = browser.post(
        f"{BODIES}new/", {"body": "council", "name": "Council", "rule": "two-thirds", "notice_days": "3"}
    )
    assert made.headers["Location"] == f"{BODIES}council/"
    seat = {"seat": "chair", "title": "Chair", "chair": "on", "constituency": "public"}
    assert browser.post(f"{BODIES}council/seats/new/", seat).status_code == 302
    assert b"has, or had, a seat chair" in browser.post(f"{BODIES}council/seats/new/", seat).content
    browser.post(f"{BODIES}council/do/", {"deed": "appoint", "seat": "chair", "person": "amina"})
    change = {"title": "The chair", "chair": "yes", "votes": "yes", "constituency": ""}
    assert browser.post(f"{BODIES}council/seats/chair/", change).status_code == 302
    rule = {"preset": "simple-majority", "code": "charter", "threshold": "3/5", "strict": "least", "quorum": "1"}
    rule |= {"proxies": "2", "veto": "chair", "facts": '{"recused_present": true}'}
    assert browser.post(f"{BODIES}council/rule/", rule).status_code == 302
    change = {"name": "The Council", "notice_days": "5", "name_ur": "کونسل", "legal_basis": ""}
    assert browser.post(f"{BODIES}council/change/", change).status_code == 302
    page = browser.get(f"{BODIES}council/").content.decode()
    for words in ("SYNTHETIC", "The Council", "کونسل", "The chair", "Amina", "charter", "notice 5 days before"):
        assert words in page
    for line in (
        "at least 3/5 of the votes",
        "A no of chair stops it.",
        "vote for 2 others",
        "at least 1 must be there",
    ):
        assert line in page
    assert "counts for the quorum all the same" in page


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"threshold": "0.6"}, "no share like"),
        ({"proxies": "many"}, "decision rule|rule"),
        ({"quorum": "half"}, "no share like"),
        ({"facts": "{", "threshold": "1/2"}, "no JSON object"),
        ({"facts": "{"}, "no JSON object"),
    ],
)
def test_what_is_no_rule_is_told_at_the_form(site: Site, typed: dict[str, str], why: str) -> None:
    council(site)
    found = site.as_("secretariat").post(f"{BODIES}council/rule/", {"preset": "simple-majority", **typed})
    assert found.status_code == 400
    assert any(part in found.content.decode() for part in why.split("|"))


def test_who_sits_there_reads_and_writes_nothing(site: Site) -> None:
    council(site)
    member = site.client(login_of("chair"))
    page = member.get(f"{BODIES}council/").content.decode()
    assert "You hold chair, and may vote." in page
    assert "Abolish" not in page
    assert member.get(f"{BODIES}new/").status_code == 403
    assert member.get(f"{BODIES}council/rule/").status_code == 403
    assert member.post(f"{BODIES}council/do/", {"deed": "abolish", "seat": VACANT}).status_code == 403
    assert site.as_("operator").get(f"{BODIES}council/").status_code == 403
    site.organisation("elsewhere")
    assert site.as_("assistant", "elsewhere").get(f"{BODIES}council/").status_code == 404


def test_deeds_say_what_was_done_or_why_not(site: Site) -> None:
    council(site)
    browser = site.as_("secretariat")

    def deed(**fields: str) -> str:
        return browser.post(f"{BODIES}council/do/", fields, follow=True).content.decode()

    assert "operators-1 may not vote until it is restored." in deed(deed="suspend", seat="operators-1")
    assert "operators-1 may vote again." in deed(deed="restore", seat="operators-1")
    assert "is in the room of MTG" in deed(deed="abolish", seat="operators-1")
    assert "m-academia-2 left academia-2." in deed(deed="dismiss", seat="academia-2", person="m-academia-2")
    assert "helper assists academia-1." in deed(deed="assist", seat="academia-1", person="helper")
    assert browser.post(f"{BODIES}council/do/", {"deed": "burn"}).status_code == 400


def test_seats_leave_as_a_table(site: Site) -> None:
    council(site)
    text = site.as_("secretariat").get(f"{BODIES}council/?form=csv").content.decode("utf-8-sig")
    assert text.startswith("# SYNTHETIC")
    assert "operators-1,Operators 1,operators," in text


def test_a_body_of_another_nation_is_not_found(site: Site) -> None:
    council(site)
    make_nation(site.world.records, "other")
    assert site.as_("secretariat").get("/n/other/council/bodies/council/").status_code == 404
