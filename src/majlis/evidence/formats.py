"""Tell what kind of file it is, and read it."""

import json
from collections.abc import Mapping

from majlis.evidence.kev import NOTE, read_kev
from majlis.evidence.reading import Origin, Reading
from majlis.kernel.errors import InputError

FORMATS = ("kev", "stix", "csv", "xlsx")
SUFFIX: Mapping[str, str] = {"kev": ".json", "stix": ".json", "csv": ".csv", "xlsx": ".xlsx"}
SIZE_MAX = 500_000_000
"""Files of more bytes are refused."""


def sniff(data: bytes, *, file: str) -> str:
    """Return the format of a file from its content: ``kev``, ``stix``, ``csv`` or ``xlsx``.

    Raises
    ------
    InputError
        If it is empty, or none of them.
    """
    if not data.strip():
        raise InputError("the file is empty", where=file, mend="fetch or save it again", code="evidence.empty-file")
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        kind = "an old Excel or a protected file" if data.startswith(b"\xd0") else "a PDF"
        raise InputError(
            f"this is {kind}",
            where=file,
            why="majlis reads CISA KEV JSON, STIX 2.1 JSON, CSV and .xlsx",
            mend="save the table as .xlsx without a password, or as CSV UTF-8",
            code="evidence.format",
        )
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start not in (b"{", b"["):
        return "csv"
    document = parse_json(data, file=file)
    if "vulnerabilities" in document:
        return "kev"
    if document.get("type") == "bundle":
        return "stix"
    raise InputError(
        "this JSON is neither a KEV catalogue nor a STIX bundle",
        where=file,
        why="a catalogue has 'vulnerabilities', a bundle has 'type': 'bundle'",
        mend="export it as a STIX 2.1 bundle, or as CSV",
        code="evidence.format",
    )


def read(data: bytes, origin: Origin, *, format_: str) -> Reading:
    """Read a file of evidence.

    Parameters
    ----------
    data : bytes
    origin : Origin
    format_ : str
        One of ``FORMATS``, or ``auto``.

    Raises
    ------
    InputError
        If it cannot be read, naming every place that is wrong.
    """
    if len(data) > SIZE_MAX:
        raise too_large(len(data), file=origin.file)
    if format_ == "auto":
        format_ = sniff(data, file=origin.file)
    if format_ == "kev":
        entries = read_kev(parse_json(data, file=origin.file), file=origin.file)
        return Reading("kev", (), notes=(f"{len(entries)} vulnerabilities", NOTE))
    if format_ == "stix":
        from majlis.evidence.stix import read_stix

        return read_stix(parse_json(data, file=origin.file), origin)
    from majlis.evidence import sheets

    return {"csv": sheets.read_csv, "xlsx": sheets.read_xlsx}[format_](data, origin)


def too_large(size: int, *, file: str) -> InputError:
    """Make the error for a file of more than ``SIZE_MAX`` bytes."""
    return InputError(
        f"the file has {size / 1e6:.0f} MB",
        where=file,
        why=f"files of evidence are read whole; at most {SIZE_MAX // 10**6} MB are taken",
        mend="split it by year, as parts of one source: SOURCE.PART",
        code="evidence.size",
    )


def parse_json(data: bytes, *, file: str) -> Mapping[str, object]:
    """Return the object that a JSON text holds.

    Raises
    ------
    InputError
        If it is no JSON, naming line and column; or no object.
    """
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InputError(
            f"the JSON breaks off or is wrong here: {error.msg}",
            where=f"{file}, line {error.lineno}, column {error.colno} (character {error.pos + 1})",
            why="a file is taken whole or not at all",
            mend="fetch or export the file again",
            code="evidence.json",
        ) from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start + 1} is not UTF-8",
            where=file,
            mend="export the file in UTF-8",
            code="evidence.encoding",
        ) from None
    except (RecursionError, ValueError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"the JSON cannot be read: {what}", where=file, code="evidence.json") from None
    if not isinstance(document, dict):
        raise InputError(
            f"the JSON is a {type(document).__name__}, not an object",
            where=file,
            mend="put STIX objects into a bundle",
            code="evidence.format",
        )
    return document


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")
