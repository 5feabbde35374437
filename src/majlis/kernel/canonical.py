"""Canonical JSON (RFC 8785) and content hashes."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from majlis.kernel.errors import InputError

_MEND = "use objects with text keys, lists, texts, whole and finite numbers, true, false, null"
SAFE_INTEGER = 2**53 - 1
"""Largest integer that every JSON reader keeps exactly (RFC 8785, section 3.2.2.3)."""


def canonical_json(value: object) -> bytes:
    """Return the one UTF-8 text that stands for the value (RFC 8785, JCS).

    Keys are sorted by UTF-16 code units, numbers are written as ECMAScript does, no white space.
    Whole numbers beyond 2**53 - 1 are refused: send them as texts.

    Raises
    ------
    InputError
        If the value holds anything that JSON cannot carry exactly.
    """
    return _write(value).encode("utf-8")


def _write(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _write_text(value)
    if isinstance(value, (int, float)):
        return _write_number(value)
    if isinstance(value, Mapping):
        return _write_object(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return "[" + ",".join(_write(item) for item in value) + "]"
    raise _cannot(f"a {type(value).__name__}")


def _write_object(value: Mapping[object, object]) -> str:
    keys = list(value)
    texts = [key for key in keys if isinstance(key, str)]
    if len(texts) != len(keys):
        raise _cannot("an object key that is not text")
    texts.sort(key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{_write_text(key)}:{_write(value[key])}" for key in texts) + "}"


def _write_text(value: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise _cannot("a lone surrogate") from None
    return json.dumps(value, ensure_ascii=False)


def _write_number(value: float) -> str:
    if isinstance(value, int):
        if abs(value) > SAFE_INTEGER:
            raise _cannot(f"the whole number {value}")
        return str(value)
    if not math.isfinite(value):
        raise _cannot("a number that is not finite")
    if value == 0:
        return "0"
    return _ecmascript(value)


def _ecmascript(value: float) -> str:
    """Write a finite, non-zero float as ECMAScript's Number::toString does."""
    sign = "-" if value < 0 else ""
    digits, point = _shortest(abs(value))
    count = len(digits)
    if count <= point <= 21:  # noqa: PLR2004 - ECMA-262, 6.1.6.1.20
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:  # noqa: PLR2004
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:  # noqa: PLR2004
        return f"{sign}0.{'0' * -point}{digits}"
    tail = f".{digits[1:]}" if count > 1 else ""
    return f"{sign}{digits[0]}{tail}e{point - 1:+d}"


def _shortest(value: float) -> tuple[str, int]:
    """Return the digits of the shortest decimal that reads back, and where its point stands."""
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    leading_zeros = len(whole + fraction) - len(digits)
    return digits.rstrip("0"), int(exponent or 0) + len(whole) - leading_zeros


def _cannot(thing: str) -> InputError:
    return InputError(f"{thing} has no canonical JSON", why="a content hash must mean the same everywhere", mend=_MEND)


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_hash(value: object) -> str:
    """Return the SHA-256 of the value's canonical JSON, 64 hexadecimal digits."""
    return sha256_hex(canonical_json(value))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
