"""Write a briefing as PDF: tagged, PDF/UA-1, the same bytes each time."""

import json
from importlib.resources import as_file, files

from majlis.briefing.charts import svg
from majlis.briefing.document import Block, Chart, Document, Panel, Paragraph, Picture, Table, Terms, runs

_WIDE = 5
"""Tables with so many columns are set smaller."""
_LONG = 14
"""Tables with more rows may be cut by a page."""
_POINTS = 0.735
"""Points per pixel of a chart: 640 px fill the line."""


def pdf(document: Document) -> bytes:
    """Return the briefing as PDF.

    Parameters
    ----------
    document : Document

    Returns
    -------
    bytes
        A PDF/UA-1 file. Fonts ship with Majlis; the only time in it is ``document.made``.
    """
    import typst

    with as_file(files("majlis.briefing")) as room:
        written = typst.compile(
            str(room / "templates" / "briefing.typ"),
            root=str(room / "templates"),
            font_paths=[str(room / "fonts")],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(document.made.timestamp()),
            sys_inputs={"document": json.dumps(_document(document), ensure_ascii=False)},
        )
    return bytes(written)


def _document(document: Document) -> dict[str, object]:
    first = document.summary
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "marking": document.marking,
        "band": document.band,
        "page_of": document.page_of,
        "compact": document.compact,
        "summary": {
            "kicker": first.kicker,
            "headline": first.headline,
            "panels": [_panel(panel) for panel in first.panels],
            "footer": first.footer,
            "code": _picture(first.code) if first.code else None,
            "terms_width": 30,
        },
        "sections": [
            {
                "title": section.title,
                "blocks": [block_facts(block) for block in section.blocks],
            }
            for section in document.sections
        ],
    }


def _panel(panel: Panel) -> dict[str, object]:
    written: dict[str, object] = {"heading": panel.heading, "blocks": [block_facts(block) for block in panel.blocks]}
    return written | ({"picture": _picture(panel.picture)} if panel.picture else {})


def _picture(picture: Picture) -> dict[str, object]:
    return {
        "kind": "picture",
        "svg": picture.svg,
        "alt": picture.alt,
        "width": picture.width,
        "caption": picture.caption,
    }


def block_facts(block: Block) -> dict[str, object]:
    """Return a block as the templates read it."""
    match block:
        case Paragraph(text, style):
            parts = [{"text": run.text, "strong": run.strong} for run in runs(text)]
            return {"kind": "paragraph", "style": style, "runs": parts}
        case Terms(items):
            return {"kind": "terms", "items": items}
        case Table():
            return _table(block)
        case Chart(spec, alt, caption):
            drawn = svg(spec)
            return {"kind": "chart", "svg": drawn, "width": _width(drawn) * _POINTS, "alt": alt, "caption": caption}
        case Picture():
            return _picture(block)
    return {"kind": "heading", "text": block.text}


def _width(drawn: str) -> float:
    return float(drawn.partition('width="')[2].partition('"')[0])


def _table(table: Table) -> dict[str, object]:
    wide = any(column.wide for column in table.columns)
    return {
        "kind": "table",
        "caption": table.caption,
        "columns": [
            {"title": column.title, "numeric": column.numeric, "wide": column.wide or (not wide and at == 0)}
            for at, column in enumerate(table.columns)
        ],
        "rows": table.rows,
        "breakable": len(table.rows) > _LONG,
        "size": 8.2 if len(table.columns) >= _WIDE else 9,
    }
