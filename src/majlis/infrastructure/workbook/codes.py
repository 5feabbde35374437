"""Codes from names: the same name gives the same code, whatever else the workbook holds, in any script."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from majlis.infrastructure.workbook.typed import same_name
from majlis.kernel.canonical import sha256_hex

_ZONE = re.compile(r".*-zone-\d+")
_LONGEST = 60
_TAIL = 6


def code_of(name: str) -> str:
    """Return a name as small Latin letters, digits and hyphens: ``Grid, Upper Valley`` gives ``grid-upper-valley``.

    Of a name in another script nothing may be left; then its hash stands for it.
    """
    plain = unicodedata.normalize("NFKD", same_name(name))
    latin = "".join(sign for sign in plain if not unicodedata.combining(sign))
    code = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:_LONGEST].strip("-")
    strange = sum(sign.isalpha() and not sign.isascii() for sign in latin)
    return code if code and not strange else "-".join(part for part in (code, _tail(name)) if part)


def codes_of(names: Sequence[str]) -> list[str]:
    """Return a code of its own for each name; names that would share one get the tail of their hash.

    So do names that look like the code of a zone.
    """
    codes = [code_of(name) for name in names]
    shared = {code for code, count in Counter(codes).items() if count > 1}
    return [
        f"{code}-{_tail(name)}" if code in shared or _ZONE.fullmatch(code) else code
        for code, name in zip(codes, names, strict=True)
    ]


def zone_of(area: str, number: int) -> str:
    """Return the code of a zone of an area, by its number from 1."""
    return f"{area}-zone-{number:02d}"


def _tail(name: str) -> str:
    return sha256_hex(same_name(name).encode("utf-8", "replace"))[:_TAIL]
