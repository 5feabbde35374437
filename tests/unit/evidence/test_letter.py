"""E-mails and pasted texts are read whole or refused; nothing in them is opened."""

from datetime import UTC, datetime

import pytest

from majlis.evidence.letter import SIZE_MAX, TEXT_MAX, from_html, pasted, read_letter
from majlis.kernel.errors import InputError

HEAD = "From: Duty desk <desk@grid.example>\r\nDate: Tue, 24 Nov 2026 08:12:00 +0500\r\nSubject: Systems locked\r\n"


def eml(rest: str, head: str = HEAD) -> bytes:
    return f"{head}MIME-Version: 1.0\r\n{rest}".encode()


def test_a_plain_message() -> None:
    letter = read_letter(eml("Content-Type: text/plain; charset=utf-8\r\n\r\nFile servers\r\n are  encrypted.\r\n"))
    assert letter.text == "File servers\nare encrypted."
    assert (letter.subject, letter.sender) == ("Systems locked", "Duty desk <desk@grid.example>")
    assert letter.sent == datetime(2026, 11, 24, 3, 12, tzinfo=UTC)


def test_the_plain_part_counts_and_attachments_are_only_listed() -> None:
    body = (
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
        '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="../../etc/log.txt"\r\n\r\nno\r\n'
        '--b\r\nContent-Type: application/zip; name="a.zip"\r\n\r\nPK\r\n--b--\r\n'
    )
    letter = read_letter(eml(body))
    assert letter.text == "plain"
    assert letter.attachments == ("log.txt (1 kB)", "a.zip (1 kB)")


def test_html_alone_becomes_words() -> None:
    letter = read_letter(
        eml("Content-Type: text/html\r\n\r\n<style>p{}</style><script>x()</script><p>One&nbsp;two</p><div>three</div>")
    )
    assert letter.text == "One two\n\nthree"


def test_words_of_html() -> None:
    assert from_html("<p>a<br>b</p>").split("\n") == ["", "a", "b", ""]
    assert from_html("<script>alert(1)") == ""
    assert from_html("</script></script>text") == "text"


def test_a_head_that_was_pasted_is_read_as_one() -> None:
    letter = pasted("From: desk@grid.example\nSent: Tue, 24 Nov 2026 08:12:00 +0500\nSubject: Locked\n\nAll locked.")
    assert (letter.subject, letter.sender, letter.text) == ("Locked", "desk@grid.example", "All locked.")
    assert letter.sent == datetime(2026, 11, 24, 3, 12, tzinfo=UTC)


def test_a_text_without_a_head() -> None:
    letter = pasted("Note: all locked.\nSince noon.")
    assert (letter.text, letter.subject, letter.sent) == ("Note: all locked.\nSince noon.", "", None)


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    letter = pasted("word " * TEXT_MAX)
    assert len(letter.text) == TEXT_MAX
    assert letter.cut == len(("word " * TEXT_MAX).strip()) - TEXT_MAX


def test_marks_that_turn_the_direction_are_taken_out() -> None:
    assert pasted("a\u202egnp.exe\x00b").text == "agnp.exeb"


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="there is no text"):
        pasted(text)


def test_one_that_is_too_large_is_refused_unread() -> None:
    with pytest.raises(InputError, match="has 10 MB") as caught:
        read_letter(b"x" * (SIZE_MAX + 1), file="big.eml")
    assert caught.value.fault.code == "letter.large"
