"""The header of a dossier: ``nation.toml``, read and written."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

from majlis.infrastructure.dossier.schema import FORMAT, HEADER_FILE
from majlis.infrastructure.nation import Header
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.identifiers import is_nation
from majlis.kernel.marking import SYNTHETIC_BAND, Marking

LONGEST_HORIZON_H = 8760
SLOT_MINUTES = (15, 60)

_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def _is_line(value: object) -> bool:
    return isinstance(value, str) and not _CONTROL.search(value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_marking(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(Marking.parse(value))
    except InputError:
        return False


_Rule = tuple[Callable[[Any], bool], str]
"""What a value must be, and how to write it."""
_RULES: dict[str, _Rule] = {
    "id": (lambda v: isinstance(v, str) and is_nation(v), 'a short word in lower case, like id = "reference"'),
    "name": (lambda v: _is_line(v) and bool(v.strip()), 'a name in quotation marks, like name = "Reference nation"'),
    "synthetic": (lambda v: isinstance(v, bool), "synthetic = true for an invented nation, else synthetic = false"),
    "notice": (_is_line, "one line of text in quotation marks; it may be empty"),
    "time_zone": (
        lambda v: isinstance(v, str) and bool(_ZONE.fullmatch(v)),
        'an IANA time zone, like time_zone = "Asia/Karachi"',
    ),
    "currency": (
        lambda v: isinstance(v, str) and bool(_CURRENCY.fullmatch(v)),
        'an ISO 4217 code, like currency = "PKR"',
    ),
    "horizon_hours": (
        lambda v: _is_whole(v) and 1 <= v <= LONGEST_HORIZON_H,
        f"whole hours from 1 to {LONGEST_HORIZON_H}, like horizon_hours = 336",
    ),
    "slot_minutes": (lambda v: _is_whole(v) and v in SLOT_MINUTES, "slot_minutes = 15 or slot_minutes = 60"),
    "marking": (_is_marking, 'a marking, like marking = "TLP:AMBER"'),
}


def read_header(data: bytes) -> Header:
    """Read ``nation.toml``.

    Raises
    ------
    InputError
        With every fault of the file; a dossier of a newer format is refused before anything else is judged.
    """
    table = _load(data)
    if "format" in table:
        _judge_format(table["format"], _line(data, "format"))
    return header_of_table(table, data)


def header_of_table(table: dict[str, Any], data: bytes = b"") -> Header:
    """Return the header that a table of ``nation.toml`` stands for; ``data``, the file, serves to name lines.

    Raises
    ------
    InputError
        With every fault of the keys and values.
    """
    faults = header_faults(table, data)
    if faults:
        raise InputError(f"{HEADER_FILE} has faults: {len(faults)}", code="nation.header", faults=faults)
    values = {name: table[name] for name in _RULES}
    return Header(**{**values, "marking": Marking.parse(table["marking"])})


def _load(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        where = f"{HEADER_FILE}, line {data.count(bytes([10]), 0, error.start) + 1}"
        raise InputError(
            "the text is not UTF-8", where=where, mend="save the file as UTF-8", code="nation.encoding"
        ) from None
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at line ")
        line = place.partition(",")[0]
        raise InputError(
            f"the file is not TOML: {what[:1].lower()}{what[1:]}",
            where=f"{HEADER_FILE}, line {line}" if line.isdigit() else HEADER_FILE,
            mend='write key = value, texts in quotation marks, like name = "My nation"',
            code="nation.toml",
        ) from None


def _judge_format(found: object, line: int) -> None:
    if _is_whole(found) and isinstance(found, int) and found > FORMAT:
        raise InputError(
            f"the dossier has format {found}; this version of Majlis reads up to format {FORMAT}",
            where=f"{HEADER_FILE}, line {line}",
            why="a newer dossier may hold what this version would misread or lose",
            mend="install a newer version of Majlis",
            code="nation.format",
        )


def _line(data: bytes, key: str) -> int:
    for number, line in enumerate(data.decode("utf-8-sig").splitlines(), start=1):
        if re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return 1


def header_faults(table: dict[str, Any], data: bytes) -> list[Fault]:
    """Return every fault of the keys and values of a header."""
    faults = []
    for key in table:
        if key not in _RULES and key != "format":
            where, mend = f"{HEADER_FILE}, line {_line(data, key)}", f"the keys are format, {', '.join(_RULES)}"
            faults.append(Fault("nation.key-unknown", f"the key {key[:60]!r} is unknown", where, "", mend))
    rules: dict[str, _Rule] = {"format": (lambda v: _is_whole(v) and v == FORMAT, f"format = {FORMAT}"), **_RULES}
    for key, (right, wanted) in rules.items():
        if key not in table:
            faults.append(Fault("nation.key-missing", f"the key {key} is missing", HEADER_FILE, "", f"write {wanted}"))
        elif not right(table[key]):
            where = f"{HEADER_FILE}, line {_line(data, key)}"
            what = f"the value {table[key]!r:.60} of {key} does not fit"
            faults.append(Fault("nation.header", what, where, "", f"write {wanted}"))
    return faults


def header_table(header: Header) -> dict[str, Any]:
    """Return the header as the table that ``nation.toml`` holds."""
    values = {name: getattr(header, name) for name in _RULES}
    return {"format": FORMAT, **values, "marking": str(header.marking)}


def header_bytes(header: Header) -> bytes:
    """Return the canonical ``nation.toml``. A synthetic nation says so in its first line.

    Raises
    ------
    InputError
        If a value does not fit.
    """
    import tomli_w

    table = header_table(header)
    if faults := header_faults(table, b""):
        raise InputError("the header of the nation does not fit", code="nation.header", faults=faults)
    band = f"# {SYNTHETIC_BAND}\n" if header.synthetic else ""
    return (band + tomli_w.dumps(table)).encode("utf-8")
