"""What changed between two assessments, and why: one group of inputs after the other goes from the old to the new."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from majlis.infrastructure import build_network, nation_hash
from majlis.infrastructure.nation import Basis, Nation
from majlis.reference.parameters import Parameter
from majlis.risk.assessment import run
from majlis.risk.curves import mean
from majlis.risk.inputs import Inputs
from majlis.risk.result import RiskResult
from majlis.risk.simulate import Size
from majlis.risk.summary import chances, yearly

NAMES: Mapping[str, str] = {
    "rates": "New evidence of attacks",
    "inferred": "Undeclared dependencies, and what was declared since",
    "nation": "Infrastructure",
    "conversion": "How many incidents become campaigns",
    "success": "How many attacked operators fall",
    "breadth": "How much of an operator goes out",
    "repair": "How long repair takes",
    "buffer": "Batteries, fuel and stocks",
    "campaigns": "Types of campaign",
    "headline": "What is asked",
    "seed": "Random numbers and size of the simulation",
}
"""Groups of inputs in the order in which they are swapped."""
PARAMETER_GROUPS = ("conversion", "success", "breadth", "repair", "buffer")


@dataclass(frozen=True)
class Step:
    """What one group of inputs changed.

    Attributes
    ----------
    group, name : str
    chance : float
        Change of the mean headline chance.
    aal : float
        Change of the annual loss, person-hours.
    """

    group: str
    name: str
    chance: float
    aal: float


@dataclass(frozen=True)
class Difference:
    """What changed between two assessments.

    Attributes
    ----------
    before, after : float
        Mean headline chance.
    aal_before, aal_after : float
        Annual loss, person-hours.
    steps : tuple of Step
        Groups that differ; they sum exactly to the whole change (up to the last bit of floating point).
    campaigns : tuple of (str, float)
        Campaign type and change of its annual loss, person-hours; they sum to the change of the annual loss.
    within_uncertainty : bool
        Whether the change of the chance is smaller than half the narrower of the two knowledge intervals.
    sentence : str
    """

    before: float
    after: float
    aal_before: float
    aal_after: float
    steps: tuple[Step, ...]
    campaigns: tuple[tuple[str, float], ...]
    within_uncertainty: bool
    sentence: str

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """Name and change of the chance of each group."""
        return tuple((step.name, step.chance) for step in self.steps)


@dataclass(frozen=True)
class Side:
    """One assessment: its inputs, its size, its result."""

    inputs: Inputs
    size: Size
    result: RiskResult


def difference(before: Side, after: Side) -> Difference:
    """Explain a change.

    Groups that differ are swapped one after the other, in the order of ``NAMES``, and the assessment in between is
    simulated with the old seed, so with common random numbers; seed and size go last. A step is the difference of
    two neighbours, so the steps sum to the whole. Their order matters a little, as in every such account: what two
    groups do together goes to the later one.

    Parameters
    ----------
    before, after : Side
    """
    groups = [group for group in NAMES if _differs(group, before, after)]
    now, size = before.inputs, before.size
    figures = [_figures(before.result)]
    for group in groups[:-1]:
        now = _swapped(group, now, after.inputs)
        size = after.size if group == "seed" else size
        done = run(now, size)
        figures.append((mean(chances(now, done.losses)), mean(yearly(done.losses, done.losses.loss))))
    figures.append(_figures(after.result))
    steps = tuple(
        Step(group, NAMES[group], new[0] - old[0], new[1] - old[1])
        for group, (old, new) in zip(groups, pairwise(figures), strict=bool(groups))
    )
    close = within(before.result, after.result)
    return Difference(
        before=figures[0][0],
        after=figures[-1][0],
        aal_before=figures[0][1],
        aal_after=figures[-1][1],
        steps=steps,
        campaigns=_campaigns(before.result, after.result),
        within_uncertainty=close,
        sentence=_sentence(figures[-1][0] - figures[0][0], steps, within=close),
    )


def _figures(result: RiskResult) -> tuple[float, float]:
    return result.headline.chance.mean, result.aal.mean


def _differs(group: str, before: Side, after: Side) -> bool:
    old, new = before.inputs, after.inputs
    if group in PARAMETER_GROUPS:
        return _of_group(old.parameters, group) != _of_group(new.parameters, group)

    def between() -> Nation:
        return with_declarations(old.nation, new.nation)

    tests: Mapping[str, Callable[[], bool]] = {
        "rates": lambda: (old.cells, old.vendor_weights) != (new.cells, new.vendor_weights),
        "inferred": lambda: between() is not old.nation,
        "nation": lambda: nation_hash(between()) != nation_hash(new.nation),
        "campaigns": lambda: old.campaigns != new.campaigns,
        "headline": lambda: (old.people, old.hours) != (new.people, new.hours),
        "seed": lambda: _size(before.size) != _size(after.size),
    }
    return tests[group]()


def _size(size: Size) -> tuple[int, int, int]:
    return size.seed, size.draws, size.years


def _of_group(parameters: Mapping[str, Parameter], group: str) -> dict[str, Parameter]:
    return {name: parameter for name, parameter in parameters.items() if parameter.group == group}


def _swapped(group: str, now: Inputs, new: Inputs) -> Inputs:
    """Return the inputs with one group from the new ones."""
    if group in PARAMETER_GROUPS:
        kept = {name: p for name, p in now.parameters.items() if p.group != group}
        return replace(now, parameters={**kept, **_of_group(new.parameters, group)})
    if group == "inferred":
        nation = with_declarations(now.nation, new.nation)
        return replace(now, nation=nation, network=build_network(nation))
    fields = {
        "rates": ("cells", "vendor_weights"),
        "nation": ("nation", "network"),
        "campaigns": ("campaigns",),
        "headline": ("people", "hours"),
        "seed": (),
    }[group]
    return replace(now, **{name: getattr(new, name) for name in fields})


def with_declarations(old: Nation, new: Nation) -> Nation:
    """Return the old nation with the new one's requirements wherever either side only inferred them.

    Whole nodes are taken over, for a declaration may replace inferred groups by others. A node that only one nation
    has, or whose new suppliers the old one does not have, stays as it was: that is a change of the infrastructure.
    Where nothing is taken over, ``old`` itself is returned.

    Parameters
    ----------
    old, new : Nation
    """
    assets = {asset.id for asset in old.assets}
    nodes = {*assets, *(demand.id for demand in old.demands)}
    guessed = {r.node for nation in (old, new) for r in nation.requirements if r.basis is not Basis.DECLARED}
    strange = {link.node for link in new.suppliers if link.supplier not in assets}
    taken = (guessed & nodes) - strange
    taken &= {*(asset.id for asset in new.assets), *(demand.id for demand in new.demands)}
    rows = (*(r for r in old.requirements if r.node not in taken), *(r for r in new.requirements if r.node in taken))
    links = (*(s for s in old.suppliers if s.node not in taken), *(s for s in new.suppliers if s.node in taken))
    if set(rows) == set(old.requirements) and set(links) == set(old.suppliers):
        return old
    return replace(old, requirements=rows, suppliers=links)


def within(before: RiskResult, after: RiskResult) -> bool:
    """Tell whether the chance changed by less than half the narrower of the two knowledge intervals."""
    change = abs(after.headline.chance.mean - before.headline.chance.mean)
    widths = [result.headline.chance.high - result.headline.chance.low for result in (before, after)]
    return change < min(widths) / 2


def _campaigns(before: RiskResult, after: RiskResult) -> tuple[tuple[str, float], ...]:
    old = {share.id: share.loss.mean for share in before.by_campaign}
    new = {share.id: share.loss.mean for share in after.by_campaign}
    changes = [(name, new.get(name, 0.0) - old.get(name, 0.0)) for name in sorted({*old, *new})]
    return tuple(sorted(changes, key=lambda pair: (-abs(pair[1]), pair[0])))


def _sentence(change: float, steps: tuple[Step, ...], *, within: bool) -> str:
    if not steps:
        return "Nothing went in that is different, and nothing changed."
    main = max(steps, key=lambda step: abs(step.chance))
    word = "rose" if change > 0 else "fell" if change < 0 else "did not change"
    size = "less than our uncertainty" if within else "more than our uncertainty"
    return f"The chance {word}, by {size}; most of it comes from: {main.name.lower()}."
