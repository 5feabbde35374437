"""Blocks of the briefing become pieces of a page, each with what its template needs."""

from majlis.briefing.charts import intervals
from majlis.briefing.document import Chart, Column, Heading, Paragraph, Picture, Section, Table, Terms
from majlis.briefing.squares import squares
from majlis.interfaces.web.risk.blocks import piece, shown


def test_each_block_has_its_kind() -> None:
    spec = intervals([("Health", 3.0, 1.0, 6.0, "3")], title="a month", synthetic=False)
    section = Section(
        "Rates",
        (
            Paragraph("A **strong** word", "small"),
            Heading("More"),
            Terms((("a", "b"),)),
            Table("A table", (Column("x"), Column("y", numeric=True)), (("1", "2"),)),
            Chart(spec, "Rates", "A chart"),
            Picture(squares(0.1, 0.05, 0.2), "Squares", 30),
        ),
    )
    found = shown("rates", section, ("rates",))
    assert [one.kind for one in found.pieces] == ["paragraph", "heading", "terms", "table", "chart", "picture"]
    assert [run.strong for run in found.pieces[0].runs] == [False, True, False]
    head, cells = found.pieces[3].rows[0]
    assert (head, cells[0][0].title, cells[0][1]) == ("1", "y", "2")
    assert found.charts == ("rates-4",)
    assert "<svg" in found.pieces[4].drawn
    assert "<svg" in found.pieces[5].drawn


def test_a_chart_may_be_drawn_elsewhere() -> None:
    drawn = piece("k", Chart({}, "x", "y"), lambda block, key: f"{key} {block.alt}").drawn
    assert drawn == "k x"
