"""What acts share that begin with what somebody wrote: a text, an e-mail, or words that were pasted."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.kernel.errors import InputError

if TYPE_CHECKING:
    from majlis.evidence.letter import Letter

_CONTACT = re.compile(
    r"\+\d[\d ()/-]{6,}|\b(call|phone|ring|reach|contact) (me|us)\b|^(tel|phone|mobile)\b", re.IGNORECASE
)
"""A sentence that tells how to reach somebody: nothing of the incident."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\D)")
_SIGNED = 4
"""Most words of a line at the end that only says who wrote."""
_WRAPPED = 50
"""Letters of a line that a mail program may have broken."""
LINES = 12
"""Lines of a letter that are taken into a note; a person shortens them."""
_GREETING = re.compile(
    r"^(dear|hello|hi|good (morning|afternoon|evening)|salam|assalam|to whom)\b.{0,60}$", re.IGNORECASE
)
_END = re.compile(
    r"^(--\s*|_{5,}|best( regards)?|kind regards|regards|sincerely|yours .*|thanks.*|thank you.*|"
    r"-+ ?(original|forwarded) message ?-+|sent from my .*)[,.]?$",
    re.IGNORECASE,
)


def read_given(text: Path | None, email: Path | None, pasted: str) -> "Letter | None":
    """Return what was given as a letter; None where nothing was.

    Raises
    ------
    InputError
        If it cannot be read as what it is said to be.
    NotFoundError
        If there is no such file.
    """
    from majlis.evidence.letter import SIZE_MAX, read_letter
    from majlis.evidence.letter import pasted as read_pasted

    if email is not None:
        return read_letter(_bytes(email, SIZE_MAX + 1, "option --email"), file=email.name)
    if text is not None:
        data = _bytes(text, SIZE_MAX + 1, "option --text")
        try:
            return read_pasted(data.decode("utf-8-sig"), where=text.name)
        except UnicodeDecodeError:
            raise InputError(
                "the file is no text in UTF-8", where=text.name, mend="save it as text, UTF-8", code="letter.text"
            ) from None
    return read_pasted(pasted) if pasted.strip() else None


def _bytes(path: Path, most: int, where: str) -> bytes:
    from majlis.kernel.errors import NotFoundError

    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        raise NotFoundError(
            f"{path.name} cannot be read", where=where, mend="give a file that is there", code="letter.file"
        ) from None


def body_of(letter: "Letter") -> str:
    """Return what a letter says: without greeting, signature, ways to reach somebody and what was said before."""
    found: list[str] = []
    for line in letter.text.split("\n"):
        if _END.match(line.strip()) and found:
            break
        if not line.strip() or line.startswith(">") or (not found and _GREETING.match(line.strip())):
            continue
        if found and _goes_on(found[-1], line.strip()):
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            found.append(line.strip())
    said = [" ".join(one for one in _SENTENCES.split(line) if not _CONTACT.search(one)) for line in found]
    lines: list[str] = []
    for line in filter(None, said):
        lines.append(line if lines and lines[-1][-1] == ":" else line[0].upper() + line[1:])
    while len(lines) > 1 and lines[-2][-1] != ":" and _signs(lines[-1]):
        lines.pop()
    return "\n".join(lines[:LINES])


def _signs(line: str) -> bool:
    """Tell whether a line at the end only says who wrote, as "Shift lead": few words, no figure, no stop."""
    return len(line.split()) <= _SIGNED and line[-1] not in ".!?:;" and not any(map(str.isdigit, line))


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line was only broken where the mail program had no more room."""
    return line[-1] not in ".!?:;" and following[0].islower() and len(line) > _WRAPPED
