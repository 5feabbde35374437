"""The dialogues of a nation, and the form that starts one."""

from tests.interfaces.web.dialogue.conftest import Talk, talk_on
from tests.queries import queries

from majlis.acts.dialogue.show import ShowCommand, show


def test_the_list_shows_what_waits_and_leaves_as_a_file(talk: Talk) -> None:
    talk.enter(talk.site.client()).post(f"{talk.inside}say/", {"text": "Power first."})
    browser = talk.site.as_("secretariat")
    page = browser.get("/n/small/dialogue/").content.decode()
    assert "Duties" in page
    assert f'href="{talk.led}queue/"' in page
    assert "Start a dialogue" in page
    table = browser.get("/n/small/dialogue/?form=csv").content.decode()
    assert talk.code in table
    assert browser.get("/n/small/dialogue/?form=xlsx").status_code == 200
    plain = talk.site.as_("analyst", "cert").get("/n/small/dialogue/").content.decode()
    assert "Duties" in plain
    assert "Start a dialogue" not in plain


def test_an_empty_list_says_what_a_dialogue_is(talk: Talk) -> None:
    from tests.hand import make_nation

    make_nation(talk.site.world.records, "other")
    assert "No dialogue yet" in talk.site.as_("secretariat").get("/n/other/dialogue/").content.decode()


def test_a_dialogue_is_started(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    form = browser.get("/n/small/dialogue/new/").content.decode()
    assert "operators=Operators=" in form
    told = {
        "title": "Backups",
        "question": "What\r\nfirst?",
        "constituency": "a=Alpha, Inc=الف\r\n\r\nb=Beta",
        "sealed": "on",
        "marking": "TLP:GREEN",
    }
    answer = browser.post("/n/small/dialogue/new/", told)
    assert answer.status_code == 302
    code = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    one = show(ShowCommand(code=code), talk.site.world).dialogue
    assert [(c.id, c.name, c.name_ur) for c in one.constituencies] == [("a", "Alpha, Inc", "الف"), ("b", "Beta", "")]
    assert one.sealed


def test_what_is_wrong_stands_at_its_field(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    wrong = browser.post("/n/small/dialogue/new/", {"title": "x", "question": "y", "constituency": "A B=1"})
    assert wrong.status_code == 400
    assert "is no constituency" in wrong.content.decode()
    assert browser.post("/n/small/dialogue/new/", {"title": "", "question": ""}).status_code == 400
    assert talk.site.as_("analyst", "cert").get("/n/small/dialogue/new/").status_code == 403


def test_many_cost_as_many_queries_as_few(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    few = queries(browser, "/n/small/dialogue/")
    for _ in range(4):
        talk_on(talk.site)
    assert queries(browser, "/n/small/dialogue/") == few
