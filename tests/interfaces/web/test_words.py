"""Every fixed word of the pages can be translated: templates hold none that is not marked, and a catalogue is used."""

import re
import subprocess
from pathlib import Path

import pytest
from tests.sites import Site

from majlis.interfaces.site.configuration import WEB

TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
_MARKED = re.compile(r"\{% *blocktrans(?:late)?\b.*?\{% *endblocktrans(?:late)? *%\}", re.DOTALL)
_UNSEEN = re.compile(r"\{#.*?#\}|\{% *comment.*?endcomment *%\}|<!--.*?-->|<script\b.*?</script>", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_SAID = re.compile(
    r"""\b(?:aria-label|aria-description|title|placeholder|alt|data-of|label)=(["'])(.*?)\1""", re.DOTALL
)
_EXACT = re.compile(r"<(code|kbd|samp|pre)\b[^>]*>.*?</\1>", re.DOTALL)
_ELEMENT = re.compile(r"<[^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""[\w-]+=("[^"]*"?|'[^']*'?)""")  # of a block that stands within an element elsewhere
_ENTITY = re.compile(r"&\w+;")
SAME_EVERYWHERE = {
    *("Majlis", "CSV", "Excel", "PDF", "Word", "HTML", "SVG", "PNG", "web.bad"),
    *("SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY", "openapi.json", "checkpoint.txt"),
    *("cert/", "REP-2026-", "/report/"),
}
"""Names, kinds of files, examples, and the band, which stands in English on every paper."""


def open_words(text: str) -> list[str]:
    """Return what stands in a template and is not marked for translation."""
    rest = _TAG.sub("\x00", _UNSEEN.sub(" ", _MARKED.sub(" ", text)))
    found = [said for _, said in _SAID.findall(rest)]
    found += _ATTRIBUTE.sub("", _ELEMENT.sub("\n", _EXACT.sub("\n", _ENTITY.sub("\n", rest)))).splitlines()
    pieces = (piece.strip(" \t·–:;,.()0123456789") for one in found for piece in one.split("\x00"))
    return [one for one in pieces if re.search(r"[^\W\d_]{2}", one) and one not in SAME_EVERYWHERE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Nothing here</p>", ["Nothing here"]),
        ('<p>{% translate "Nothing here" %}</p>', []),
        ("<p>{% blocktranslate %}{{ n }} things{% endblocktranslate %} left</p>", ["left"]),
        ('<input placeholder="Your name">', ["Your name"]),
        ("<p>{{ one }} · Majlis <code>majlis doctor</code>&nbsp;{# a note #}</p>", []),
        ("<td>{{ one }} assets</td>", ["assets"]),
    ],
)
def test_what_is_not_marked_is_found(text: str, found: list[str]) -> None:
    assert open_words(text) == found


def test_no_template_holds_words_that_are_not_marked() -> None:
    found = {str(path.relative_to(WEB)): open_words(path.read_text("utf-8")) for path in TEMPLATES}
    assert {name: words for name, words in found.items() if words} == {}
    assert len(found) > 100


def test_every_template_is_read_by_what_collects_words() -> None:
    from django.utils.translation.template import templatize

    count = sum(templatize(path.read_text("utf-8"), origin=str(path)).count("gettext(") for path in TEMPLATES)
    assert count > 500


def test_a_catalogue_is_used_and_said_to_what_reads_aloud(site: Site, tmp_path: Path) -> None:
    from django.test import override_settings

    folder = tmp_path / "ur" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Sign out"\nmsgstr "باہر جائیں"\n'
    (folder / "django.po").write_text(source, encoding="utf-8")
    browser = site.as_("analyst")
    (folder / "django.mo").write_bytes(_compiled(folder / "django.po"))
    with override_settings(LOCALE_PATHS=[tmp_path]):
        assert '<option value="ur"' in browser.get("/account/").content.decode()
        browser.post("/account/language/", {"language": "ur"})
        page = browser.get("/account/").content.decode()
    assert '<html lang="ur" dir="rtl"' in page
    assert "باہر جائیں" in page
    assert '<html lang="en" dir="ltr"' in browser.get("/account/").content.decode(), "no catalogue: English words"


def _compiled(source: Path) -> bytes:
    try:
        return subprocess.run(["msgfmt", "-o", "-", source], capture_output=True, check=True).stdout
    except FileNotFoundError:
        pytest.skip("msgfmt is not installed: apt-get install gettext")
