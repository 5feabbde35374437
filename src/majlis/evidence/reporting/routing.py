"""Which authorities are shown a report, which of its sections, and why: rules that are data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from majlis.evidence.reporting.sections import NOTES, REPORT, THREAD, sections, sections_for
from majlis.evidence.reporting.stages import Facts
from majlis.reference.loader import load_table

REGULATORS = "regulators"
"""A recipient: the regulators of the report's sector."""
KIND = "kind:"
"""With this and a kind begins a recipient: every organisation of that kind."""
OPERATOR = "operator"
"""The kind of organisation to which no rule shows what befell another operator."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. It holds where all that it names holds.

    Attributes
    ----------
    id : str
    sector, kind, cross_border : str
        Empty: any.
    people : int or None
        At least so many people are affected, or served by the operator.
    operator : str
        Code of an organisation that it befell. Empty: any.
    dependents : int or None
        At least so many assets of others cannot do without those of the operator.
    recipients : tuple of str
        Codes of organisations, ``kind:cert``, or ``regulators``.
    sections : tuple of str
        Empty: those that are for the kind of the recipient.
    reason : str
    """

    id: str
    sector: str = ""
    kind: str = ""
    people: int | None = None
    cross_border: str = ""
    recipients: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    reason: str = ""
    operator: str = ""
    dependents: int | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """How much hangs on the operator that it befell, as far as the nation's records say.

    Attributes
    ----------
    operator : str
        Code; empty where the report is attached to none.
    served : int
        People whom it serves directly.
    dependents : int
        Assets of others that cannot do without its own.
    """

    operator: str = ""
    served: int = 0
    dependents: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as the rules see it."""

    code: str
    kind: str
    sectors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Route:
    """That an organisation is shown parts of a report.

    Attributes
    ----------
    organisation : str
    rules : tuple of str
    parts : tuple of str
        Head, thread, notes and sections.
    reason : str
    """

    organisation: str
    rules: tuple[str, ...]
    parts: tuple[str, ...]
    reason: str


def shipped() -> Mapping[str, Rule]:
    """Return the rules that ship, by id."""
    return {row["id"]: _rule(row) for row in load_table("report_routes").rows}


def _rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        id=row["id"],
        sector=row["sector"],
        kind=row["kind"],
        people=int(row["people"]) if row["people"] else None,
        cross_border=row["cross_border"],
        recipients=tuple(row["recipients"].split()),
        sections=tuple(row["sections"].split()),
        reason=row["reason"],
        operator=row["operator"],
        dependents=int(row["dependents"]) if row["dependents"] else None,
    )


def holds(rule: Rule, facts: Facts, weight: Weight) -> bool:
    """Tell whether a rule holds for a report.

    Parameters
    ----------
    rule : Rule
    facts : Facts
    weight : Weight
    """
    named = (
        (rule.sector, facts.sector),
        (rule.kind, facts.kind),
        (rule.cross_border, facts.cross_border),
        (rule.operator, weight.operator),
    )
    if any(wanted and wanted != given for wanted, given in named):
        return False
    counted = ((rule.people, max(facts.people or 0, weight.served)), (rule.dependents, weight.dependents))
    return all(least is None or given >= least for least, given in counted)


def depending(groups: Mapping[tuple[str, str], tuple[int, frozenset[str]]], own: frozenset[str]) -> frozenset[str]:
    """Return what cannot do without some assets: where too few suppliers of a group are left without them.

    Parameters
    ----------
    groups : mapping
        Node and group to how many of its suppliers it needs, and the suppliers.
    own : frozenset of str
        The assets. They do not count as what depends.
    """
    return frozenset(
        node for (node, _), (k, suppliers) in groups.items() if node not in own and len(suppliers - own) < k
    )


def parts_for(kind: str, named: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the parts of a report that an organisation of a kind is shown.

    Parameters
    ----------
    kind : str
    named : iterable of str
        Sections that a rule or a person names; empty: those that are for the kind.
    """
    chosen = set(named) or set(sections_for(kind))
    return (REPORT, THREAD, NOTES, *(name for name in sections() if name in chosen))


def routes(rules: Iterable[Rule], facts: Facts, weight: Weight, parties: Sequence[Party]) -> tuple[Route, ...]:
    """Return who is shown a report, by code of the organisation: one route each, with every rule that led to it.

    Parameters
    ----------
    rules : iterable of Rule
    facts : Facts
    weight : Weight
    parties : sequence of Party
        The organisations that are open. Operators are passed over.
    """
    found: dict[str, Route] = {}
    for rule in rules:
        if not holds(rule, facts, weight):
            continue
        for party in parties:
            if party.kind != OPERATOR and _is_named(party, rule, facts.sector):
                new = Route(party.code, (rule.id,), parts_for(party.kind, rule.sections), rule.reason)
                old = found.get(party.code)
                found[party.code] = _joined(old, new) if old else new
    return tuple(found[code] for code in sorted(found))


def _is_named(party: Party, rule: Rule, sector: str) -> bool:
    if party.code in rule.recipients or f"{KIND}{party.kind}" in rule.recipients:
        return True
    return REGULATORS in rule.recipients and party.kind == "regulator" and bool(sector) and sector in party.sectors


def _joined(old: Route, new: Route) -> Route:
    parts = tuple(name for name in (REPORT, THREAD, NOTES, *sections()) if name in {*old.parts, *new.parts})
    return replace(old, rules=(*old.rules, *new.rules), parts=parts, reason=f"{old.reason}; {new.reason}")
