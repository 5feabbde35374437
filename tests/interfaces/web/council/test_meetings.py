"""A meeting on its pages: planned, announced, opened, attended with one tap, closed."""

from datetime import UTC, datetime, timedelta

from tests.councils import Council, council, login_of
from tests.hand import make_nation
from tests.sites import Site

MEETINGS = "/n/small/council/meetings/"


def test_a_meeting_from_the_plan_to_its_end(both_sites: Site) -> None:
    place = council(both_sites, opened=False)
    browser = both_sites.as_("secretariat")
    here = f"{MEETINGS}{place.meeting}/"
    opened = {"deed": "open", "present": ["chair", "operators-1"], "short_notice": ""}
    assert b"7 days shorter" in browser.post(f"{here}do/", opened, follow=True).content
    noticed = browser.post(f"{here}do/", {"deed": "notify", "short_notice": "an attack"}, follow=True).content.decode()
    assert "Notice is written down: 0 days before. It is for 9 persons." in noticed
    page = browser.post(f"{here}do/", opened, follow=True).content.decode()
    assert "The meeting is open: quorum 2 of 8, needed 5, too few are there to decide." in page
    for seat in ("operators-2", "operators-3", "regulators-1"):
        browser.post(f"{here}room/do/", {"deed": "come", "seat": seat})
    page = browser.get(here).content.decode()
    assert "5 of 9 seats" in page
    assert "quorum 5 of 8, needed 5" in page
    browser.post(f"{here}room/do/", {"deed": "proxy", "away": "academia-1", "holder": "chair"})
    assert "M-chair votes for M-academia-1" in browser.get(f"{here}room/").content.decode()
    assert (
        b"academia-1 takes its proxy back."
        in browser.post(f"{here}room/do/", {"deed": "back", "away": "academia-1"}, follow=True).content
    )
    assert b"is taken up" in browser.post(f"{here}items/", {"deed": "take", "item": place.item}, follow=True).content
    page = browser.post(f"{here}do/", {"deed": "close"}, follow=True).content.decode()
    assert f"{place.meeting} is closed. Back in the forward plan: {place.item}." in page
    assert "Who was there" in page


def test_one_tap_answers_with_the_room_alone(site: Site) -> None:
    place = council(site)
    browser = site.as_("secretariat")
    tap = {"deed": "leave", "seat": "chair"}
    answer = browser.post(f"{MEETINGS}{place.meeting}/room/do/", tap, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert (answer.status_code, text.lstrip().startswith("<section")) == (200, True)
    assert "6 of 9 seats" in text
    again = browser.post(f"{MEETINGS}{place.meeting}/room/do/", tap, headers={"HX-Request": "true"}).content.decode()
    assert "Chair is not in the room" in again


def test_planned_and_moved(site: Site) -> None:
    council(site, opened=False)
    browser = site.as_("secretariat")
    assert 'value="council" selected' in browser.get(f"{MEETINGS}plan/?body=council").content.decode()
    begins = datetime.now(UTC) + timedelta(days=30)
    form = {"body": "council", "title": "Winter", "begins": f"{begins:%Y-%m-%dT10:00}", "place": "Room 4"}
    made = browser.post(f"{MEETINGS}plan/", form)
    assert made.headers["Location"].endswith("-0002/")
    bad = browser.post(f"{MEETINGS}plan/", {**form, "ends": "2020-01-01T10:00"})
    assert bad.status_code == 400
    assert b"ends before it begins" in bad.content
    page = browser.get(made.headers["Location"]).content.decode()
    assert "Winter" in page
    assert "Who is there" not in page, "nobody is there weeks before"
    moved = {"title": "Winter", "begins": f"{begins:%Y-%m-%dT11:00}", "place": ""}
    assert browser.post(f"{made.headers['Location']}change/", moved).status_code == 302
    page = browser.get(made.headers["Location"]).content.decode()
    assert "Room 4" not in page.partition("What happened")[0]
    cancelled = browser.post(f"{made.headers['Location']}do/", {"deed": "cancel", "reason": "storm"}, follow=True)
    assert b"is cancelled." in cancelled.content
    listed = browser.get(MEETINGS).content.decode()
    assert listed.index("Meeting of tests") < listed.index("Winter"), "what is ahead comes first"


def test_a_member_reads_and_writes_nothing(site: Site) -> None:
    place = council(site)
    member = site.client(login_of("chair"))
    here = f"{MEETINGS}{place.meeting}/"
    page = member.get(here).content.decode()
    assert "Share indicators" in page
    assert "7 of 9 seats" in page
    assert '<button class="tap' not in page
    assert member.get(f"{MEETINGS}plan/").status_code == 403
    for address, fields in (
        ("do/", {"deed": "close"}),
        ("room/do/", {"deed": "come", "seat": "academia-2"}),
        ("items/", {"deed": "withdraw", "item": place.item}),
    ):
        assert member.post(f"{here}{address}", fields).status_code == 403
    assert site.as_("operator").get(here).status_code == 403
    assert site.as_("assistant", "elsewhere").get(here).status_code == 404
    make_nation(site.world.records, "other")
    assert member.get(f"/n/other/council/meetings/{place.meeting}/").status_code == 404


def test_into_a_calendar_and_a_table(site: Site) -> None:
    place = council(site)
    browser = site.as_("secretariat")
    answer = browser.get(f"{MEETINGS}{place.meeting}/calendar/")
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer.headers["Content-Type"] == "text/calendar"
    assert f"UID:{place.meeting.lower()}@majlis".encode() in data
    text = browser.get(f"{MEETINGS}?form=csv").content.decode("utf-8-sig")
    assert text.startswith("# SYNTHETIC")
    assert f"{place.meeting}," in text


def test_the_agenda_is_ordered_with_buttons(site: Site) -> None:
    place = council(site)
    later = _add(place, "Later")
    browser = site.as_("secretariat")
    here = f"{MEETINGS}{place.meeting}/"
    page = browser.post(f"{here}do/", {"deed": "order", "items": [later, place.item]}, follow=True).content.decode()
    agenda = page.partition('id="agenda"')[2]
    assert agenda.index("Later") < agenda.index("Share indicators")
    browser.post(f"{here}items/", {"deed": "forward", "item": later})
    assert "Later" not in browser.get(here).content.decode().partition('id="agenda"')[2].partition("</ol>")[0]


def _add(place: Council, title: str) -> str:
    from majlis.adapters.records.council import agenda

    facts = {"kind": "discussion", "title": title}
    return agenda.add(place.world.records, "council", agenda.New(facts, place.meeting))
