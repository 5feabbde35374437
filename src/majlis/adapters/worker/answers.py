"""What errands answered, beside the records: one file for each, for a day. What is lost is asked for again."""

import json
import re
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from majlis.kernel.files import write_whole

Answer = Mapping[str, Any]
"""``result``: what the act answered. Or why it was refused: ``kind`` of error, ``fault``, and all ``faults``, each as
code, what, where, why, mend."""
FOLDER = "answers"
KEPT_SECONDS = 24 * 3600
_CODE = re.compile(r"[a-z0-9-]{1,60}")


def keep(home: Path, code: str, answer: Answer) -> str:
    """Keep an answer, throw away those that are old, and return its hash.

    Parameters
    ----------
    home : Path
        The data folder.
    code : str
        Of the work.
    answer : mapping
    """
    folder = home / "cache" / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder, time.time() - KEPT_SECONDS)
    data = json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=str).encode()
    write_whole(folder / _name(code), data)
    return sha256(data).hexdigest()


def answer_of(home: Path, code: str, digest: str) -> Answer | None:
    """Return an answer; None where it is gone, or is not what its hash says.

    Parameters
    ----------
    home : Path
    code : str
        Of the work.
    digest : str
        As the row of the work holds it.
    """
    try:
        data = (home / "cache" / FOLDER / _name(code)).read_bytes()
    except OSError:
        return None
    if sha256(data).hexdigest() != digest:
        return None
    found: Answer = json.loads(data)
    return found


def _name(code: str) -> str:
    return f"{code if _CODE.fullmatch(code) else sha256(code.encode()).hexdigest()}.json"


def _sweep(folder: Path, before: float) -> None:
    for old in folder.glob("*.json"):
        if old.stat().st_mtime < before:
            old.unlink(missing_ok=True)
