"""Figures of a draft that take long for a large nation: made once for each revision and each view of it."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from majlis.acts.nation.check import CheckCommand, CheckResult, check
from majlis.acts.nation.compare import CompareCommand, CompareResult, compare
from majlis.acts.nation.show import ShowCommand, ShowResult, show
from majlis.adapters.records.nations.tables import Sizes
from majlis.interfaces.web.asking import asking, world_of
from majlis.kernel.canonical import sha256_hex

T = TypeVar("T")
_SECONDS = 6 * 3600
_MOST_EDITS = 20_000
"""A comparison of more rows is too large to keep."""


def revision_of(request: HttpRequest, nation: str) -> int:
    """Return the number of a draft's newest revision."""
    from majlis.adapters.records import nations

    return nations.revision(world_of(request).records, nation)


def sizes_of(request: HttpRequest, nation: str) -> Sizes:
    """Return how many rows a draft holds, by table, and its assets by sector."""
    from majlis.adapters.records.nations import tables

    return _kept(request, "sizes", nation, lambda: tables.sizes(world_of(request).records, nation))


def draft_of(request: HttpRequest, nation: str) -> ShowResult:
    """Return a draft in figures: coverage, sectors, services."""
    return _kept(request, "show", nation, lambda: show(ShowCommand(nation=f"{nation}@draft"), world_of(request)))


def checks_of(request: HttpRequest, nation: str) -> CheckResult:
    """Return what the lint finds in a draft."""
    return _kept(request, "check", nation, lambda: check(CheckCommand(nation=f"{nation}@draft"), world_of(request)))


def changes_of(request: HttpRequest, nation: str, before: str, after: str) -> CompareResult:
    """Return what leads from one state of a nation to another."""
    command = CompareCommand(before=before, after=after)
    return _kept(request, f"compare {before} {after}", nation, lambda: compare(command, world_of(request)))


def _kept(request: HttpRequest, what: str, nation: str, make: Callable[[], T]) -> T:
    """Return a figure of a draft as it is now, for who asks; another revision or another view makes it anew."""
    world = world_of(request)
    view = asking(request).actor.reader
    parts = (str(world.home), world.database, nation, revision_of(request, nation), what)
    seen = (
        view.name,
        sorted(view.organisations),
        str(view.clearance),
        view.others,
        view.everything,
        sorted(view.ceilings),
    )
    key = f"nation-{sha256_hex(repr((parts, seen)).encode())}"
    found: T | None = cache.get(key)
    if found is None:
        found = make()
        if not isinstance(found, CompareResult) or len(found.edits) <= _MOST_EDITS:
            cache.set(key, found, _SECONDS)
    return found
