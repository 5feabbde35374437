"""Evidence as acts of the Council pin it: found in the vault and the records, with its hash and its exact numbers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from majlis.acts.note_making import find as find_document
from majlis.acts.world import World
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import ConflictError, MajlisError, NotFoundError

if TYPE_CHECKING:
    from majlis.adapters.records.council.evidence import Content
    from majlis.adapters.vault import Run

Kind = Literal["run", "chart", "incident", "document"]
CHARTS = {
    "headline": "Chance of a large loss within 12 months",
    "aal": "Average annual loss",
    "levels": "Loss at return periods",
    "curve": "Chance of a year's loss",
    "by_service": "Average annual loss by service",
    "by_area": "Average annual loss by area",
    "by_campaign": "Average annual loss by campaign",
    "scenarios": "Scenarios",
    "sensitivity": "What the headline depends on",
    "backtest": "Expected against observed",
    "threat": "Rate of attacks by sector",
}
"""Parts of an assessment that a chart or a table shows, and what they show."""
_SHOWN = ("headline", "any_service", "aal", "levels")
"""Parts of an assessment whose numbers stand beside a pinned run."""
_FIGURE = {"mean", "low", "high"}
_NAMES = ("name", "id", "sector", "group", "years", "loss")
_FACTS = ("day", "known", "sector", "kind", "operator", "area", "people", "hours", "closed")


def content_of(world: World, kind: Kind, reference: str, label: str = "") -> "Content":
    """Return evidence ready to be pinned.

    Parameters
    ----------
    world : World
    kind : {"run", "chart", "incident", "document"}
    reference : str
    label : str, optional
        What it shows; by default what it is.

    Raises
    ------
    NotFoundError
        If there is none that who acts may see.
    ConflictError
        If it is a document that is not released.
    """
    find = {"run": _run, "chart": _chart, "incident": _incident, "document": _document}[kind]
    return find(world, reference, label)


def newest_runs(world: World, nation: str, most: int = 5) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Return the newest assessments of a nation that who acts may see: id, what it is, and its charts by name.

    Parameters
    ----------
    world : World
    nation : str
        Code.
    most : int, optional
        So many at most.
    """
    records = world.records
    from majlis.adapters.records.runs.made import made

    found = []
    for work in made(records, nation, last=most):
        try:
            run = world.vault.read_run(work.vault_run)
        except MajlisError:  # it cannot be read, so it cannot be pinned
            continue
        charts = tuple((chart, words) for chart, words in CHARTS.items() if chart in run.result)
        found.append((run.id, _what(run), charts))
    return tuple(found)


def run_of(reference: str) -> str:
    """Return the id of the run of a pinned run or chart."""
    return reference.partition("/")[0]


def now_hash(world: World, kind: str, reference: str) -> str:
    """Return the hash of evidence as it is now, to compare it with the one that was pinned; empty where it is gone."""
    try:
        return content_of(world, kind, reference).sha256  # type: ignore[arg-type]  # as it was pinned
    except (NotFoundError, ConflictError):
        return ""


def figure_rows(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return pinned numbers as rows of name and value, exactly as they were pinned: ``headline · chance``."""
    return _rows("", figures)


def _rows(name: str, value: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, Mapping):
        if set(value) == _FIGURE:
            return [(name, f"{value['mean']} ({value['low']} to {value['high']})")]
        return [row for key, part in value.items() for row in _rows(f"{name} · {key}".removeprefix(" · "), part)]
    if isinstance(value, list | tuple):
        return [row for at, part in enumerate(value, 1) for row in _rows(f"{name} · {_named(part, at)}", part)]
    return [(name.replace("_", " "), "–" if value is None else str(value))]


def _named(part: Any, at: int) -> str:  # noqa: ANN401 - as above
    if isinstance(part, Mapping):
        return next((str(part[key]) for key in _NAMES if part.get(key)), str(at))
    return str(at)


def _run(world: World, reference: str, label: str) -> "Content":
    run = world.vault.read_run(reference)
    figures = {name: run.result[name] for name in _SHOWN if name in run.result} or _scalars(run.result)
    return _of_run(world, run, (run.id, run.result_sha256, label or _what(run)), figures)


def _what(run: "Run") -> str:
    """Return in words what a run computed, of which nation, with what was known when."""
    nation = run.result.get("nation")
    if run.act != "risk assess" or not isinstance(nation, Mapping):
        return f"Run {run.id}: {run.act}"
    return f"Assessment of {nation['name']}, with evidence to {run.result['data_to']}"


def _chart(world: World, reference: str, label: str) -> "Content":
    name, _, part = reference.partition("/")
    run = world.vault.read_run(name)
    if part not in CHARTS or part not in run.result:
        raise NotFoundError(
            f"run {run.id} has no chart {part[:40]!r}",
            where="argument REFERENCE",
            mend=f"name one as {run.id}/NAME: {', '.join(chart for chart in CHARTS if chart in run.result)}",
            code="motion.no-chart",
        )
    values = run.result[part]
    about = (
        f"{run.id}/{part}",
        content_hash(values),
        label or f"{CHARTS[part]}, {_what(run)[:1].lower()}{_what(run)[1:]}",
    )
    return _of_run(world, run, about, {part: values})


def _of_run(world: World, run: "Run", about: tuple[str, str, str], figures: Mapping[str, Any]) -> "Content":
    records = world.records
    from majlis.adapters.records.council.evidence import Content, of_run

    synthetic, marking, owner = of_run(records, run.id)
    reference, sha256, label = about
    kind = "chart" if "/" in reference else "run"
    return Content(kind, reference, sha256, label, figures, synthetic, marking, owner)


def _incident(world: World, reference: str, label: str) -> "Content":
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.council.evidence import Content

    one = incidents.find(records, reference)
    facts = {name: _plain(getattr(one, name)) for name in _FACTS}
    said = {"code": one.code, "version": one.version, "title": one.title, "summary": one.summary, **facts}
    figures = {name: value for name, value in facts.items() if value not in {None, ""}}
    return Content(
        "incident",
        one.code,
        content_hash(said),
        label or one.title,
        figures,
        one.synthetic,
        one.marking,
        one.owner,
        str(one.version),
    )


def _document(world: World, reference: str, label: str) -> "Content":
    told = find_document(world, reference)
    records = world.records
    from majlis.adapters.records.council.evidence import Content
    from majlis.adapters.records.documents import reading

    if told.state not in {"frozen", "released"}:
        raise ConflictError(
            f"{told.code} is {told.state}",
            where="argument REFERENCE",
            why="only what does not change any more can be pinned",
            mend=f"majlis document freeze {told.code}" if told.state == "draft" else "",
            code="motion.unfrozen",
        )
    files = dict(reading.forms(records, told.code, releases=True))
    figures = {"files": files, **({"run": told.run} if told.run else {})}
    return Content(
        "document",
        told.code,
        content_hash(files),
        label or told.title,
        figures,
        told.synthetic,
        told.marking,
        told.owner,
        str(told.revision),
    )


def _scalars(result: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in result.items() if isinstance(value, bool | int | float | str)}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)
