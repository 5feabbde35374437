from tests.councils import council, login_of
from tests.hand import enter
from tests.motions import CLERK, clerk
from tests.sites import Site


def test_a_clerk_takes_a_motion_from_draft_to_amendment(site: Site) -> None:
    made = council(site)
    clerk(made)
    incident = enter(made.world.records, people=120_000)
    browser = site.client(CLERK)
    new = f"/n/small/council/items/{made.item}/motion/"
    assert "Share indicators" in browser.get(new).content.decode()
    assert browser.post(new, {"title": "Sharing", "text": ""}).status_code == 400
    sent = browser.post(new, {"title": "Sharing", "text": "Operators share within one day.", "text_ur": "متن"})
    address = sent.headers["Location"]
    motion = address.rstrip("/").rpartition("/")[2]
    assert "Draft" in browser.get(address).content.decode()
    changed = browser.post(
        f"{address}change/",
        {"title": "Sharing", "text": "Operators share in one day.", "revision": 1, "urdu_stays": "on"},
    )
    assert changed.headers["Location"] == address
    browser.post(f"{address}do/pin/", {"kind": "incident", "reference": incident, "label": "The ward"})
    page = browser.get(address).content.decode()
    assert "The ward" in page
    assert "120000" in page
    assert "Take it off" in page
    browser.post(f"{address}do/pin/", {"kind": "run", "reference": "nothing"})
    assert "no run" in browser.get(address).content.decode()
    browser.post(f"{address}do/put/")
    page = browser.get(address).content.decode()
    assert "Open the vote" in page
    assert "Change it" not in page
    assert "Take it off" not in page
    wanted = {"title": "Two days", "text": "Operators share in two days.", "text_ur": "متن"}
    refused = browser.post(f"{address}amend/", wanted)
    assert refused.status_code == 400
    assert "The Urdu text stays as it is" in refused.content.decode()
    amended = browser.post(f"{address}amend/", {**wanted, "urdu_stays": "on"})
    other = amended.headers["Location"]
    page = browser.get(other).content.decode()
    assert "<del>" in page
    assert "<ins>" in page
    assert motion in page
    browser.post(f"{other}do/withdraw/")
    assert "Withdrawn" in browser.get(other).content.decode()
    browser.post(f"{address}do/recuse/", {"seat": "operators-1", "reason": "It is my firm."})
    assert "It is my firm." in browser.get(address).content.decode()
    browser.post(f"{address}do/unrecuse/", {"seat": "operators-1"})
    assert "It is my firm." not in browser.get(address).content.decode()


def test_members_read_and_recuse_themselves(site: Site) -> None:
    from tests.motions import moved

    made = council(site)
    motion = moved(made)
    browser = site.client(login_of("operators-1"))
    address = f"/n/small/council/motions/{motion}/"
    page = browser.get(address).content.decode()
    assert "I have an interest and take no part" in page
    assert "Withdraw it" not in page
    browser.post(f"{address}do/recuse/", {"reason": "It is my firm."})
    assert "Take it back" in browser.get(address).content.decode()
    assert browser.post(f"{address}do/withdraw/").status_code == 403
    assert browser.get(f"{address}change/").status_code == 403
    assert browser.get(f"{address}do/put/").headers["Location"] == address
    assert browser.post(f"{address}do/dance/").status_code == 404
    assert browser.get("/n/small/council/motions/MOT-2020-0001/").status_code == 404


def test_rule_marking_and_proposer_are_chosen(site: Site) -> None:
    made = council(site)
    clerk(made)
    browser = site.client(CLERK)
    new = f"/n/small/council/items/{made.item}/motion/"
    page = browser.get(new).content.decode()
    for words in ('<select name="rule"', '<select name="marking"', '<select name="proposed_by"'):
        assert words in page
    assert '<option value="simple-majority">simple majority</option>' in page
    sent = browser.post(
        new,
        {"title": "S", "text": "T.", "rule": "simple-majority", "marking": "TLP:GREEN", "proposed_by": "operators-1"},
    )
    page = browser.get(sent.headers["Location"]).content.decode()
    assert "TLP:GREEN" in page
    assert "operators-1" in page
    assert '<option value="TLP:GREEN" selected>' in browser.get(f"{sent.headers['Location']}change/").content.decode()
