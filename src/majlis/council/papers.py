"""Papers of the Council: which files are taken. What a file holds is looked at, not what its name says."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from majlis.kernel.errors import InputError

MOST = 50 * 2**20
"""Bytes of a paper."""
_HEAD = 1024
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch)\b")
_MACROS = ("vbaproject.bin", "basic/", "scripts/")


def demand_paper(name: str, data: bytes) -> None:
    """See that a file is a paper: not empty, not too large, of a kind that is taken, and what its name says it is.

    Parameters
    ----------
    name : str
    data : bytes

    Raises
    ------
    InputError
        If it is not.
    """
    if not data:
        raise _refused("the file is empty", "name another")
    if len(data) > MOST:
        raise _refused(f"the file has more than {MOST // 2**20} MB", "send a smaller one")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    looks = KINDS.get(ending)
    if looks is None:
        raise _refused(
            f"files that end with .{ending} are not taken" if ending else "the file's name has no ending",
            f"send one of: {', '.join(sorted(KINDS))}",
        )
    if not looks(data):
        raise _refused(f"the file is no .{ending}, or holds a program", "save it anew without macros and scripts")


def _starts(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(beginnings)


def _pdf(data: bytes) -> bool:
    """Tell whether it is a PDF that runs nothing when it is opened."""
    if b"%PDF-" not in data[:_HEAD]:
        return False
    return not _ACTIVE.search(_STREAM.sub(b"", data))  # what is packed inside streams is not looked into


def _packed(mark: str) -> Callable[[bytes], bool]:
    """Return a test for an office file: a zip archive that holds a certain member, and no macros."""

    def looks(data: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = [one.lower() for one in archive.namelist()]
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return False
        return mark in names and not any(macro in one for one in names for macro in _MACROS)

    return looks


def _plain(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text


KINDS: Mapping[str, Callable[[bytes], bool]] = {
    "pdf": _pdf,
    "docx": _packed("word/document.xml"),
    "xlsx": _packed("xl/workbook.xml"),
    "pptx": _packed("ppt/presentation.xml"),
    "odt": _packed("content.xml"),
    "ods": _packed("content.xml"),
    "odp": _packed("content.xml"),
    "png": _starts(b"\x89PNG\r\n\x1a\n"),
    "jpg": _starts(b"\xff\xd8\xff"),
    "jpeg": _starts(b"\xff\xd8\xff"),
    "txt": _plain,
    "md": _plain,
    "csv": _plain,
}
"""Ending of a file's name to a test of what it holds."""


def _refused(what: str, mend: str) -> InputError:
    return InputError(
        what, where="argument FILE", why="papers lie before the whole Council", mend=mend, code="council.paper"
    )
