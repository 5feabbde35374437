"""Files that wait between their preview and the click that takes them in: for one person, for some hours."""

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from majlis.interfaces.web.asking import Asking, safe_name
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.files import write_whole

FOLDER = "held"
HOURS = 12
"""So long a file waits."""
MOST_BYTES = 200_000_000
_TOKEN = re.compile(r"[0-9a-f]{32}")
_FACTS = "facts.json"
_TOLD = "told.json"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits.

    Attributes
    ----------
    token : str
        Stands in the address of its preview.
    person : str
        Login of who sent it; nobody else is shown it.
    name : str
        What its sender called it.
    nation : str
        Under which name it is to be taken in; empty for the one that it holds.
    evidence : bool
        Whether its evidence and parameters are to be taken in as well.
    """

    token: str
    person: str
    name: str
    nation: str = ""
    evidence: bool = False

    def folder(self, asked: Asking) -> Path:
        """Return the folder that holds the file."""
        return asked.home / FOLDER / self.token

    def file(self, asked: Asking) -> Path:
        """Return where the file lies."""
        return self.folder(asked) / self.name

    def tell(self, asked: Asking, told: object) -> None:
        """Keep what its preview told."""
        write_whole(self.folder(asked) / _TOLD, json.dumps(told).encode())

    def told(self, asked: Asking) -> dict[str, object]:
        """Return what its preview told."""
        found: dict[str, object] = json.loads((self.folder(asked) / _TOLD).read_bytes())
        return found

    def drop(self, asked: Asking) -> None:
        """Throw the file away."""
        shutil.rmtree(self.folder(asked), ignore_errors=True)


def hold(asked: Asking, name: str, chunks: Iterable[bytes], *, nation: str, evidence: bool) -> Held:
    """Keep a file that was sent, and throw away those that have waited too long.

    Raises
    ------
    InputError
        If it is too large.
    """
    root = asked.home / FOLDER
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(root, time.time() - HOURS * 3600)
    held = Held(secrets.token_hex(16), asked.actor.name, safe_name(name), nation, evidence)
    folder = held.folder(asked)
    folder.mkdir(mode=0o700)
    size = 0
    try:
        with held.file(asked).open("xb") as out:
            for chunk in chunks:
                size += len(chunk)
                _judge(size)
                out.write(chunk)
        write_whole(folder / _FACTS, json.dumps(asdict(held)).encode())
    except BaseException:
        held.drop(asked)
        raise
    return held


def _judge(size: int) -> None:
    if size > MOST_BYTES:
        raise InputError(
            f"the file is larger than {MOST_BYTES // 10**6:,} MB",
            mend="take it in at the machine: majlis nation import",
            code="nation.upload-size",
        )


def find(asked: Asking, token: str) -> Held:
    """Return the file of a token.

    Raises
    ------
    NotFoundError
        If none waits, or another person sent it.
    """
    facts = asked.home / FOLDER / token / _FACTS
    if _TOKEN.fullmatch(token) and facts.is_file():
        held = Held(**json.loads(facts.read_bytes()))
        if held.person == asked.actor.name:
            return held
    raise NotFoundError(
        "this file does not wait any more",
        why=f"a file waits for {HOURS} hours, for who sent it, until it is taken in or thrown away",
        mend="send it again",
        code="nation.not-held",
    )


def sweep(root: Path, before: float) -> None:
    """Throw away what has waited since before an instant, seconds since 1970."""
    for folder in root.iterdir():
        if folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)
