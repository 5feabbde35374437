"""Results: words in a small room, constituencies from 30, groups from 100; each table as a file; with and without."""

import re

from tests.interfaces.web.dialogue.conftest import Talk, invented

FILES = ("statements", "constituencies", "groups", "estimates", "alike")


def test_a_small_room_is_told_in_words_alone(talk: Talk) -> None:
    for place in range(4):
        browser = talk.enter(talk.site.client(), "public" if place % 2 else "regulators")
        browser.post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree" if place else "disagree"})
    page = talk.site.as_("auditor", "audit").get(f"{talk.led}results/").content.decode()
    assert "3 of 4 agree" in page
    assert "Fewer than 30" in page
    assert "no constituency against" not in page, "none is told apart"
    assert '<svg class="opinion"' not in page
    assert "%" not in re.sub(r"\(\d+ %\)", "", page.split("<main")[1].split("</main")[0])
    table = talk.site.as_("secretariat").get(f"{talk.led}results/?form=csv&table=constituencies").content.decode()
    assert len(table.strip().splitlines()) == 2, "marking and heads, no rows"


def test_sixty_are_told_by_constituency_without_groups(talk: Talk) -> None:
    led = invented(talk.site, 60)
    page = talk.site.as_("secretariat").get(f"{led}results/").content.decode()
    assert "By constituency" in page
    assert "Groups that think alike" not in page
    assert "SYNTHETIC" in page
    assert 'class="parts"' in page
    assert "academia" not in page, "names, not ids"


def test_a_large_room_has_groups_with_their_stability_and_every_table_leaves(talk: Talk) -> None:
    led = invented(talk.site, 160, 40)
    browser = talk.site.as_("secretariat")
    page = browser.get(f"{led}results/").content.decode()
    assert "Groups that think alike" in page
    assert re.search(r"Stability 0\.\d\d of 1", page)
    assert "voted so nearly alike" in page
    assert "style=" not in page
    without = browser.get(f"{led}results/?without=1").content.decode()
    assert "These results are without them" in without
    for name in FILES:
        answer = browser.get(f"{led}results/?form=csv&table={name}")
        assert answer.status_code == 200
        assert "SYNTHETIC" in answer.content.decode()
        assert len(answer.content.decode().splitlines()) > 3, name
    assert browser.get(f"{led}results/?form=csv&table=nothing").status_code == 404
    assert talk.site.as_("council-member").get(f"{led}results/?form=csv").status_code == 403


def test_a_dialogue_without_statements_says_so(talk: Talk) -> None:
    from tests.dialogues import with_dialogue

    code = with_dialogue(talk.site.world, statements=0, owner="secretariat")
    page = talk.site.as_("secretariat").get(f"/n/small/dialogue/{code}/results/").content.decode()
    assert "No statement is open yet" in page
