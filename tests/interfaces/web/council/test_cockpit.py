"""The first page of the Council: what is asked of the secretariat, and of a member."""

from datetime import UTC, datetime, timedelta

from tests.councils import Council, council, login_of, on
from tests.hand import make_nation
from tests.motions import carried, moved, opened
from tests.sites import Site

from majlis.acts.action.add import AddCommand, add
from majlis.acts.meeting.close import CloseCommand, close
from majlis.interfaces.web.council.cockpit import lack_name, waits_name

HERE = "/n/small/council/"
DOER = login_of("operators-1")


def before(site: Site) -> Council:
    """Hold a meeting ten days ago that decided something and set an action for four days later."""
    now = datetime.now(UTC)
    early = on(site.world, now - timedelta(days=10))
    made = council(early)
    carried(made)
    due = (now - timedelta(days=6)).date()
    add(AddCommand(what="Write the rules", doer=DOER, due=due, meeting=made.meeting), early)
    close(CloseCommand(meeting=made.meeting), early)
    return made


def test_the_secretariat_sees_what_is_late_and_what_the_next_meeting_lacks(both_sites: Site) -> None:
    made = before(both_sites)
    records = both_sites.world.records
    from majlis.adapters.records.council import agenda, meetings

    begins = datetime.now(UTC) + timedelta(days=3)
    code = meetings.plan(records, made.body, meetings.New("Second", begins, begins + timedelta(hours=1), "Room 1"))
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "Banks"}, code))
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "Some day"}))
    page = both_sites.as_("secretariat").get(HERE).content.decode()
    order = [
        page.index(words)
        for words in ("Overdue since the last meeting", "Write the rules", "Next meeting", "Second", "notice is late",
                      "lacks: question, paper, Urdu text", "Board book", "Notices", "Minutes that wait", "to be begun",
                      "Forward plan</h3>", "Some day", "Decisions that wait", "to be published")
    ]  # fmt: skip
    assert order == sorted(order)
    assert "6 days overdue" in page
    assert "SYNTHETIC" in page


def test_a_member_sees_own_votes_and_actions_first(site: Site) -> None:
    made = council(site)
    motion = moved(made)
    opened(made, motion)
    add(AddCommand(what="Mine", doer=DOER, due=datetime.now(UTC).date(), body="council"), site.world)
    member = site.client(DOER)
    page = member.get(HERE).content.decode()
    order = [
        page.index(words) for words in ("1 vote waits for you", "Read and vote", "What you owe", "Mine", "Meeting now")
    ]
    assert order == sorted(order)
    assert "For another reader" not in page
    assert "lacks" not in page
    assert 'href="/n/small/council/"' in page


def test_an_empty_council_says_how_to_begin(site: Site) -> None:
    make_nation(site.world.records, "small")
    browser = site.as_("secretariat")
    assert "Make the first one" in browser.get(HERE).content.decode()
    assert "No meeting is planned." in browser.get(f"{HERE}plan/").content.decode()
    assert "The secretariat makes it." in site.as_("assistant").get(HERE).content.decode()
    assert site.as_("administrator").get(HERE).status_code == 404
    assert site.as_("operator", "mill").get(HERE).status_code in {403, 404}


def test_the_forward_plan_and_its_table(site: Site) -> None:
    made = council(site, opened=False)
    records = site.world.records
    from majlis.adapters.records.council import agenda

    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "Some day"}))
    browser = site.as_("secretariat")
    page = browser.get(f"{HERE}plan/").content.decode()
    assert "Some day" in page
    assert made.meeting in page
    table = browser.get(f"{HERE}plan/?form=csv").content.decode()
    assert "TLP:AMBER" in table
    assert "Some day" in table


def test_words_for_what_is_missing() -> None:
    assert lack_name("strength") == "strength of evidence"
    assert lack_name("other") == "other"
    assert waits_name("other") == "other"
