"""What a file holds is looked at, not what its name says."""

import io
import zipfile

import pytest

from majlis.council import papers
from majlis.council.papers import demand_paper
from majlis.kernel.errors import InputError


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
GOOD = {
    "a.pdf": b"%PDF-1.7\n1 0 obj\n<< /Length 9 >>\nstream\n/JS /JS /JS\nendstream",
    "A.PDF": b"\n%PDF-1.4",
    "a.docx": WORD,
    "a.xlsx": packed("xl/workbook.xml"),
    "a.pptx": packed("ppt/presentation.xml"),
    "a.odt": packed("content.xml", "mimetype"),
    "a.png": b"\x89PNG\r\n\x1a\n..",
    "a.jpeg": b"\xff\xd8\xff\xe0",
    "a.md": "# اردو".encode(),
    "a.csv": b"\xef\xbb\xbfa,b",
}
BAD = {
    "a.txt": b"a\x00b",
    "b.txt": b"\xff\xfe",
    "a.pdf": b"PK\x03\x04",
    "b.pdf": b"%PDF-1.7 << /S /JavaScript >>",
    "c.pdf": b"%PDF-1.7 << /JS (x) >>",
    "d.pdf": b"%PDF-1.7 << /S /Launch >>",
    "a.docx": packed("word/document.xml", "word/vbaProject.bin"),
    "b.docx": packed("other.xml"),
    "c.docx": WORD[:40],
    "a.odt": packed("content.xml", "Basic/Standard/script.xml"),
    "a.png": b"\xff\xd8\xff",
    "a.exe": b"MZ",
    "a.docm": WORD,
    "a.html": b"<script>",
    "noending": b"text",
    "empty.txt": b"",
}


@pytest.mark.parametrize("name", list(GOOD))
def test_taken(name: str) -> None:
    demand_paper(name, GOOD[name])


@pytest.mark.parametrize("name", list(BAD))
def test_refused(name: str) -> None:
    with pytest.raises(InputError):
        demand_paper(name, BAD[name])


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "MOST", 2**20)
    with pytest.raises(InputError, match="more than 1 MB"):
        demand_paper("a.txt", b"x" * (2**20 + 1))
