"""Pages of the Council cost as many queries with three things of each kind as with one."""

from datetime import UTC, datetime, timedelta

from tests import decided
from tests.councils import Council, council, login_of, on
from tests.queries import queries
from tests.sites import Site

from majlis.acts.registering import seal_head

FEW, MANY = 1, 2
MOST = 40
"""So many queries a page may cost."""
OPTION = 30
"""So many an option on the card of an item may."""
DOER = login_of("operators-1")


def grown(made: Council, by: int) -> tuple[str, str, str]:
    """Let a Council have so many things more of each kind; return an option, one voted on, a decision."""
    records = made.world.records
    from majlis.adapters.records.council import acting, agenda, meetings, moving, papers, voting
    from majlis.council.lifecycle import Form

    motion = ballot = decision = ""
    for number in range(by):
        decision = decided.decided(made, signed=False)
        papers.add(records, made.item, f"Paper {number}", papers.Sent("paper.txt", f"Paper {by}.{number}".encode()))
        for name in ("voted", "amended"):
            option = f"{name} {by}.{number}"
            motion = moving.draft(records, made.item, moving.New(option, "Text", option=option))
            moving.put(records, motion)
            if name == "voted":
                voting.open_ballot(records, motion, Form.RECORDED)
                ballot = motion
        moving.amend(records, motion, moving.New("Amended", f"Text {number}"))
        acting.add(records, acting.New(f"Do {number}", DOER, records.now().date(), meeting=made.meeting))
        agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": f"Some day {number}"}))
        begins = records.now().astimezone(UTC) + timedelta(days=30 + number)
        meetings.plan(records, made.body, meetings.New(f"Later {number}", begins, begins + timedelta(hours=1)))
    return motion, ballot, decision


def test_pages_of_the_council(site: Site) -> None:
    made = council(on(site.world, datetime.now(UTC) - timedelta(minutes=5)))
    motion, ballot, decision = grown(made, FEW)
    assert seal_head(made.world, made.nation) == ""
    at, meeting = f"/n/{made.nation}/council", made.meeting
    pages = [f"{at}/", f"{at}/plan/", f"{at}/bodies/", f"{at}/bodies/{made.body}/", f"{at}/meetings/"]
    pages += [f"{at}/meetings/{meeting}/", f"{at}/meetings/{meeting}/room/", f"{at}/minutes/{meeting}/"]
    pages += [f"{at}/motions/{motion}/", f"{at}/ballots/{ballot}/", f"{at}/decisions/", f"{at}/decisions/{decision}/"]
    pages += [f"{at}/actions/", f"{at}/book/{meeting}/", f"/n/{made.nation}/register/", "/waiting/"]
    card = f"{at}/items/{made.item}/"
    secretariat, member = site.client(site.person("anna", "secretariat")), site.client(DOER)
    asked = ((secretariat, (*pages, card)), (member, (f"{at}/", card)))
    before = [queries(browser, *wanted) for browser, wanted in asked]
    grown(made, MANY)
    assert seal_head(made.world, made.nation) == ""
    after = [queries(browser, *wanted) for browser, wanted in asked]
    for first, then in zip(before, after, strict=True):
        each = (then.pop(card) - first.pop(card)) / (2 * MANY)
        assert each <= OPTION  # an option is looked up by itself, with its vote: there are a few on an item
        assert then == first
        assert max(first.values()) <= MOST
