"""What is RED leaves when a second person has agreed, once; formulas do not leave at all."""

from dataclasses import dataclass

import pytest
from tests.sites import Site

from majlis.acts.leaving import is_red
from majlis.interfaces.web.sheets import gathered, harmless


@pytest.fixture(name="red")
def red_table(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Let the table of organisations be RED."""
    from majlis.interfaces.web.people import organisations
    from majlis.interfaces.web.sheets import Sheet

    def sheet(name: str, columns: tuple[str, ...], rows: object) -> Sheet:
        return Sheet(name, columns, rows, marking="TLP:RED")  # type: ignore[arg-type]  # as it is given

    monkeypatch.setattr(organisations, "Sheet", sheet)
    for login in ("one", "two"):
        site.person(login, "secretariat")
    return site


def test_a_red_table_leaves_once_with_two_persons(red: Site) -> None:
    one, two = red.client("one"), red.client("two")
    address = "/people/organisations/?form=csv"
    answer = one.get(address)
    assert answer.status_code == 202
    for told in ("A second person must agree", "Taking a table away", "Two (Secretariat)", "within 24 hours"):
        assert told in answer.content.decode()
    assert 'role="alert"' not in answer.content.decode(), "it is no mistake"
    page = two.get("/account/approvals/").content.decode()
    code = page.partition('name="code" value="')[2].partition('"')[0]
    two.post("/account/approvals/", {"code": code, "deed": "give"})
    assert two.get(address).status_code == 202, "who agreed did not ask for it"
    assert ">1 agreed</a>" in one.get("/").content.decode()
    assert b"TLP:RED" in one.get(address).content
    assert "1 agreed" not in one.get("/").content.decode()
    assert one.get(address).status_code == 202


@pytest.mark.parametrize(("marking", "red"), [("TLP:RED/SECRET", True), ("TLP:AMBER+STRICT", False), ("", False)])
def test_what_is_red(marking: str, red: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_red(marking) is red


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(-1) == -1


@dataclass(frozen=True)
class Leaf:
    """A page of a list."""

    rows: tuple[tuple[int], ...]
    cursor: str = ""
    marking: str = ""
    synthetic: bool = False


def test_all_pages_are_gathered_and_the_strictest_marks_the_file() -> None:
    leaves = {
        "": Leaf(((1,), (2,)), "2", "TLP:RED", synthetic=True),
        "2": Leaf(((3,),), "3", "TLP:GREEN"),
        "3": Leaf(()),
    }
    sheet = gathered("list", ("number",), leaves.__getitem__, lambda leaf: leaf.rows, ["as known before"])
    assert list(sheet.rows) == [(1,), (2,), (3,)]
    assert (sheet.marking, sheet.synthetic, sheet.lines) == ("TLP:RED", True, ["as known before"])


def test_a_list_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.interfaces.web import sheets

    monkeypatch.setattr(sheets, "_MOST", 2)
    sheet = gathered("list", ("number",), lambda cursor: Leaf(((1,),), cursor + "x"), lambda leaf: leaf.rows)
    assert len(list(sheet.rows)) == 2
    assert sheet.lines == ["the first 2 of more: narrow the list for the rest"]
    assert sheet.marking == ""
