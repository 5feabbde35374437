"""Write a briefing as one HTML file: no script, nothing fetched, light and dark, print included."""

import base64
import json
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from majlis.briefing.document import (
    Block,
    Chart,
    Document,
    Heading,
    Panel,
    Paragraph,
    Section,
    Summary,
    Table,
    Terms,
    runs,
)
from majlis.briefing.drawing import chart, inside


def html(document: Document) -> str:
    """Return the briefing as one self-contained HTML page.

    Parameters
    ----------
    document : Document

    Returns
    -------
    str
        HTML5 without scripts and without a link to any other place; fonts and drawings lie inside.
    """
    band = f'<p class="band">{escape(document.band)}</p>' if document.band else ""
    marking = f"<strong>{escape(document.marking)}</strong>"
    start = '<body class="compact">' if document.compact else "<body>"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}" dir="{document.direction}">\n'
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(document.title)}</title>\n"
        f"<style>\n{_fonts()}{_text('templates/briefing.css')}{_printed(document)}</style>\n"
        f"</head>\n{start}\n"
        f'{band}\n<header><div class="marking"><span>{escape(document.subtitle)}</span>{marking}</div></header>\n'
        f"<main>\n{body(document)}</main>\n"
        f'<footer><div class="marking">{marking}<span>{escape(document.band)}</span></div></footer>\n</body>\n</html>\n'
    )


def body(document: Document) -> str:
    """Return what stands between head and foot, as a part of a page of another: no inline style, nothing fetched.

    Parameters
    ----------
    document : Document
    """
    sections = "".join(_section(at, section) for at, section in enumerate(document.sections, 1))
    contents = f"{_contents(document)}\n" if document.sections else ""
    return f"{_summary(document.summary)}\n{contents}{sections}"


def _text(name: str) -> str:
    return (files("majlis.briefing") / name).read_text("utf-8")


def _fonts() -> str:
    found = []
    for name, weight in (("Regular", 400), ("Bold", 700)):
        font = (files("majlis.briefing") / "fonts" / f"IBMPlexSans-{name}.woff2").read_bytes()
        source = f'url("data:font/woff2;base64,{base64.b64encode(font).decode()}") format("woff2")'
        found.append(f'@font-face{{font-family:"IBM Plex Sans";font-weight:{weight};src:{source}}}\n')
    return "".join(found)


def _printed(document: Document) -> str:
    """Return the margins of printed pages: band and marking above, marking and number below."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False).replace("<", "\\3c ")

    start, _, rest = document.page_of.partition("{page}")
    between, _, end = rest.partition("{pages}")
    number = f"{quoted(start)} counter(page) {quoted(between)} counter(pages) {quoted(end)}"
    boxes = {
        "top-left": quoted(document.band),
        "top-right": quoted(document.marking),
        "bottom-left": quoted(document.marking),
        "bottom-right": number,
    }
    style = "font:8pt 'IBM Plex Sans',sans-serif;color:#444"
    return "@page{" + "".join(f"@{place}{{content:{text};{style}}}" for place, text in boxes.items()) + "}\n"


def _rich(text: str) -> str:
    return "".join(f"<strong>{escape(run.text)}</strong>" if run.strong else escape(run.text) for run in runs(text))


def _summary(first: Summary) -> str:
    panels = "\n".join(_panel(panel) for panel in first.panels)
    code = inside(first.code.svg, first.code.alt, "code", tokens=False) if first.code else ""
    return (
        f'<p class="kicker">{escape(first.kicker)}</p>\n<h1>{escape(first.headline)}</h1>\n{panels}\n'
        f'<div class="sum"><p class="small">{escape(first.footer)}</p>{code}</div>'
    )


def _panel(panel: Panel) -> str:
    body = f"<div>{''.join(_block('', block) for block in panel.blocks)}</div>"
    if panel.picture:
        drawn = inside(panel.picture.svg, panel.picture.alt, "squares")
        legend = f'<p class="legend">{escape(panel.picture.caption)}</p>'
        body = f'<div class="pictured"><div>{drawn}{legend}</div>{body}</div>'
    return f'<section class="panel"><h2>{escape(panel.heading)}</h2>{body}</section>'


def _contents(document: Document) -> str:
    items = "".join(
        f'<li><a href="#s{at}">{escape(section.title)}</a></li>' for at, section in enumerate(document.sections, 1)
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">{escape(document.contents)}</h2><ul>{items}</ul></nav>'


def _section(at: int, section: Section) -> str:
    body = "\n".join(_block(f"s{at}b{place}", block) for place, block in enumerate(section.blocks))
    return f'<section aria-labelledby="s{at}"><h2 id="s{at}">{escape(section.title)}</h2>\n{body}\n</section>\n'


def _block(key: str, block: Block) -> str:
    match block:
        case Paragraph(text, style):
            kind = "" if style == "body" else f' class="{style}"'
            return f"<p{kind}>{_rich(text)}</p>"
        case Heading(text):
            return f"<h3>{escape(text)}</h3>"
        case Terms(items):
            return f"<dl>{''.join(f'<dt>{escape(term)}</dt><dd>{escape(text)}</dd>' for term, text in items)}</dl>"
        case Table():
            return _table(key, block)
        case Chart(spec, alt, caption):
            return f'<figure><figcaption id="{key}">{escape(caption)}</figcaption>{chart(spec, alt, key)}</figure>'
    return inside(block.svg, block.alt, key)


def _table(key: str, table: Table) -> str:
    """Return a table that a narrow screen stacks: its roles are said, since stacking would hide them from ears."""
    kinds = [' class="n"' if column.numeric else ' class="w"' if column.wide else "" for column in table.columns]
    head = "".join(
        f'<th scope="col" role="columnheader"{kind}>{escape(column.title)}</th>'
        for column, kind in zip(table.columns, kinds, strict=True)
    )
    rows = "".join(_row(row, table, kinds) for row in table.rows)
    caption = escape(table.caption)
    return (
        f'<figure><figcaption id="{key}">{caption}</figcaption>'
        f'<div class="scroll" tabindex="0" role="group" aria-labelledby="{key}">'
        f'<table role="table" aria-labelledby="{key}"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div></figure>'
    )


def _row(row: Sequence[str], table: Table, kinds: Sequence[str]) -> str:
    first, *others = (escape(cell) for cell in row)
    titles = [escape(column.title) for column in table.columns]
    cells = "".join(
        f'<td role="cell" data-of="{title}"{kind}>{cell}</td>'
        for cell, title, kind in zip(others, titles[1:], kinds[1:], strict=True)
    )
    head = f'<th scope="row" role="rowheader" data-of="{titles[0]}"{kinds[0]}>{first}</th>'
    return f'<tr role="row">{head}{cells}</tr>'
