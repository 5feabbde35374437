"""Hand mails to a mail server, over one connection, and say what it did with each."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Literal

from majlis.kernel.errors import ConflictError, InputError

Security = Literal["starttls", "tls", "none"]
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server.

    Attributes
    ----------
    host : str
    port : int
    sender : str
        Address from which mails come.
    security : {"starttls", "tls", "none"}
    user, password : str
        Empty: without signing in.
    """

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail.

    Attributes
    ----------
    key : str
        The same for the same mail: mail programs show one that comes twice once.
    to : tuple of str
        Addresses.
    subject, text : str
    calendar : bytes
        An iCalendar file that goes with it; empty for none.
    """

    key: str
    to: tuple[str, ...]
    subject: str
    text: str
    calendar: bytes = b""


Hand = Callable[[Mail], int]
"""Hands one mail over, and returns for how many addresses the server took it: 0 where for none."""


@contextmanager
def opened(server: Server) -> Iterator[Hand]:
    """Open a connection for some mails.

    Raises
    ------
    InputError
        If the settings name no address to send from, or would send the password in the clear.
    ConflictError
        If the server does not answer, refuses, or the connection breaks.
    """
    _judge(server)
    with ExitStack() as stack:
        with _explained(server):
            line = stack.enter_context(_connected(server))

        def hand(mail: Mail) -> int:
            with _explained(server):
                return _hand(line, server, mail)

        yield hand


@contextmanager
def _explained(server: Server) -> Iterator[None]:
    """Turn what goes wrong on the line into what a person can mend."""
    try:
        yield
    except smtplib.SMTPAuthenticationError:
        raise _fault(server, "it does not know user and password", "correct mail_user and keys/mail.secret") from None
    except smtplib.SMTPNotSupportedError:
        raise _fault(server, "it cannot do what is asked of it", "correct mail_security and mail_user") from None
    except ssl.SSLError as error:
        why = f"the connection cannot be secured: {error.reason or 'no common language'}".lower()
        raise _fault(server, why, "correct mail_security and mail_port, or the server's certificate") from None
    except smtplib.SMTPResponseException as error:
        raise _fault(server, f"it refuses, with code {error.smtp_code}", "ask who keeps it") from None
    except (OSError, smtplib.SMTPException) as error:
        why = (getattr(error, "strerror", None) or type(error).__name__).lower()
        raise _fault(server, f"it does not answer: {why}", "see that it runs, and try again") from None


def _judge(server: Server) -> None:
    if address_of(server.sender) is None:
        raise InputError(
            "there is no address to send from",
            where="setting mail_from",
            mend='write mail_from = "majlis@your.domain" into majlis.toml',
            code="mail.from",
        )
    if server.user and server.security == "none":
        raise InputError(
            "the password would be sent in the clear",
            where="setting mail_security",
            mend="use starttls or tls, or a server of your own that asks for no password",
            code="mail.clear",
        )


def address_of(text: str) -> str | None:
    """Return an address as it can be written to; None where it is none."""
    try:
        found = Address(addr_spec=text.strip())
    except (MessageError, ValueError, IndexError):
        return None
    return found.addr_spec if found.username and found.domain and found.addr_spec.isascii() else None


@contextmanager
def _connected(server: Server) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    if server.security == "tls":
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    with line:
        if server.security == "starttls":
            line.starttls(context=context)
        if server.user:
            line.login(server.user, server.password)
        yield line


def _hand(line: smtplib.SMTP, server: Server, mail: Mail) -> int:
    to = [address for address in map(address_of, mail.to) if address]
    if not to:
        return 0
    letter = letter_of(mail)
    domain = server.sender.rpartition("@")[2]
    letter["From"], letter["To"] = server.sender, ", ".join(to)
    letter["Message-ID"] = f"<{mail.key}@{domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    try:
        refused = line.send_message(letter, server.sender, to)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError):
        return 0
    return len(to) - len(refused)


def letter_of(mail: Mail) -> EmailMessage:
    """Return a mail as it is written into a file: subject, text and calendar, without sender and receivers."""
    letter = EmailMessage()
    letter["Subject"] = mail.subject
    letter.set_content(mail.text)
    if mail.calendar:
        letter.add_attachment(mail.calendar, maintype="text", subtype="calendar", filename="meeting.ics")
    return letter


def _fault(server: Server, why: str, mend: str) -> ConflictError:
    return ConflictError(
        "the mail server took no mail",
        where=f"{server.host}:{server.port}",
        why=why,
        mend=f"{mend}; what was not sent is sent next time",
        code="mail.server",
    )
