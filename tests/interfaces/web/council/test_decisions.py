from tests.councils import council, login_of
from tests.motions import CLERK, SIX, carried, clerk, counted, moved, opened, says
from tests.sites import Site


def test_from_the_list_to_the_register(site: Site) -> None:
    made = council(site)
    clerk(made)
    browser = site.client(CLERK)
    assert "Nothing is decided yet" in browser.get("/n/small/council/decisions/").content.decode()
    code = carried(made, title="Sharing", title_ur="تبادلہ", text_ur="متن", legal_basis="Section 4")
    listed = browser.get("/n/small/council/decisions/?words=sharing").content.decode()
    assert code in listed
    assert "No decision fits" in browser.get("/n/small/council/decisions/?words=other").content.decode()
    sheet = browser.get("/n/small/council/decisions/?form=csv")
    assert code in sheet.content.decode("utf-8-sig")
    page = browser.get(f"/n/small/council/decisions/{code}/").content.decode()
    for words in (
        "Why it was carried",
        "Entry 1 of the register",
        "Signed",
        "Section 4",
        "no evidence that you may see",
    ):
        assert words in page, words
    assert browser.get("/n/small/council/decisions/DEC-2020-0001/").status_code == 404


def test_published_once_a_second_person_agreed(site: Site) -> None:
    made = council(site)
    clerk(made)
    code = carried(made)
    browser = site.client(CLERK)
    address = f"/n/small/council/decisions/{code}/publish/"
    asked = browser.get(address).content.decode()
    assert "I have read it: publish" in asked
    assert "the register does not hold who voted how" in asked
    waits = browser.post(address)
    assert waits.status_code == 202
    assert "Publishing a decision" in waits.content.decode()
    reader = site.client(login_of("chair")).get(f"/n/small/council/decisions/{code}/").content.decode()
    assert "Read and publish" not in reader


def test_what_becomes_public_is_told_with_the_votes(site: Site) -> None:
    from majlis.adapters.records.models import Decision

    made = council(site)
    clerk(made)
    motion = moved(made)
    opened(made, motion, "recorded")
    says(made, motion, dict.fromkeys(SIX[:5], "yes"))
    code = counted(made, motion).decision
    browser = site.client(CLERK)
    page = browser.get(f"/n/small/council/decisions/{code}/publish/").content.decode()
    assert "Who voted how, by name of the seat:" in page
    assert "<bdi>operators-1</bdi>: yes" in page
    Decision.everything.update(text="Another text.")
    page = browser.get(f"/n/small/council/decisions/{code}/").content.decode()
    assert "This decision is not what the register holds." in page
    assert "Another text." not in page


def test_evidence_is_looked_at_again(site: Site) -> None:
    from tests.hand import enter
    from tests.motions import drafted

    from majlis.acts.motion.pin import PinCommand, pin
    from majlis.acts.motion.put import PutCommand, put

    made = council(site)
    motion = drafted(made)
    incident = enter(made.world.records)
    pin(PinCommand(place=motion, kind="incident", reference=incident), made.world)
    put(PutCommand(motion=motion), made.world)
    opened(made, motion)
    says(made, motion, dict.fromkeys(SIX, "yes"))
    code = counted(made, motion).decision
    page = site.client(login_of("chair")).get(f"/n/small/council/decisions/{code}/replay/").content.decode()
    assert "hash for hash" in page
    assert "the same" in page
