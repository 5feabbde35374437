"""Read assessments for pages: a row says who may see one, its result is read from the vault once for each process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest

from majlis.adapters.records.runs.work import Work
from majlis.adapters.vault import Run, Vault
from majlis.adapters.vault.nations import kept_areas
from majlis.adapters.vault.snapshots import result_of
from majlis.adapters.worker.assessment import PLACES
from majlis.briefing.maps import Place
from majlis.interfaces.web.asking import asking, world_of
from majlis.kernel.errors import IntegrityError, NotFoundError, PermissionDeniedError
from majlis.kernel.times import parse_instant
from majlis.risk.result import RiskResult, ScenarioPlaces

_KEPT, _PLACES = 24, 8
"""So many results, and so many nations' places, a process keeps: about 300 kB and 100 kB each."""


@dataclass(frozen=True)
class Assessed:
    """An assessment that the person may see.

    Attributes
    ----------
    work : Work
        Its row.
    run : Run
        Its place in the vault.
    result : RiskResult
    """

    work: Work
    run: Run
    result: RiskResult

    @property
    def id(self) -> str:
        """Id of the run."""
        return self.run.id

    @property
    def made(self) -> datetime:
        """When it was computed."""
        return parse_instant(self.run.run["when"])


def need(request: HttpRequest, permission: str) -> None:
    """Refuse who lacks a permission, and note that it was refused.

    Raises
    ------
    PermissionDeniedError
        If the person may not.
    """
    found = asking(request)
    if permission in found.actor.permissions:
        return
    found.world.note("page", outcome="refused", detail={"permission": permission})
    raise PermissionDeniedError(
        f"{found.actor.name} may not do this",
        why=f"it needs the permission {permission}",
        mend="ask an administrator for it",
    )


def newest(request: HttpRequest, nation: str) -> Assessed | None:
    """Return the newest assessment of a nation that the person may see; None where there is none."""
    from majlis.adapters.records.runs import made

    found = made.made(world_of(request).records, nation, last=1)
    return _assessed(request, found[0]) if found else None


def assessed(request: HttpRequest, nation: str, run: str) -> Assessed:
    """Return an assessment of a nation by the id of its run.

    Raises
    ------
    NotFoundError
        If there is none that the person may see.
    IntegrityError
        If the vault does not have it as it was written.
    """
    from majlis.adapters.records.runs import made

    return _assessed(request, made.made_one(world_of(request).records, nation, run))


def before(request: HttpRequest, one: Assessed) -> Assessed | None:
    """Return the assessment before one; None where it is the first, or the one before is damaged."""
    from majlis.adapters.records.runs import made

    found = made.made(world_of(request).records, one.work.order.nation, last=1, older_than=one.work)
    try:
        return _assessed(request, found[0]) if found else None
    except (IntegrityError, NotFoundError):
        return None


def places_of(request: HttpRequest, one: Assessed) -> Mapping[str, Place]:
    """Return where each area of the assessed nation lies."""
    return _places(asking(request).home, one.run.inputs.get("nation", ""))


def _assessed(request: HttpRequest, work: Work) -> Assessed:
    run, result = _result(asking(request).home, work.vault_run)
    return Assessed(work, run, result)


@lru_cache(maxsize=_KEPT)
def _result(home: Path, run: str) -> tuple[Run, RiskResult]:
    """Return a run that may be seen: who asks for it was judged by its row. A run never changes."""
    found = Vault(home / "vault", lambda: frozenset({run})).read_run(run)
    return found, result_of(found)


@lru_cache(maxsize=_PLACES)
def _places(home: Path, nation: str) -> Mapping[str, Place]:
    try:
        areas = kept_areas(Vault(home / "vault"), nation)
    except NotFoundError:
        return {}
    return {area.id: Place(area.latitude, area.longitude) for area in areas}


def scenario_places(one: Assessed) -> Mapping[int, ScenarioPlaces]:
    """Return where each scenario strikes, by how rarely; nothing for runs of before that was kept."""
    try:
        document = one.run.document(PLACES)
    except NotFoundError:
        return {}
    return {found.years: found for found in (ScenarioPlaces.model_validate(part) for part in document)}
