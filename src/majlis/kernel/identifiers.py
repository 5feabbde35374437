"""Identifiers: ``urn:majlis:<nation>:<sector>:<name>`` and its short form ``sector:name``."""

import re
from dataclasses import dataclass
from typing import Self

from majlis.kernel.errors import InputError

_PART = r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?"
_SHORT = re.compile(rf"(?P<sector>{_PART}):(?P<name>{_PART})")
_URN = re.compile(rf"urn:majlis:(?P<nation>{_PART}):(?P<sector>{_PART}):(?P<name>{_PART})")
_NATION = re.compile(_PART)
MAX_LENGTH = 200


@dataclass(frozen=True, slots=True, order=True)
class Urn:
    """The full name of a thing of a nation.

    Attributes
    ----------
    nation, sector, name : str
        Lower-case letters, digits, ``.`` and ``-``; each begins and ends with a letter or digit.
        ``@`` and ``:`` never occur, so ``ASSET@HOUR:REPAIR_HOURS`` can be read back.
    """

    nation: str
    sector: str
    name: str

    @classmethod
    def parse(cls, text: str, *, nation: str = "", where: str = "") -> Self:
        """Read a full URN, or a short form where the nation is known.

        Parameters
        ----------
        text : str
            ``urn:majlis:reference:grid:north-07`` or ``grid:north-07``.
        nation : str, optional
            The nation that a short form belongs to.
        where : str, optional
            The place named in the error.

        Raises
        ------
        InputError
            If the text is no identifier.
        """
        if len(text) <= MAX_LENGTH:
            if match := _URN.fullmatch(text):
                return cls(match["nation"], match["sector"], match["name"])
            if nation and (match := _SHORT.fullmatch(text)):
                return cls(nation, match["sector"], match["name"])
        raise bad_identifier(text, where=where)

    @property
    def short(self) -> str:
        """The form used in files and on the command line: ``sector:name``."""
        return f"{self.sector}:{self.name}"

    def __str__(self) -> str:
        """Return the full form."""
        return f"urn:majlis:{self.nation}:{self.sector}:{self.name}"


def is_short(text: str) -> bool:
    """Tell whether the text is a short identifier such as ``grid:north-07``."""
    return len(text) <= MAX_LENGTH and _SHORT.fullmatch(text) is not None


def is_nation(text: str) -> bool:
    """Tell whether the text can name a nation."""
    return len(text) <= MAX_LENGTH and _NATION.fullmatch(text) is not None


def bad_identifier(text: str, *, where: str = "") -> InputError:
    """Make the error for a text that is no identifier."""
    return InputError(
        f"{text[:80]!r} is not an identifier",
        where=where,
        why="identifiers are sector:name in lower-case letters, digits, '.' and '-'",
        mend="write it like grid:north-07",
        code="kernel.identifier",
    )
