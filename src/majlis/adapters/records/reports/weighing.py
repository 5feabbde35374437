"""How much hangs on the operator of a report, as the nation's draft says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from majlis.adapters.records.models import DraftAsset, DraftDemand, DraftRequirement, DraftSupplier, Report
from majlis.evidence.reporting.routing import Rule, Weight, depending

_AT_ONCE = 500
"""Codes in one query."""


def weigh(report: Report, rules: Iterable[Rule]) -> Weight:
    """Return what hangs on the operator, as far as a rule asks for it; nothing where the report is attached to none."""
    if not report.attached:
        return Weight()
    wanted = list(rules)
    people, depend = any(one.people is not None for one in wanted), any(one.dependents is not None for one in wanted)
    nation = report.nation_id
    # Step by step: nested in one query, PostgreSQL reads tables through and through until it has counted their rows.
    assets = DraftAsset.everything.filter(nation_id=nation, operator=report.owner.code)
    own = list(assets.values_list("code", flat=True)) if people or depend else []
    pairs = _supplied(nation, own)
    nodes = sorted({node for node, _ in pairs})
    return Weight(
        report.owner.code,
        _served(nation, nodes) if people else 0,
        _dependents(nation, pairs, frozenset(own)) if depend else 0,
    )


def _supplied(nation: int, assets: Sequence[str]) -> set[tuple[str, str]]:
    """Return node and group of what the assets supply."""
    found = set[tuple[str, str]]()
    for some in _pieces(assets):
        rows = DraftSupplier.everything.filter(nation_id=nation, supplier__in=some)
        found.update(rows.values_list("node", "group"))
    return found


def _served(nation: int, nodes: Sequence[str]) -> int:
    """Return how many people are served directly, the most of any service."""
    sums = Counter[str]()
    for some in _pieces(nodes):
        demands = DraftDemand.everything.filter(nation_id=nation, code__in=some).values_list("service", "people")
        for service, people in demands:
            sums[service] += people
    return max(sums.values(), default=0)


def _dependents(nation: int, pairs: set[tuple[str, str]], own: frozenset[str]) -> int:
    """Return how many assets of others cannot do without the assets."""
    nodes = sorted({node for node, _ in pairs})
    others = set[str]()
    suppliers: dict[tuple[str, str], set[str]] = {pair: set() for pair in pairs}
    needed: dict[tuple[str, str], int] = {}
    for some in _pieces(nodes):
        others.update(DraftAsset.everything.filter(nation_id=nation, code__in=some).values_list("code", flat=True))
        for node, group, k in DraftRequirement.everything.filter(nation_id=nation, node__in=some).values_list(
            "node", "group", "k"
        ):
            needed[node, group] = k
        for node, group, supplier in DraftSupplier.everything.filter(nation_id=nation, node__in=some).values_list(
            "node", "group", "supplier"
        ):
            if (node, group) in suppliers:
                suppliers[node, group].add(supplier)
    groups = {pair: (needed.get(pair, 1), frozenset(found)) for pair, found in suppliers.items() if pair[0] in others}
    return len(depending(groups, own))


def _pieces(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(codes), _AT_ONCE):
        yield codes[at : at + _AT_ONCE]
