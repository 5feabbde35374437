"""Names that are probably meant to be the same: one party written in two ways would count as two."""

import difflib
from collections.abc import Mapping, Sequence

from majlis.infrastructure.workbook.answers import Judge
from majlis.infrastructure.workbook.typed import same_name
from majlis.reference.vendors import vendor_weights

_ALIKE = 0.87
"""Share of letters in common from which two names are told; short names need a letter or two in common more."""
Written = tuple[str, str]
"""A name and the cell in which it stands."""


def known_vendor(name: str) -> str:
    """Return a vendor as the catalogue of exploited vulnerabilities writes it, whatever its capitals."""
    return _catalogue().get(same_name(name), name)


def tell_vendors(written: Sequence[Written], judge: Judge) -> None:
    """Tell each vendor that is spelt almost like one of the catalogue, or like another of the sheet."""
    _tell(written, _catalogue(), "vendor", judge)


def tell_operators(written: Sequence[Written], judge: Judge) -> None:
    """Tell each operator that is spelt almost like one named before."""
    _tell(written, {}, "operator", judge)


def _catalogue() -> Mapping[str, str]:
    return {same_name(vendor): vendor for vendor in vendor_weights()}


def _tell(written: Sequence[Written], known: Mapping[str, str], noun: str, judge: Judge) -> None:
    seen: dict[str, str] = {}
    for name, place in written:
        key = same_name(name)
        if key in seen or key in known:
            continue
        near = difflib.get_close_matches(key, [*known, *seen], n=1, cutoff=_ALIKE)
        if near:
            other = known.get(near[0]) or seen[near[0]]
            why = f"written in two ways it counts as two {noun}s"
            judge.odd("alike", f"the {noun} {name} is spelt almost like {other}", place, f"did you mean {other}?", why)
        seen[key] = name
