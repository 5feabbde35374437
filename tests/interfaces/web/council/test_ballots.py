import re
from fractions import Fraction

from tests.councils import Council, council, login_of
from tests.motions import CLERK, SIX, clerk, moved, opened
from tests.sites import Site

from majlis.council import Rule, Ties


def _voting(site: Site, form: str, rule: Rule | None = None) -> tuple[Council, str, str]:
    made = council(site, rule)
    clerk(made)
    motion = moved(made)
    opened(made, motion, form)
    return made, motion, f"/n/small/council/ballots/{motion}/"


def test_the_number_of_a_secret_paper_is_shown_once_and_kept_nowhere(site: Site) -> None:
    _, _, address = _voting(site, "secret")
    numbers = {}
    for seat in SIX:
        browser = site.client(login_of(seat))
        assert "trusted not to link" in browser.get(address).content.decode()
        answer = browser.post(f"{address}vote/", {"vote": "no" if seat == "chair" else "yes", "seat": seat})
        found = re.search(r"\d{4}-\d{4}-\d{4}-\d{4}", answer.content.decode())
        assert found
        numbers[seat] = found[0]
        assert "no-store" in answer.headers["Cache-Control"]
        assert numbers[seat] not in repr(dict(browser.session)) + repr(browser.cookies)
        again = browser.post(f"{address}vote/", {"vote": "yes", "seat": seat})
        assert again.status_code == 409
        assert numbers[seat] not in browser.get(address).content.decode()
    site.client(CLERK).post(f"{address}do/count/")
    mine = site.client(login_of("chair")).get(address).content.decode()
    row = re.search(rf"{numbers['chair']}</code></th><td>(\w+)<", mine)
    assert row
    assert row[1] == "No"
    assert numbers["chair"] not in site.client(CLERK).get(address).content.decode()
    from django.contrib.sessions.models import Session

    kept = [session.get_decoded() for session in Session.objects.all()]
    assert not any(number in repr(kept) for number in numbers.values())


def test_hands_are_counted_by_the_clerk_and_confirmed_by_the_chair(site: Site) -> None:
    _, motion, address = _voting(site, "hands")
    desk, chair = site.client(CLERK), site.client(login_of("chair"))
    assert 'inputmode="numeric"' in desk.get(address).content.decode()
    desk.post(f"{address}do/record/", {"yes": "5", "no": "1", "abstain": "", "spoilt": ""})
    desk.post(f"{address}do/count/")
    waits = desk.get(address).content.decode()
    assert "not yet confirmed by chair" in waits
    assert "I confirm it as the chair" not in waits
    assert "I confirm it as the chair" in chair.get(address).content.decode()
    chair.post(f"{address}do/confirm/")
    done = chair.get(address).content.decode()
    assert "Recorded by clerk, confirmed by chair" in done
    assert re.search(r"DEC-\d{4}-0001", done)
    assert motion in done


def test_names_are_called_in_a_grid(site: Site) -> None:
    _, _, address = _voting(site, "names")
    desk = site.client(CLERK)
    assert 'name="seat-operators-1" value="abstain"' in desk.get(address).content.decode()
    desk.post(f"{address}do/record/", {f"seat-{seat}": "yes" for seat in SIX} | {"seat-academia-1": ""})
    page = desk.get(address).content.decode()
    assert page.count(' value="yes" checked') == 6
    assert (
        'name="seat-operators-1" value="yes" checked'
        not in site.client(login_of("chair")).get(address).content.decode()
    )
    desk.post(f"{address}do/count/")
    assert "Who said what" in desk.get(address).content.decode()


def test_a_tie_waits_for_the_chair_and_a_void_vote_is_repeated(site: Site) -> None:
    made, motion, address = _voting(site, "open", Rule("chairs", ties=Ties.CHAIR))
    desk, chair = site.client(CLERK), site.client(login_of("chair"))
    for seat, said in (("operators-1", "yes"), ("operators-2", "no")):
        site.client(login_of(seat)).post(f"{address}vote/", {"vote": said, "seat": seat, "reason": "So."})
    desk.post(f"{address}do/count/")
    assert "The chair gives the casting vote" in chair.get(address).content.decode()
    desk.post(f"{address}do/void/", {"reason": "A guest voted."})
    page = desk.get(address).content.decode()
    assert "void: A guest voted." in page
    assert "Vote again" in page
    desk.post(f"{address}do/open/", {"form": "open"})
    assert "Vote</span>" in page or "Vote 1" in page
    assert "void: A guest voted." in desk.get(f"{address}?number=1").content.decode()
    assert desk.get(f"{address}do/count/").headers["Location"] == address
    assert desk.post(f"{address}do/dance/").status_code == 404
    assert made.nation
    assert motion in address


def test_who_signed_in_long_ago_is_asked_again_before_voting(site: Site) -> None:
    _, motion, address = _voting(site, "open")
    stale = site.client(login_of("chair"), fresh=False)
    asked = stale.post(f"{address}vote/", {"vote": "yes", "seat": "chair"})
    assert asked.status_code in {302, 403}
    assert "0 of 7 have voted" in site.client(CLERK).get(address).content.decode()
    assert motion in address


def test_the_grid_of_hands_has_the_chair_its_total_and_what_was_written_down(site: Site) -> None:
    _, motion, address = _voting(site, "hands", Rule("double", double=Fraction(1, 2), double_strict=True))
    desk = site.client(CLERK)
    page = desk.get(address).content.decode()
    assert "Seats of no constituency" in page
    assert "Written down so far" not in page
    assert "have voted" not in page
    hands = {"group-yes-operators": "2", "group-no-operators": "1", "group-yes-regulators": "2", "yes": "1"}
    desk.post(f"{address}do/record/", {**hands, "group-yes-academia": "many"})
    assert "Written down so far" not in desk.get(address).content.decode()
    desk.post(f"{address}do/record/", {**hands, "group-yes-academia": ""})
    page = desk.get(address).content.decode()
    assert "Written down so far: 6 of 7 who take part." in page
    assert 'name="group-yes-operators" value="2"' in page
    assert 'name="yes" value="1"' in page
    assert "Written down so far" not in site.client(login_of("chair")).get(address).content.decode()
    desk.post(f"{address}do/count/")
    assert "2 of 3 constituencies, needed 2" in desk.get(address).content.decode()
    assert f'{address}">1 vote<' in site.client(login_of("chair")).get("/").content.decode()
    assert motion in address


def test_hands_without_constituencies_are_shown_again(site: Site) -> None:
    _, _, address = _voting(site, "hands")
    desk = site.client(CLERK)
    desk.post(f"{address}do/record/", {"yes": "4", "no": "1"})
    page = desk.get(address).content.decode()
    assert 'name="yes" value="4"' in page
    assert "Written down so far: 5 of 7 who take part." in page


def test_who_is_asked_again_comes_back_to_the_card_with_the_reason(site: Site) -> None:
    made, motion, address = _voting(site, "open")
    member = site.client(login_of("operators-1"))
    card = f"/n/small/council/items/{made.item}/"
    page = member.get(card).content.decode()
    assert f'action="{address}vote/?item={made.item}" data-draft="vote-{motion}-operators-1"' in page
    assert member.get(f"{address}vote/?item={made.item}").headers["Location"] == card
