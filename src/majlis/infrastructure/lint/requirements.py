"""Rules on requirements: k of n, confidence, buffers, repair times, and nodes that need nothing."""

from collections import Counter
from collections.abc import Iterator

from majlis.infrastructure.findings import Finding, error, note, place, warning
from majlis.infrastructure.nation import Basis, Nation


def suppliers_of_groups(nation: Nation) -> Iterator[Finding]:
    """Yield an error for k > n, for suppliers of a group that no requirement names, and for self-supply."""
    listed = Counter((link.node, link.group) for link in nation.suppliers)
    groups = {(requirement.node, requirement.group) for requirement in nation.requirements}
    nodes = {asset.id for asset in nation.assets} | {demand.id for demand in nation.demands}
    for requirement in nation.requirements:
        n = listed[requirement.node, requirement.group]
        if requirement.k > n and requirement.node in nodes:
            where = place(nation, "requirements", f"{requirement.node}/{requirement.group}", "k")
            if n:
                what = f"{requirement.node} needs {requirement.k} of {n} suppliers for {requirement.group}"
            else:
                what = f"{requirement.node} has no supplier for {requirement.group}"
            why = "it could never work"
            yield error("k-above-n", what, where, why=why, mend="lower k, or list more suppliers in suppliers.csv")
    for link in nation.suppliers:
        key = f"{link.node}/{link.group}/{link.supplier}"
        if (link.node, link.group) not in groups:
            what = f"{link.node} has no requirement {link.group}"
            where = place(nation, "suppliers", key, "group")
            mend = "correct the group, or add it to requirements.csv with its k"
            yield error("unknown-group", what, where, mend=mend)
        if link.node == link.supplier:
            what = f"{link.node} supplies itself"
            yield error("self-supply", what, place(nation, "suppliers", key, "supplier"), mend="take the row out")


def confidences(nation: Nation) -> Iterator[Finding]:
    """Yield an error where confidence and basis contradict each other."""
    for requirement in nation.requirements:
        declared = requirement.basis is Basis.DECLARED
        if (requirement.confidence == 1.0) if declared else (0.0 < requirement.confidence < 1.0):
            continue
        where = place(nation, "requirements", f"{requirement.node}/{requirement.group}", "confidence")
        what = f"the confidence {requirement.confidence:g} does not fit a requirement that is {requirement.basis.value}"
        mend = "write 1 for a declared one, a number between 0 and 1 (neither of them) for an inferred one"
        yield error("confidence", what, where, why="inferred requirements are sampled by it", mend=mend)


def buffers(nation: Nation) -> Iterator[Finding]:
    """Yield a warning for each buffer that outlasts the horizon: such a requirement can never matter."""
    horizon = nation.header.horizon_hours
    for requirement in nation.requirements:
        if requirement.buffer_h >= horizon:
            where = place(nation, "requirements", f"{requirement.node}/{requirement.group}", "buffer_h")
            what = f"the buffer of {requirement.buffer_h:g} h outlasts the horizon of {horizon} h"
            mend = "check the unit (hours), shorten the buffer, or lengthen horizon_hours in nation.toml"
            yield warning("buffer", what, where, why="the requirement can never matter", mend=mend)


def repair_times(nation: Nation) -> Iterator[Finding]:
    """Yield an error where the three repair times are out of order, a warning where they are all zero."""
    for asset in nation.assets:
        low, mode, high = asset.repair_low_h, asset.repair_mode_h, asset.repair_high_h
        where = place(nation, "assets", asset.id, "repair_low_h")
        if not low <= mode <= high:
            what = f"the repair times {low:g}, {mode:g}, {high:g} h are out of order"
            yield error("repair", what, where, mend="put them in order: low, most likely, high")
        elif high == 0.0:
            what = "the repair takes no time"
            mend = "give three estimates in hours"
            yield warning("repair", what, where, why="an attack on it would do nothing", mend=mend)
        if asset.manual_start_h is not None and asset.manual_start_h < asset.restart_h:
            where = place(nation, "assets", asset.id, "manual_start_h")
            what = f"the manual start ({asset.manual_start_h:g} h) is quicker than the restart ({asset.restart_h:g} h)"
            why = "the longer of the two counts"
            yield note("manual-start", what, where, why=why, mend="check both")


def without_requirement(nation: Nation) -> Iterator[Finding]:
    """Yield a warning for each demand, and a note for each kind of asset, that needs nothing."""
    needy = {requirement.node for requirement in nation.requirements}
    for demand in nation.demands:
        if demand.id not in needy:
            what = f"{demand.id} has no requirement: nobody knows who supplies its {demand.people:,} people"
            where = place(nation, "demands", demand.id)
            why = "it can never be interrupted, and counts as unknown in the coverage"
            mend = "add a requirement with its suppliers, inferred if it must be"
            yield warning("demand-without-requirement", what, where, why=why, mend=mend)
    kinds = Counter((asset.sector, asset.kind) for asset in nation.assets)
    bare = Counter((asset.sector, asset.kind) for asset in nation.assets if asset.id not in needy)
    for (sector, kind), count in sorted(bare.items()):
        what = f"{count} of {kinds[sector, kind]} assets of kind {kind} ({sector}) have no requirement"
        why = "they only fail when they are hit"
        yield note(
            "asset-without-requirement", what, "requirements.csv", why=why, mend="right for sources; else add it"
        )
