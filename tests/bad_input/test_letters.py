"""E-mails that are broken, hostile or none: a fault of ours or a harmless reading, never a crash."""

import hashlib

import pytest

from majlis.evidence.letter import PARTS_MAX, TEXT_MAX, Letter, read_letter
from majlis.kernel.errors import MajlisError

NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(400))
BAD = {
    "nothing": b"",
    "noise": b"".join(hashlib.sha256(bytes([at])).digest() for at in range(200)),
    "zeros": b"\0" * 10_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "a zip": b"PK\x03\x04" + b"\0" * 100,
    "no head": b"this is only a sentence without any head",
    "unknown character set": b"Subject: a\r\nContent-Type: text/plain; charset=klingon\r\n\r\ncaf\xe9",
    "wrong base64": b"Subject: a\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
    "no boundary": b"Subject: a\r\nContent-Type: multipart/mixed\r\n\r\ntext",
    "open boundary": b'Subject: a\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\ntext',
    "nested": b"Subject: a\r\n" + NESTED + b"\r\n\r\ntext",
    "impossible day": b"Subject: a\r\nDate: Tue, 99 Foo 2026 99:99:99 +9999\r\n\r\ntext",
    "a head of a megabyte": b"Subject: " + b"a" * 1_000_000 + b"\r\n\r\ntext",
    "a broken word in the head": b"Subject: =?utf-8?b?////?= =?x?q?=\r\n\r\ntext",
    "half letters": "Subject: a\r\n\r\n\ud800 text".encode("utf-8", "surrogatepass"),
    "a name that climbs": b'Subject: a\r\nContent-Type: image/png; name="../../x\r\n\r\n',
}


def read(data: bytes) -> Letter | MajlisError:
    """Return what is read, or the fault that says why not; anything else is a mistake of ours."""
    try:
        return read_letter(data, file="bad.eml")
    except MajlisError as error:
        return error


@pytest.mark.parametrize("name", BAD)
def test_no_e_mail_breaks_the_reader(name: str) -> None:
    letter = read(BAD[name])
    if isinstance(letter, MajlisError):
        assert letter.fault.mend
        return
    assert len(letter.text) <= TEXT_MAX
    assert "\0" not in letter.text
    assert len(letter.subject) <= 300
    letter.text.encode()


def test_cut_anywhere_it_is_read_or_refused() -> None:
    whole = (
        b'From: a <a@b.example>\r\nSubject: =?utf-8?q?Locked?=\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>all &amp; locked</p>\r\n--b--\r\n"
    )
    for end in range(len(whole)):
        letter = read(whole[:end])
        assert isinstance(letter, Letter) or letter.fault.code in {"letter.form", "letter.empty"}


def test_many_parts_are_not_all_looked_at() -> None:
    part = b"--b\r\nContent-Type: application/zip; name=a.zip\r\n\r\nPK\r\n"
    letter = read_letter(b'Subject: a\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + part * 5_000)
    assert len(letter.attachments) == PARTS_MAX
