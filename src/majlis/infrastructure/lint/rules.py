"""All rules of the lint, in the order in which a person would mend what they find."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from majlis.infrastructure.build import build_network
from majlis.infrastructure.dossier.schema import TABLES
from majlis.infrastructure.dossier.tables import cell_faults
from majlis.infrastructure.files import read
from majlis.infrastructure.findings import Finding, Severity
from majlis.infrastructure.lint import deadlocks, names, people, requirements, single_points
from majlis.infrastructure.nation import Nation
from majlis.kernel.errors import Fault, InputError
from majlis.reference import parameters
from majlis.reference.parameters import OWN_FILE, Parameter, read_parameters

_ROW_RULES: tuple[Callable[[Nation], Iterable[Finding]], ...] = (
    names.unknown_names,
    names.twins,
    names.synthetic_sources,
    names.stray_kinds,
    names.stricter_rows,
    requirements.suppliers_of_groups,
    requirements.confidences,
    requirements.buffers,
    requirements.repair_times,
    requirements.without_requirement,
    people.populations,
    people.zones,
)


def check(nation: Nation | Path | str, *, own: Mapping[str, Parameter] | None = None) -> tuple[Finding, ...]:
    """Check a nation.

    Parameters
    ----------
    nation : Nation or path
        A nation in memory, or the directory of a dossier; then its ``parameters.csv`` is checked as well.
    own : mapping of str to Parameter, optional
        Own parameters of a nation in memory, in place of those that ship.

    Returns
    -------
    tuple of Finding
        Errors first, then warnings, then notes. A dossier that cannot be read gives one error for each fault; its
        meaning is judged once it can be read.

    Raises
    ------
    NotFoundError
        If the directory holds no dossier.
    """
    found: list[Finding] = []
    if not isinstance(nation, Nation):
        own, found = _own_parameters(Path(nation))
        try:
            nation = read(nation)
        except InputError as unreadable:
            return _sorted([*found, *_errors(unreadable.faults)])
    elif faults := [fault for table in TABLES for fault in cell_faults(table, getattr(nation, table.name))]:
        return _sorted(_errors(faults))
    for rule in _ROW_RULES:
        found.extend(rule(nation))
    found.extend(_network_findings(nation, {**parameters(), **(own or {})}, sound=not _any_error(found)))
    return _sorted(found)


def _network_findings(nation: Nation, values: dict[str, Parameter], *, sound: bool) -> Iterable[Finding]:
    try:
        network = build_network(nation)
    except InputError as broken:
        return [] if not sound else _errors(broken.faults)
    found = [*deadlocks.deadlocks(nation, network), *deadlocks.orphans(nation, network)]
    if sound:
        found += single_points.single_points(nation, network, limit=single_points.limit(nation, values))
    return found


def _own_parameters(folder: Path) -> tuple[Mapping[str, Parameter], list[Finding]]:
    file = folder / OWN_FILE
    try:
        return (read_parameters(file) if file.is_file() else {}), []
    except InputError as unreadable:
        return {}, _errors(unreadable.faults)


def _errors(faults: Iterable[Fault]) -> list[Finding]:
    return [Finding(Severity.ERROR, fault) for fault in faults]


def _any_error(found: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in found)


def _sorted(found: Iterable[Finding]) -> tuple[Finding, ...]:
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))
