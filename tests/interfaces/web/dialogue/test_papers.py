"""Paper: sheets to print, and the grid that takes their votes."""

import pytest
from tests.interfaces.web.dialogue.conftest import Talk

from majlis.acts.dialogue.show import ShowCommand, show
from majlis.interfaces.web.dialogue.papers import votes_of
from majlis.kernel.errors import InputError


def test_cells_become_votes() -> None:
    cells = [(1, "a"), (2, "D!"), (3, ""), (4, "p"), (5, "+"), (6, "-!"), (7, "0")]
    assert votes_of(cells) == ("1=agree", "2=disagree!", "4=pass", "5=agree", "6=disagree!", "7=pass")
    with pytest.raises(InputError, match="no vote"):
        votes_of([(1, "x")])


def test_a_sheet_to_print_names_nobody(talk: Talk) -> None:
    page = talk.site.as_("secretariat").get(f"{talk.led}paper/sheet/").content.decode()
    assert "Statement 3." in page
    assert "Write no name" in page


def test_sheets_are_typed_and_typed_again(talk: Talk) -> None:
    browser, way = talk.site.as_("secretariat"), f"{talk.led}paper/"
    assert browser.get(way).content.decode().count('name="sheet-') == 8
    first = {"sheet-0": "1", "constituency-0": "operators", "vote-0-1": "a", "vote-0-2": "d!"}
    second = {"sheet-1": "2", "constituency-1": "public", "vote-1-1": "p", "sheet-2": "3"}
    assert browser.post(way, {**first, **second}).status_code == 302
    page = browser.get(way).content.decode()
    assert "Sheet 1: 2 votes." in page
    assert "Sheet 2: 1 vote." in page
    assert 'value="3"' in page, "the next number comes by itself"
    found = show(ShowCommand(code=talk.code), talk.site.world)
    assert found.participants == 2
    assert [(one.agree, one.disagree, one.passed, one.important) for one in found.statements[:2]] == [
        (1, 0, 1, 0),
        (0, 1, 0, 1),
    ]
    browser.post(way, {**first, "vote-0-1": "d"})
    assert "typed before and is corrected" in browser.get(way).content.decode()
    assert show(ShowCommand(code=talk.code), talk.site.world).statements[0].disagree == 1


def test_a_row_that_is_wrong_stays_and_the_others_are_taken(talk: Talk) -> None:
    browser, way = talk.site.as_("secretariat"), f"{talk.led}paper/"
    good = {"sheet-0": "1", "constituency-0": "operators", "vote-0-1": "a"}
    bad = {"sheet-1": "2", "constituency-1": "", "vote-1-1": "a", "sheet-2": "", "constituency-2": "public"}
    answer = browser.post(way, {**good, **bad, "vote-2-1": "x"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert page.count('name="sheet-') == 2
    assert "choose a constituency" in page
    assert "is no vote" in page
    assert show(ShowCommand(code=talk.code), talk.site.world).participants == 1


def test_nobody_else_types(talk: Talk) -> None:
    sent = {"sheet-0": "1", "constituency-0": "operators", "vote-0-1": "a"}
    assert talk.site.as_("analyst", "cert").post(f"{talk.led}paper/", sent).status_code == 403
