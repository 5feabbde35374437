"""Every page of a synthetic nation says so, and so does every file that leaves it."""

import io
import re
from html import unescape
from pathlib import Path
from typing import Any

from tests.leaks import open_things
from tests.sites import Site, unlimited
from tests.walks import Laid, pages, words_of

from majlis.kernel.marking import SYNTHETIC_BAND

AS_IT_IS = re.compile(
    r"/council/(meetings/papers/[^/]+/\d+|actions/[^/]+/file/\d+|minutes/template/[^/]+/file)/$"
    r"|/register/(checkpoints/\d+\.txt|\d+/(receipt\.tlog-proof|entry\.json))$"
)
"""Files as somebody brought them, and what was signed: not a byte of them may change."""
PICTURES = ("image/png",)
"""Nothing is read in them; the band is drawn."""


def written(answer: Any) -> str:
    """Return the words of a page or file."""
    body = b"".join(answer) if answer.streaming else answer.content
    if not body.startswith(b"%PDF"):
        return unescape(words_of(body))  # workbooks hold the dash as a number
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def test_every_page_and_file_of_a_synthetic_nation_says_so(site: Site, tmp_path: Path) -> None:
    from django.test import override_settings

    opened = {**open_things(site, tmp_path / "open"), "source": "cert"}
    browser = site.as_("secretariat")
    browser.raise_request_exception = False
    wanted = [page for page in pages(Laid(opened, opened)) if page.startswith(f"/n/{opened['nation']}/")]
    wanted += [page.replace("form=csv", "form=xlsx") for page in wanted if "form=csv" in page]
    wanted.append(f"/n/{opened['nation']}/briefings/{opened['document']}/file/pdf/")
    wanted = [page for page in wanted if not AS_IT_IS.search(page)]
    shown, files, silent = 0, 0, []
    with override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=10**6, MAJLIS=unlimited(site)):
        for page in wanted:
            answer = browser.get(page)
            leaves = "attachment" in answer.headers.get("Content-Disposition", "")
            kind = answer.headers.get("Content-Type", "")
            if answer.status_code != 200 or kind in PICTURES or not (leaves or _whole(answer, kind)):
                continue
            shown, files = shown + (not leaves), files + leaves
            if SYNTHETIC_BAND not in " ".join(written(answer).split()):
                silent.append(page)
    assert not silent, silent
    assert shown > 50
    assert files > 20


def _whole(answer: Any, kind: str) -> bool:
    """Tell whether an answer is a page of its own, and no piece that htmx puts into one."""
    return kind.startswith("text/html") and not answer.streaming and b"<html" in answer.content
