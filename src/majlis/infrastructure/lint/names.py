"""Rules on names: unknown ones, twins, stray kinds, and rows that contradict the header."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from majlis.infrastructure.dossier.schema import TABLES, Table
from majlis.infrastructure.findings import Finding, error, note, place, warning
from majlis.infrastructure.nation import Nation
from majlis.kernel.marking import join_all
from majlis.reference import load_table

SYNTHETIC = "synthetic"
_RARE, _COMMON = 2, 10


def unknown_names(nation: Nation) -> Iterator[Finding]:
    """Yield an error for each name that leads nowhere: area, operator, sector, service, node, supplier."""
    for table in TABLES:
        for column in table.columns:
            if column.refers:
                yield from _unknown(nation, table, column.name, _known(nation, column.refers))
    nodes = {asset.id for asset in nation.assets} | {demand.id for demand in nation.demands}
    yield from _unknown(nation, _table("requirements"), "node", nodes)


def _table(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


def _known(nation: Nation, refers: str) -> set[str]:
    kind, colon, name = refers.partition(":")
    if colon:
        return set(load_table(name).column("id"))
    return {row.id for row in getattr(nation, kind)}


def _unknown(nation: Nation, table: Table, column: str, known: set[str]) -> Iterator[Finding]:
    rows = getattr(nation, table.name)
    strangers = {getattr(row, column) for row in rows} - known
    if not strangers:
        return
    candidates = sorted(known)
    mends = {name: _mend(name, column, candidates, few=len(strangers) <= _COMMON) for name in strangers}
    for row in rows:
        name = getattr(row, column)
        if name in strangers:
            key = "/".join(getattr(row, part) for part in table.key)
            what = f"the {column} {name} is unknown"
            yield error(f"unknown-{column}", what, place(nation, table.name, key, column), mend=mends[name])


def _mend(name: str, column: str, known: Sequence[str], *, few: bool) -> str:
    near = difflib.get_close_matches(name, known, n=1) if few and len(known) <= 20_000 else []  # noqa: PLR2004 - the search is slow
    if near:
        return f"did you mean {near[0]}?"
    if column in ("sector", "service"):
        return f"use one of {', '.join(known)}"
    return "correct the name, or add the row it names"


def twins(nation: Nation) -> Iterator[Finding]:
    """Yield an error for each identifier that an asset and a demand share, and for each zone in two areas."""
    for name in sorted({asset.id for asset in nation.assets} & {demand.id for demand in nation.demands}):
        what = f"{name} is an asset and a demand"
        yield error("duplicate", what, place(nation, "demands", name, "id"), mend="rename one of them")
    area_of: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for demand in nation.demands:
        if area_of.setdefault(demand.zone, demand.area) != demand.area:
            what = f"the zone {demand.zone} lies in {area_of[demand.zone]} and in {demand.area}"
            where = place(nation, "demands", demand.id, "area")
            yield error("zone-twice", what, where, mend="give each zone one area, or the second part another name")
        if (demand.zone, demand.service) in seen:
            what = f"the zone {demand.zone} has {demand.service} twice"
            where = place(nation, "demands", demand.id, "service")
            yield error("zone-twice", what, where, why="its people would count twice", mend="join the two rows")
        seen.add((demand.zone, demand.service))


def synthetic_sources(nation: Nation) -> Iterator[Finding]:
    """Yield an error for each asset whose source contradicts the header: synthetic must never look real."""
    for asset in nation.assets:
        says_so = asset.source.lower().startswith(SYNTHETIC)
        if nation.header.synthetic == says_so:
            continue
        if nation.header.synthetic:
            what, mend = "the source does not say that the asset is synthetic", 'begin the source with "synthetic"'
        else:
            what = "a synthetic asset stands in a nation that is not synthetic"
            mend = "take the asset out, or write synthetic = true into nation.toml"
        why = "synthetic data must never look real"
        yield error("synthetic", what, place(nation, "assets", asset.id, "source"), why=why, mend=mend)


def stray_kinds(nation: Nation) -> Iterator[Finding]:
    """Yield a warning for a rare kind that is spelt like a common one of its sector."""
    counts = Counter((asset.sector, asset.kind) for asset in nation.assets)
    for asset in nation.assets:
        if counts[asset.sector, asset.kind] > _RARE:
            continue
        common = [kind for (sector, kind), n in counts.items() if sector == asset.sector and n >= _COMMON]
        if near := difflib.get_close_matches(asset.kind, common, n=1, cutoff=0.8):
            what = f"the kind {asset.kind} is rare and spelt like {near[0]}"
            where = place(nation, "assets", asset.id, "kind")
            yield warning("kind", what, where, why="rules go by sector and kind", mend=f"did you mean {near[0]}?")


def stricter_rows(nation: Nation) -> Iterator[Finding]:
    """Yield a note for each table that holds rows marked more strictly than the dossier as a whole."""
    whole = nation.header.marking
    for table in TABLES:
        rows = getattr(nation, table.name)
        strict = {marking for marking in {row.marking for row in rows} if not whole.permits(marking)}
        if strict:
            count = sum(row.marking in strict for row in rows)
            what = f"{count} rows are marked more strictly than the dossier ({whole})"
            mend = f"mark the dossier {join_all([whole, *strict])} in nation.toml"
            yield note("marking", what, table.file, why="figures made from them take the stricter marking", mend=mend)
