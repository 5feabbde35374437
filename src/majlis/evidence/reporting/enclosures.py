"""Files that are sent with a report: how many, how large, and what they are called."""

import math
import re
from dataclasses import dataclass

from majlis.evidence.reporting.sections import sections
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.spelling import demand_known

USUAL = "technical"
"""The section to which a file belongs unless somebody says otherwise: the one with the fewest readers."""
NAME_MAX = 120
OPEN = "open"
"""The way of who has no account."""
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken.

    Attributes
    ----------
    size : int
        Bytes of one file.
    files : int
        Files of one report.
    total : int
        Bytes of all files of one report.
    """

    size: int
    files: int
    total: int


KNOWN = Limits(size=20 * _MB, files=50, total=200 * _MB)
"""For who has an account."""
UNKNOWN = Limits(size=5 * _MB, files=10, total=20 * _MB)
"""For who has none: the form is open to everybody."""
HOURLY = 200 * _MB
"""Bytes that are taken in an hour of all who have no account."""


def limits_of(way: str) -> Limits:
    """Return how much is taken of who comes by a way: ``account``, ``behalf`` or ``open``."""
    return UNKNOWN if way == OPEN else KNOWN


def file_name(name: str) -> str:
    """Return a file's name without folders and without anything that a file system or a reader could be led astray by.

    Letters of every script stay. What turns the direction of writing goes: with it a program can look like a picture.
    """
    last = re.split(r"[\\/]", name)[-1]
    clean = re.sub(r"\s+", " ", re.sub(r"[^\w.\- ]", "-", last)).strip(". ")
    head, dot, ending = clean.rpartition(".")
    if dot and len(clean) > NAME_MAX:
        return f"{head[: NAME_MAX - len(ending) - 1]}.{ending}" if len(ending) < NAME_MAX // 4 else clean[:NAME_MAX]
    return clean[:NAME_MAX] or "file"


def judge(size: int, part: str, held: tuple[int, ...], way: str) -> None:
    """See that a file is taken.

    Parameters
    ----------
    size : int
        Bytes.
    part : str
        Section to which it belongs.
    held : tuple of int
        Bytes of each file that the report has.
    way : str

    Raises
    ------
    InputError
        If it is empty or too large, or there is no such section.
    ConflictError
        If the report has too many already.
    """
    demand_known("section", part, sections(), where="option --section")
    most = limits_of(way)
    if not size:
        raise InputError("the file is empty", where="argument FILE", mend="name another", code="report.file-empty")
    if size > most.size:
        raise InputError(
            f"the file has {megabytes(size)}, and at most {megabytes(most.size)} are taken",
            where="argument FILE",
            mend="send the part that matters, or compress it; for more, call",
            code="report.file-large",
        )
    if len(held) >= most.files or sum(held) + size > most.total:
        raise ConflictError(
            f"the report has {len(held)} files with {megabytes(sum(held))} already",
            why=f"at most {most.files} files with {megabytes(most.total)} are taken",
            mend="call, and agree on another way",
            code="report.file-many",
        )


def megabytes(size: int) -> str:
    """Return a size as people read it, rounded up: what is a little too large does not look as if it fitted."""
    return f"{math.ceil(size * 10 / _MB) / 10:g} MB" if size >= _MB // 10 else f"{math.ceil(size / 1024)} kB"
