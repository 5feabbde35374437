"""Named decision rules: where most bodies begin. Each is data, and may be changed in part."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from majlis.council.rules import Procedure, Rule, parse_rule
from majlis.kernel.errors import InputError
from majlis.kernel.spelling import nearest

SIMPLE = Rule("simple-majority")
PRESETS: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (
        SIMPLE,
        Rule("two-thirds", threshold=Fraction(2, 3), strict=False),
        Rule("double-majority", double=Fraction(1, 2), double_strict=True),
        Rule("consensus", procedure=Procedure.CONSENSUS),
        Rule("written", procedure=Procedure.WRITTEN, notice_days=7),
        Rule("silence", procedure=Procedure.SILENCE, quorum=None, notice_days=7),
    )
}
"""By code. Quorum of all but silence: more than half of those who may vote."""


def preset(name: str) -> Rule:
    """Return a named rule.

    Raises
    ------
    InputError
        If there is none of that name.
    """
    found = PRESETS.get(name)
    if found is None:
        raise InputError(
            f"{name[:60]!r} is no named rule",
            where="option --preset",
            why=f"there is: {', '.join(PRESETS)}",
            mend=nearest(name, PRESETS, "use one of these, or write the rule as JSON"),
            code="council.preset",
        )
    return found


def ruled(name: str, code: str = "", changes: Mapping[str, Any] | None = None) -> Rule:
    """Return a named rule with another code, and some parts otherwise.

    Parameters
    ----------
    name : str
        Of the named rule.
    code : str, optional
        Empty: the same.
    changes : mapping, optional
        Parts as :meth:`majlis.council.Rule.facts` names them; of a quorum only those parts that differ.

    Raises
    ------
    InputError
        If there is no such named rule, or a part is unknown or out of range.
    """
    return changed(preset(name), code, changes)


def changed(base: Rule, code: str = "", changes: Mapping[str, Any] | None = None) -> Rule:
    """Return a rule with another code, and some parts otherwise.

    Parameters
    ----------
    base : Rule
    code : str, optional
        Empty: the same.
    changes : mapping, optional
        As in :func:`ruled`.

    Raises
    ------
    InputError
        If a part is unknown or out of range.
    """
    whole = replace(base, code=code or base.code).facts()
    given = dict(changes or {})
    if "double" in given and "double_strict" not in given:
        given["double_strict"] = False  # a share that is named is one that must be reached
    quorum = given.get("quorum", whole["quorum"])
    if isinstance(quorum, Mapping):
        kept = whole["quorum"] or SIMPLE.facts()["quorum"]
        given["quorum"] = {**kept, **quorum}
    return parse_rule({**whole, **given})
