from datetime import date

from tests.councils import ASSISTANT, council, login_of
from tests.hand import enter
from tests.motions import CLERK, clerk, counted, drafted, moved, opened, says
from tests.sites import Site

from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion.put import PutCommand, put


def test_a_member_reads_and_votes_on_the_card(site: Site) -> None:
    from majlis.adapters.records.council import agenda, papers

    made = council(site)
    records = made.world.records
    facts = {
        "title_ur": "تبادلہ",
        "recommendation": "Share.",
        "dissent": "Two operators.",
        "strength": "weak",
        "strength_why": "One source.",
        "due": date(2026, 12, 1),
    }
    agenda.edit(records, made.item, facts)
    papers.add(records, made.item, "How others do it", papers.Sent("paper.txt", b"They share."))
    motion = drafted(made, text_ur="متن", option="A")
    incident = enter(records, people=120_000)
    for place in (motion, made.item):
        pin(PinCommand(place=place, kind="incident", reference=incident), made.world)
    put(PutCommand(motion=motion), made.world)
    opened(made, motion, "recorded")
    address = f"/n/small/council/items/{made.item}/"
    browser = site.client(login_of("chair"))
    page = browser.get(address)
    text = page.content.decode()
    for words in (
        "Shall indicators be shared",
        "Two operators.",
        "Weak evidence",
        "How others do it",
        "120000",
        'lang="ur" dir="rtl"',
        "0 of 7 have voted",
        'name="vote" value="yes"',
    ):
        assert words in text, words
    cast = browser.post(f"/n/small/council/ballots/{motion}/vote/", {"vote": "yes", "seat": "chair", "item": made.item})
    assert cast.headers["Location"] == address
    after = browser.get(address).content.decode()
    assert "You voted: <strong>Yes</strong>" in after
    assert "1 of 7 has voted" in after
    assert 'name="vote"' not in site.client(ASSISTANT).get(address).content.decode()
    says(made, motion, {"operators-1": "yes", "operators-2": "no"})
    decision = counted(made, motion).decision
    done = browser.get(address).content.decode()
    assert decision in done
    assert "yes 2 &gt; 1/2 of 3 = 3/2" in done


def test_a_card_with_nothing_moved_and_one_of_another_nation(site: Site) -> None:
    from tests.hand import make_nation

    made = council(site)
    clerk(made)
    make_nation(made.world.records, "other")
    browser = site.client(CLERK)
    text = browser.get(f"/n/small/council/items/{made.item}/").content.decode()
    assert "Nobody has moved anything" in text
    assert f"/n/small/council/items/{made.item}/motion/" in text
    assert browser.get(f"/n/other/council/items/{made.item}/").status_code == 404
    assert site.as_("operator").get(f"/n/small/council/items/{made.item}/").status_code in {403, 404}


def test_who_objects_does_so_on_the_card(site: Site) -> None:
    from majlis.council import Procedure, Rule

    made = council(site, Rule("consensus", procedure=Procedure.CONSENSUS))
    motion = moved(made)
    opened(made, motion, "consensus")
    browser = site.client(login_of("operators-1"))
    address = f"/n/small/council/items/{made.item}/"
    assert "I object" in browser.get(address).content.decode()
    deed = f"/n/small/council/ballots/{motion}/do/object/"
    browser.post(deed, {"reason": "Too fast.", "item": made.item})
    assert "You have objected." in browser.get(address).content.decode()
