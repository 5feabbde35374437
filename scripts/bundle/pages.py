"""The documentation as HTML, to be read on the machine itself: no script, no font, nothing from elsewhere."""

import re
import shutil
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_LINK = re.compile(r'(href="[^":#?]+)\.md(#[^"]*)?"')
_STYLE = """body{max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111}
body{font:1.05rem/1.6 "DejaVu Serif",Georgia,serif}
h1,h2,h3,nav,table{font-family:"DejaVu Sans",Verdana,sans-serif;line-height:1.25}
pre{background:#f4f4f2;padding:.8rem;overflow-x:auto}code{font:.9rem/1.4 "DejaVu Sans Mono",monospace}
table{border-collapse:collapse;font-size:.85rem;display:block;overflow-x:auto}
td,th{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}img{max-width:100%}
a{color:#0645ad}
"""


def write_pages(source: Path, target: Path) -> None:
    """Render each Markdown page below ``source`` into ``target``, and copy what else lies there.

    Parameters
    ----------
    source : Path
        A folder of Markdown with an ``index.md``.
    target : Path
    """
    markdown = MarkdownIt("commonmark").enable("table")
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        elif path.suffix == ".md":
            place.parent.mkdir(parents=True, exist_ok=True)
            up = "../" * (len(path.relative_to(source).parts) - 1)
            text = path.read_text(encoding="utf-8")
            place.with_suffix(".html").write_text(page(text, markdown.render(text), up), encoding="utf-8")
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
    (target / "style.css").write_text(_STYLE, encoding="utf-8")


def page(text: str, body: str, up: str) -> str:
    """Return a whole page. Links to Markdown pages become links to their renderings.

    Parameters
    ----------
    text : str
        The Markdown, for its title.
    body : str
        Its rendering.
    up : str
        The way to the folder of ``index.html``: ``../`` once per folder, or nothing.
    """
    heading = _HEADING.search(text)
    title = escape(heading[1] if heading else "Majlis")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="{up}style.css"></head>\n'
        f'<body><nav><a href="{up}index.html">Majlis</a></nav>\n<main>\n'
        f"{_LINK.sub(_to_html, body)}</main></body></html>\n"
    )


def _to_html(found: re.Match[str]) -> str:
    return f'{found[1]}.html{found[2] or ""}"'
