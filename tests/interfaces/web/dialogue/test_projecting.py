"""The wall: what it shows, that it follows, and what it costs."""

from tests.interfaces.web.dialogue.conftest import Talk
from tests.queries import queries


def test_it_shows_counts_in_words_and_nobody(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    browser.post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"})
    wall = talk.site.as_("secretariat").get(f"{talk.led}projector/").content.decode()
    assert "1 of 1 agree" in wall
    assert "1 person" in wall
    assert "Operators" not in wall
    assert browser.cookies["majlis-taking"].value not in wall


def test_it_shows_the_word_to_who_types_it(talk: Talk) -> None:
    browser, way = talk.site.as_("secretariat"), f"{talk.led}projector/"
    assert talk.word not in browser.get(way).content.decode()
    assert browser.post(f"{way}word/", {"word": "wrong"}).headers["Location"] == f"{way}?wrong=1"
    assert "That is not the word" in browser.get(f"{way}?wrong=1").content.decode()
    browser.post(f"{way}word/", {"word": talk.word.upper()})
    page = browser.get(way).content.decode()
    assert talk.word in page
    assert "<svg" in page
    browser.post(f"{way}word/", {"word": ""})
    assert talk.word not in browser.get(way).content.decode()


def test_it_answers_only_what_changed(talk: Talk) -> None:
    wall, way = talk.site.as_("secretariat"), f"{talk.led}projector/beat/"
    first = wall.get(way)
    tag = first.headers["ETag"]
    again = wall.get(way, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    talk.enter(talk.site.client()).post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"})
    after = wall.get(way, headers={"If-None-Match": tag})
    assert after.status_code == 200
    assert "1 of 1 agree" in after.content.decode()
    assert after.headers["ETag"] != tag


def test_orders_and_sheets(talk: Talk) -> None:
    from majlis.acts.dialogue.seed import SeedCommand, seed

    for number in range(4, 10):
        seed(SeedCommand(code=talk.code, text=f"Statement {number}."), talk.site.world)
    for vote in ("agree", "disagree"):
        talk.enter(talk.site.client()).post(f"{talk.inside}vote/", {"statement": "2", "vote": vote})
    talk.enter(talk.site.client()).post(f"{talk.inside}vote/", {"statement": "3", "vote": "agree"})
    wall, way = talk.site.as_("secretariat"), f"{talk.led}projector/beat/"

    def first(asked: str) -> str:
        page = wall.get(f"{way}?{asked}").content.decode()
        return page[page.index("Statement ") :][:12]

    assert first("order=agreed") == "Statement 3."
    assert first("order=divided") == "Statement 2."
    assert first("order=newest") == "Statement 9."
    assert first("order=newest&sheet=2") == "Statement 5."
    assert first("order=newest&sheet=3") == "Statement 1."
    assert first("order=newest&sheet=99") == first("order=newest&sheet=3")
    assert first("order=newest&sheet=x") == "Statement 9."
    assert "Sheet 1 of 3" in wall.get(way).content.decode()


def test_its_answer_costs_as_many_queries_in_a_full_dialogue(talk: Talk) -> None:
    wall, way = talk.site.as_("secretariat"), f"{talk.led}projector/beat/"
    few = queries(wall, way)[way]
    for place in range(12):
        browser = talk.enter(talk.site.client(), "public" if place % 2 else "regulators")
        for number in ("1", "2"):
            browser.post(f"{talk.inside}vote/", {"statement": number, "vote": "agree"})
    assert queries(wall, way)[way] == few
    assert few <= 14


def test_nobody_else_sees_it(talk: Talk) -> None:
    assert talk.site.client().get(f"{talk.led}projector/beat/").status_code == 302
    assert talk.site.as_("administrator").get(f"{talk.led}projector/").status_code in {403, 404}
