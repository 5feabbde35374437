"""What is RED leaves when a second person has agreed, once; formulas do not leave at all."""

import pytest
from tests.sites import Site

from majlis.interfaces.web.sheets import harmless, is_red


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
    assert b"waits for a second person" in answer.content
    page = two.get("/account/approvals/").content.decode()
    code = page.partition('name="code" value="')[2].partition('"')[0]
    two.post("/account/approvals/", {"code": code, "deed": "give"})
    assert two.get(address).status_code == 202, "who agreed did not ask for it"
    assert b"TLP:RED" in one.get(address).content
    assert one.get(address).status_code == 202


@pytest.mark.parametrize(("marking", "red"), [("TLP:RED/SECRET", True), ("TLP:AMBER+STRICT", False), ("", False)])
def test_what_is_red(marking: str, red: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_red(marking) is red


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(-1) == -1
