"""A decision as PDF is the same each time, and tells its time in the nation's own."""

import io

import pypdf
from tests import bundles

from majlis.acts.decided_making import paper_of


def test_the_paper_is_the_same_each_time_and_tells_the_nations_time() -> None:
    named = ("Council", "Practice nation", "Asia/Karachi")
    first = paper_of(bundles.whole(), named, "TLP:CLEAR")
    assert first == paper_of(bundles.whole(), named, "TLP:CLEAR")
    text = pypdf.PdfReader(io.BytesIO(first)).pages[0].extract_text()
    assert "20 November 2026, 15:00 (Asia/Karachi)" in text
