"""Read an e-mail (.eml) or a pasted text: who wrote it, when, and what it says. Nothing in it is opened or fetched."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser

from majlis.kernel.errors import InputError

SIZE_MAX = 10 * 2**20
"""Bytes of an e-mail with its attachments."""
TEXT_MAX = 20_000
"""Characters of the text that are kept; what follows is counted, not kept."""
PARTS_MAX = 200
"""Parts of a message that are looked at."""
_LINE = 300
_QUIET = {"script", "style", "head", "title", "template"}
_BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"}
_SPACES = re.compile(r"[ \t\u00a0]+")
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """What an e-mail or a pasted text says.

    Attributes
    ----------
    text : str
        The text, without what no eye sees.
    subject, sender : str
        Empty where it does not say.
    sent : datetime or None
        In UTC; None where it does not say, or says it without a zone.
    attachments : tuple of str
        Names and sizes of what hangs on it. None of it was opened.
    cut : int
        Characters that were left out at the end, as it was too long.
    """

    text: str
    subject: str = ""
    sender: str = ""
    sent: datetime | None = None
    attachments: tuple[str, ...] = ()
    cut: int = 0


def read_letter(data: bytes, *, file: str = "") -> Letter:
    """Read an e-mail as it is saved from any mail program (.eml, RFC 5322).

    The plain text counts; where there is none, the text of its HTML.

    Raises
    ------
    InputError
        If it is too large, is no e-mail, or says nothing.
    """
    if len(data) > SIZE_MAX:
        raise InputError(
            f"the e-mail has {len(data) / 2**20:.0f} MB",
            where=file,
            why=f"at most {SIZE_MAX // 2**20} MB are read",
            mend="save it without its attachments, or paste its text",
            code="letter.large",
        )
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        parts = _parts(message)
        plain, rich, names = _sorted(parts)
        letter = Letter(
            "", _header(message, "subject"), _header(message, "from"), _sent(message), tuple(name for name in names)
        )
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError):
        raise _none(file) from None
    if not message.keys() or not (plain or rich or letter.subject):
        raise _none(file)
    return _with_text(letter, plain or from_html(rich), file)


def pasted(text: str, *, where: str = "") -> Letter:
    """Return a pasted text as a letter. Where it begins like the head of an e-mail, that head is read as such.

    Raises
    ------
    InputError
        If it is empty.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n").split("\n")
    found: dict[str, str] = {}
    at = 0
    for at, line in enumerate(lines):  # noqa: B007 - the place where the head ends is wanted
        name, colon, value = line.partition(":")
        if not colon or name.strip().casefold() not in {"from", "to", "cc", "date", "sent", "subject"}:
            break
        found[name.strip().casefold()] = value.strip()
    letter = Letter("", found.get("subject", "")[:_LINE], found.get("from", "")[:_LINE], _instant(found))
    return _with_text(letter, "\n".join(lines[at:] if found else lines), where)


def from_html(text: str) -> str:
    """Return the words of an HTML text, one line for each block; scripts, styles and addresses are left out."""
    reader = _Words()
    reader.feed(text)
    reader.close()
    return "".join(reader.words)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's shape
        self._quiet += tag in _QUIET
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = max(0, self._quiet - (tag in _QUIET))
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.words.append(data.replace("\n", " "))


def _parts(message: EmailMessage) -> list[EmailMessage]:
    found: list[EmailMessage] = []
    for part in message.walk():
        if len(found) >= PARTS_MAX:
            break
        if isinstance(part, EmailMessage) and not part.is_multipart():
            found.append(part)
    return found


def _sorted(parts: list[EmailMessage]) -> tuple[str, str, list[str]]:
    """Return the plain text, the HTML, and the names of what is attached."""
    plain, rich, names = [], [], []
    for part in parts:
        kind, name = part.get_content_type(), part.get_filename()
        if name or part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            names.append(_attached(part, name or kind))
        elif kind == "text/html":
            rich.append(_content(part))
        else:
            plain.append(_content(part))
    return "\n".join(plain).strip(), "\n".join(rich), names


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"), errors="replace")
    except LookupError:  # a character set that nobody knows
        return data.decode("utf-8", errors="replace")


def _attached(part: EmailMessage, name: str) -> str:
    payload = part.get_payload(decode=True)
    size = len(payload) if isinstance(payload, bytes) else 0
    shown = _clean(re.split(r"[\\/]", name)[-1])[:120] or "unnamed"
    return f"{shown} ({max(1, round(size / 1024)):,} kB)"


def _header(message: EmailMessage, name: str) -> str:
    return _clean(str(message.get(name, "")))[:_LINE]


def _sent(message: EmailMessage) -> datetime | None:
    moment = getattr(message.get("date"), "datetime", None)
    return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else None


def _instant(found: dict[str, str]) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(found.get("date") or found.get("sent", ""))
    except (ValueError, TypeError, IndexError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _with_text(letter: Letter, text: str, where: str) -> Letter:
    ended = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = (_SPACES.sub(" ", _clean(line, keep="\t")).strip() for line in ended)
    whole = _GAPS.sub("\n\n", "\n".join(lines)).strip()
    if not whole and not letter.subject:
        raise InputError(
            "there is no text", where=where, mend="paste what was written, or give another file", code="letter.empty"
        )
    cut = max(0, len(whole) - TEXT_MAX)
    return Letter(
        whole[:TEXT_MAX], " ".join(letter.subject.split()), letter.sender, letter.sent, letter.attachments, cut
    )


def _clean(text: str, keep: str = "") -> str:
    """Return a text without control characters, half letters, and marks that turn the direction of what follows."""
    return "".join(
        letter
        for letter in text
        if letter in keep
        or not (
            ord(letter) < 0x20  # noqa: PLR2004 - control characters
            or 0x7F <= ord(letter) <= 0x9F  # noqa: PLR2004 - the same
            or 0xD800 <= ord(letter) <= 0xDFFF  # noqa: PLR2004 - half letters
            or letter in "\u200b\u2028\u2029\u202a\u202b\u202d\u202e\u202c\ufeff"
        )
    )


def _none(file: str) -> InputError:
    return InputError(
        "this is no e-mail",
        where=file,
        why="majlis reads the .eml file that a mail program saves",
        mend="save the message as .eml, or paste its text",
        code="letter.form",
    )
