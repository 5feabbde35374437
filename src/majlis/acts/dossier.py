"""The header of the nation that an act works on, without reading its tables."""

from pathlib import Path

from majlis.infrastructure.header import read_header
from majlis.infrastructure.nation import Header
from majlis.infrastructure.schema import HEADER_FILE
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import SYNTHETIC_BAND


def header_of(nation: Path) -> Header:
    """Return the header of a dossier.

    Raises
    ------
    NotFoundError
        If the directory holds no nation.
    InputError
        If its header is wrong.
    """
    path = nation / HEADER_FILE
    if not path.is_file():
        raise NotFoundError(
            f"there is no nation in {nation}",
            why=f"a nation's directory holds {HEADER_FILE} and its tables",
            mend="give another directory, or make one with `majlis nation synthesize`",
            code="nation.not-found",
        )
    return read_header(path.read_bytes())


def banded(text: str, *, synthetic: bool) -> str:
    """Return a text with the band as its first line where it comes from anything synthetic."""
    return f"{SYNTHETIC_BAND}\n{text}" if synthetic else text
