"""A result is shown as facts and tables made from its own fields."""

from majlis.acts.act import Part, Result
from majlis.interfaces.web.acts.telling import MOST_ROWS, markings_in, told


class Line(Part):
    name: str
    people: int | None
    share: float
    parts: tuple[str, ...] = ()
    note: str = ""


class Answer(Result):
    nation: str
    synthetic: bool = True
    lines: tuple[Line, ...]
    counts: dict[str, int]
    empty: str = ""

    def text(self) -> str:
        return self.nation


def test_lists_are_tables_and_the_rest_are_facts() -> None:
    answer = Answer(
        nation="n",
        lines=(Line(name="a", people=1200, share=0.25, parts=("x", "y")), Line(name="b", people=None, share=1.0)),
        counts={"assets": 3},
    )
    shown = told(answer)
    assert [(fact.name, fact.text) for fact in shown.facts] == [("Nation", "n")]
    lines, counts = shown.listings
    assert [(head.text, head.number) for head in lines.columns] == [
        ("Name", False),
        ("People", True),
        ("Share", True),
        ("Parts", False),
    ]
    assert [cell.text for cell in lines.rows[0]] == ["a", "1,200", "0.25", "x; y"]
    assert [cell.text for cell in lines.rows[1]] == ["b", "", "1", ""]
    assert [cell.text for cell in counts.rows[0]] == ["Assets", "3"]
    assert shown.has_rows


def test_a_long_list_is_cut_and_says_so() -> None:
    line = Line(name="a", people=1, share=0.0)
    shown = told(Answer(nation="n", lines=(line,) * (MOST_ROWS + 2), counts={}))
    assert (len(shown.listings[0].rows), shown.listings[0].left_out) == (MOST_ROWS, 2)
    assert not told(Answer(nation="n", lines=(), counts={})).has_rows


def test_every_marking_of_a_result_is_found() -> None:
    rows = [{"name": "a", "marking": "TLP:RED"}, {"name": "b", "marking": ""}]
    assert markings_in({"marking": "TLP:GREEN", "rows": rows, "more": {"deep": {"marking": "TLP:AMBER"}}}) == {
        "TLP:GREEN",
        "TLP:RED",
        "TLP:AMBER",
    }
    assert markings_in("TLP:RED") == set()
