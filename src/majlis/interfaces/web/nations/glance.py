"""Figures of a draft that take long for a large nation: made once for each revision and each view of it.

Those of a small draft are made while the page waits; those of a large one by the worker.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from majlis.acts.nation.check import CheckCommand, CheckResult, check
from majlis.acts.nation.compare import CompareCommand, CompareResult, compare
from majlis.acts.nation.show import ShowCommand, ShowResult, show
from majlis.acts.nation.versions import VersionLine, VersionsCommand, VersionsResult, versions
from majlis.adapters.records.nations.tables import Sizes
from majlis.adapters.records.runs.work import Work
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.nations import errands
from majlis.interfaces.web.nations.errands import AT_ONCE, Wanted
from majlis.kernel.canonical import sha256_hex

T = TypeVar("T")
Rules = list[tuple[str, str, int]]
"""How grave, which rule, how many findings."""
_SECONDS = 6 * 3600
_MOST_EDITS = 20_000
"""A comparison of more rows is too large to keep."""


@dataclass(frozen=True, slots=True)
class State:
    """A draft from all sides.

    Attributes
    ----------
    same : bool
        Whether it is at the revision of its newest version.
    newest : VersionLine or None
        Its newest version.
    draft : ShowResult or None
        In figures; None where it is the same.
    checks : CheckResult
    rules : list
        Of the check.
    changes : CompareResult or None
        What differs from the newest version; None where there is none, or it is the same.
    """

    same: bool
    newest: VersionLine | None
    draft: ShowResult | None
    checks: CheckResult
    rules: Rules
    changes: CompareResult | None


def revision_of(request: HttpRequest, nation: str) -> int:
    """Return the number of a draft's newest revision."""
    from majlis.adapters.records import nations

    return nations.revision(world_of(request).records, nation)


def sizes_of(request: HttpRequest, nation: str) -> Sizes:
    """Return how many rows a draft holds, by table, and its assets by sector."""
    from majlis.adapters.records.nations import tables

    return _kept(request, "sizes", nation, lambda: tables.sizes(world_of(request).records, nation))


def is_large(request: HttpRequest, nation: str) -> bool:
    """Tell whether a draft is too large to be read while somebody waits."""
    return sum(sizes_of(request, nation).tables.values()) > AT_ONCE


def draft_of(request: HttpRequest, nation: str) -> ShowResult | None:
    """Return a draft in figures: coverage, sectors, services; None of a large one that nobody has checked."""
    if is_large(request, nation):
        state = kept_state(request, nation)
        return state.draft if state else None
    return _kept(request, "show", nation, lambda: show(ShowCommand(nation=f"{nation}@draft"), world_of(request)))


def checks_of(request: HttpRequest, nation: str) -> tuple[CheckResult, Rules] | Work:
    """Return what the lint finds in a draft, with the count of each rule; the work, where the worker is at it."""
    if is_large(request, nation):
        found = state_of(request, nation)
        return found if isinstance(found, Work) else (found.checks, found.rules)
    result = _kept(request, "check", nation, lambda: check(CheckCommand(nation=f"{nation}@draft"), world_of(request)))
    counts = Counter((one.severity, one.code) for one in result.findings)
    return result, [(severity, code, number) for (severity, code), number in counts.items()]


def state_of(request: HttpRequest, nation: str) -> State | Work:
    """Return a draft from all sides; the work, where the worker is at it."""
    published = _published(request, nation)
    newest = next(iter(published.versions), None)
    same = newest is not None and newest.revision == published.draft
    if is_large(request, nation):
        kept = kept_state(request, nation)
        return kept or _asked(request, nation, newest, same=same)
    found = checks_of(request, nation)
    if isinstance(found, Work):
        return found
    changes = None if newest is None or same else _compared(request, nation, (str(newest.version), "draft"))
    return State(same, newest, None if same else draft_of(request, nation), *found, changes)


def kept_state(request: HttpRequest, nation: str) -> State | None:
    """Return what the worker found of a large draft as it is now; None where nobody asked, or it is not done."""
    from majlis.adapters.records.runs.errands import newest as newest_errand

    published = _published(request, nation)
    newest = next(iter(published.versions), None)
    key = _state_key(request, nation, newest)
    found: State | None = cache.get(key)
    if found is not None:
        return found
    work = newest_errand(world_of(request).records, key)
    answer = errands.answered(request, work) if work is not None else None
    if answer is None or "result" not in answer:
        return None
    same = newest is not None and newest.revision == published.draft
    found = _state(errands.result_of(answer), newest, same=same)
    cache.set(key, found, _SECONDS)
    return found


def _asked(request: HttpRequest, nation: str, newest: VersionLine | None, *, same: bool) -> State | Work:
    """Ask the worker for what nobody asked for yet."""
    against = newest.version if newest is not None and not same else None
    values = {"nation": nation, "against": against}
    wanted = Wanted("check", values, _state_key(request, nation, newest), back=request.get_full_path()[:300])
    found = errands.asked(request, nation, wanted)
    return found if isinstance(found, Work) else _state(errands.result_of(found), newest, same=same)


def _state_key(request: HttpRequest, nation: str, newest: VersionLine | None) -> str:
    return key_of(request, nation, f"state {newest.version if newest else 0}")


def _state(result: dict[str, Any], newest: VersionLine | None, *, same: bool) -> State:
    changes = result["changes"]
    return State(
        same,
        newest,
        None if same else ShowResult.model_validate(result["show"]),
        CheckResult.model_validate({**result["check"], "most": 1}),
        [(severity, code, number) for severity, code, number in result["rules"]],
        _told(changes) if changes else None,
    )


def _told(changes: dict[str, Any]) -> CompareResult:
    return CompareResult.model_validate({**changes, "most": 1})


def _published(request: HttpRequest, nation: str) -> VersionsResult:
    return versions(VersionsCommand(nation=nation, most=1), world_of(request))


def changes_of(request: HttpRequest, nation: str, states: Sequence[str], known: VersionsResult) -> CompareResult | Work:
    """Return what leads from one state of a nation to another; the work, where the worker is at it.

    Parameters
    ----------
    request : HttpRequest
    nation : str
    states : sequence of str
        The one before and the one after: numbers of versions, or ``draft``.
    known : VersionsResult
        Every version.
    """
    if not _is_long(request, nation, states, known):
        return _compared(request, nation, states)
    before, after = (f"{nation}@{one}" for one in states)
    key = key_of(request, nation, f"compare {before} {after}", draft="draft" in states)
    kept: CompareResult | None = cache.get(key)
    if kept is not None:
        return kept
    wanted = Wanted("compare", {"before": before, "after": after}, key, back=request.get_full_path()[:300])
    found = errands.asked(request, nation, wanted)
    if isinstance(found, Work):
        return found
    result = _told(errands.result_of(found))
    cache.set(key, result, _SECONDS)
    return result


def _is_long(request: HttpRequest, nation: str, states: Sequence[str], known: VersionsResult) -> bool:
    rows = {str(one.version): sum(one.rows.values()) for one in known.versions}
    drafted = sum(sizes_of(request, nation).tables.values()) if "draft" in states else 0
    return sum(rows.get(one, drafted) for one in set(states)) > AT_ONCE


def _compared(request: HttpRequest, nation: str, states: Sequence[str]) -> CompareResult:
    before, after = (f"{nation}@{one}" for one in states)
    command = CompareCommand(before=before, after=after)
    return _kept(request, f"compare {before} {after}", nation, lambda: compare(command, world_of(request)))


def key_of(request: HttpRequest, nation: str, what: str, *, draft: bool = True) -> str:
    """Return what stands for a question about a nation in the view of who asks; another revision is another one.

    Parameters
    ----------
    request : HttpRequest
    nation : str
    what : str
    draft : bool
        Whether the answer depends on the draft, and so on its revision.
    """
    world = world_of(request)
    view = asking(request).actor.reader
    parts = (str(world.home), world.database, nation, revision_of(request, nation) if draft else 0, what)
    seen = (
        view.name,
        sorted(view.organisations),
        str(view.clearance),
        view.others,
        view.everything,
        sorted(view.ceilings),
    )
    return f"nation-{sha256_hex(repr((parts, seen)).encode())}"


def _kept(request: HttpRequest, what: str, nation: str, make: Callable[[], T]) -> T:
    """Return a figure of a draft as it is now, for who asks; another revision or another view makes it anew."""
    key = key_of(request, nation, what)
    found: T | None = cache.get(key)
    if found is None:
        found = make()
        if not isinstance(found, CompareResult) or len(found.edits) <= _MOST_EDITS:
            cache.set(key, found, _SECONDS)
    return found
