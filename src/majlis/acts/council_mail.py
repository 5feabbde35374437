"""Mails of the Council: by the mail server of the settings, each to a person once, or as files to send by hand.

What is marked above what mail may carry leaves as code and link alone.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.acts.mailing import server_of
from majlis.acts.settings import value_of
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import Marking, banded

if TYPE_CHECKING:
    from majlis.adapters.mail.sending import Hand, Mail, Server
    from majlis.adapters.records.council.mails import Occasion

SENT, BEFORE, NOT_TAKEN, NO_ADDRESS = "sent", "sent before", "not taken by the mail server", "has no address"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to some people.

    Attributes
    ----------
    occasion : Occasion
        What it is about; with the login it is sent once.
    people : tuple of str
        Logins; all of them may read what it is about.
    subject : str
        Codes only: a subject is read by every machine on the way.
    content : str
        What only leaves where its marking lets it.
    page : str
        Address of the page within the site.
    calendar : bytes
        iCalendar; leaves where the content does.
    """

    occasion: "Occasion"
    people: tuple[str, ...]
    subject: str
    content: str
    page: str
    calendar: bytes = b""


@dataclass(frozen=True, slots=True)
class Sending:
    """What became of letters: by place and login; ``fault`` says why the mail server took no more."""

    told: Mapping[tuple[str, str], str]
    fault: str = ""

    @property
    def sent(self) -> int:
        """How many mails were sent now."""
        return sum(one == SENT for one in self.told.values())


def carries(world: World, marking: Marking) -> bool:
    """Tell whether a mail may carry what is marked so."""
    most = Marking.parse(value_of(world.settings, "mail_marking", "TLP:CLEAR"), where="setting mail_marking")
    return most.permits(marking)


def mail_of(world: World, letter: Letter, to: tuple[str, ...], *, synthetic: bool) -> "Mail":
    """Return a letter as a mail: with its content where that may leave, else with the link alone."""
    from majlis.adapters.mail.sending import Mail

    whole = carries(world, letter.occasion.marking)
    address = value_of(world.settings, "address").rstrip("/")
    link = f"Open it in Majlis: {address}{letter.page}\n"
    link = link if address else f"Sign in to Majlis and open the page {letter.page}\n"
    lines = [letter.content.rstrip("\n"), ""] if whole else []
    text = banded("\n".join([*lines, link]), synthetic=synthetic)
    key = "-".join((letter.occasion.place, *letter.occasion.what.split(), *(name.replace("@", ".") for name in to[:1])))
    return Mail(key.lower(), to, letter.subject, text, letter.calendar if whole else b"")


def send(world: World, letters: Sequence[Letter], *, synthetic: bool) -> Sending:
    """Send each letter to each of its people who did not get it before.

    Raises
    ------
    InputError
        If no mail server is named, or its settings do not fit.
    """
    server = server_of(world)
    records = world.records
    from majlis.adapters.records.council import mails

    before = mails.sent(records, [letter.occasion for letter in letters])
    known = mails.addresses({login for letter in letters for login in letter.people})
    told: dict[tuple[str, str], str] = {}
    with ExitStack() as stack:
        line = _Line(server, stack)
        for letter in letters:
            for login in letter.people:
                where = (letter.occasion.place, login)
                if (letter.occasion.place, letter.occasion.what, login) in before:
                    told[where] = BEFORE
                    continue
                if login not in known:
                    told[where] = NO_ADDRESS
                    continue
                try:
                    told[where] = _one(world, line, letter, (login, known[login]), synthetic=synthetic)
                except ConflictError as error:
                    told[where] = NOT_TAKEN
                    return Sending(told, error.fault.why)
    return Sending(told)


class _Line:
    """The line to the mail server, opened when the first mail goes out."""

    def __init__(self, server: "Server", stack: ExitStack) -> None:
        self._server, self._stack = server, stack
        self._hand: Hand | None = None

    def hand(self, mail: "Mail") -> int:
        """Hand a mail over and return for how many addresses it was taken."""
        if self._hand is None:
            from majlis.adapters.mail.sending import opened

            self._hand = self._stack.enter_context(opened(self._server))
        return self._hand(mail)


def _one(world: World, line: _Line, letter: Letter, person: tuple[str, str], *, synthetic: bool) -> str:
    records = world.records
    from majlis.adapters.records.council import mails

    login, address = person
    claimed = mails.claim(records, letter.occasion, login)
    if claimed is None:
        return BEFORE
    taken = 0
    try:
        taken = line.hand(mail_of(world, letter, (address,), synthetic=synthetic))
    finally:
        mails.settle(records, claimed, taken=bool(taken))
    return SENT if taken else NOT_TAKEN


def write(world: World, folder: Path, letters: Sequence[Letter], *, synthetic: bool) -> int:
    """Write each letter into a folder as a file that a mail program opens, and return how many were written.

    The receivers stand in a list beside them: a file that is passed on does not tell who else got it.

    Raises
    ------
    ConflictError
        If the folder is there already.
    """
    from majlis.adapters.mail.sending import letter_of

    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise ConflictError(
            f"{folder.name} is there already",
            where="option --output",
            mend="name another folder",
            code="council.output",
        ) from None
    rows = ["file,login"]
    for letter in letters:
        name = f"{letter.occasion.place}.eml"
        (folder / name).write_bytes(bytes(letter_of(mail_of(world, letter, (), synthetic=synthetic))))
        rows += [f"{name},{login}" for login in letter.people]
    (folder / "receivers.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(letters)
