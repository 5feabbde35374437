"""A mail server for the tests, on this machine: takes mails, refuses some, breaks off when it is told to."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from majlis.acts.world import World
from majlis.interfaces.settings import settings


@dataclass
class Mailbox:
    """What a mail server took.

    Attributes
    ----------
    port : int
    mails : list of (tuple of str, str)
        Receivers and text of each.
    refused : set of str
        Addresses that it does not know.
    breaks_after : int
        After so many mails it hangs up.
    signed_in : list of str
        What was said to sign in.
    """

    port: int = 0
    mails: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    breaks_after: int = 1_000
    signed_in: list[str] = field(default_factory=list)
    sender_refused: bool = False


@contextmanager
def mailbox(certificate: Path | None = None) -> Iterator[Mailbox]:
    """Run a mail server while a test lasts; with a certificate it speaks TLS from the first byte."""
    box = Mailbox()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            _talk(self, box)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Stay quiet: a client that does not trust the certificate hangs up."""

    with Server(("127.0.0.1", 0), Talk) as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()


def mailing(world: World, box: Mailbox, now: datetime, **more: str) -> World:
    """Return a world at a moment whose settings name the mail server."""
    environment = {
        "MAJLIS_HOME": str(world.home),
        "MAJLIS_MAIL_SERVER": "localhost",
        "MAJLIS_MAIL_PORT": str(box.port),
        "MAJLIS_MAIL_SECURITY": "none",
        "MAJLIS_MAIL_FROM": "majlis@council.example",
        "MAJLIS_ADDRESS": "https://majlis.example/",
        **more,
    }
    return replace(world, settings=settings({}, environment), now=lambda: now)


def _talk(talk: socketserver.StreamRequestHandler, box: Mailbox) -> None:
    to: list[str] = []

    def say(text: str) -> None:
        talk.wfile.write(f"{text}\r\n".encode())

    say("220 ready")
    for line in iter(lambda: talk.rfile.readline().decode().strip(), ""):
        word = line.split(":")[0].upper()
        if word.startswith("EHLO"):
            say("250-here\r\n250 AUTH PLAIN")
        elif word.startswith("AUTH"):
            box.signed_in.append(line)
            say("235 welcome" if "right" in _plain(line) else "535 no")
        elif word == "MAIL FROM":
            say("550 no" if box.sender_refused else "250 yes")
        elif word == "RCPT TO":
            address = line.split("<")[1].split(">")[0]
            known = address not in box.refused
            to += [address] if known else []
            say("250 yes" if known else "550 unknown")
        elif word == "DATA":
            if len(box.mails) >= box.breaks_after:
                return
            say("354 go on")
            text = "".join(iter(lambda: talk.rfile.readline().decode(), ".\r\n"))
            box.mails.append((tuple(to), text))
            to = []
            say("250 taken")
        else:
            to = []
            say("250 yes" if word != "QUIT" else "221 bye")


def _plain(line: str) -> str:
    import base64

    return base64.b64decode(line.rsplit(maxsplit=1)[-1]).decode()


def certificate_for(folder: Path, name: str = "localhost") -> Path:
    """Write a certificate that signs itself, with its key, and return where."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / f"{name}.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
