"""A result as a page: words, the chance, the curve, where the loss falls, what it rests on. Drawn once for each run."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from majlis.adapters.vault.pictures import Pictures, pictures_of
from majlis.briefing import grounds, pages
from majlis.briefing.document import Block, Chart, Column, Heading, Paragraph, Section, Table
from majlis.briefing.drawing import chart
from majlis.briefing.material import Material, Occasion
from majlis.briefing.messages import say
from majlis.briefing.summary import chance_line, chance_squares, confidence_of, headline_of
from majlis.briefing.summary import summary as first_page
from majlis.briefing.words import percent
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.risk.blocks import Shown, piece, shown
from majlis.interfaces.web.risk.differences import Why, why
from majlis.interfaces.web.risk.drawn import kept
from majlis.interfaces.web.risk.reading import Assessed, before, places_of
from majlis.interfaces.web.risk.scenario_cards import cards
from majlis.interfaces.web.sheets import EXPORT
from majlis.risk.result import RiskResult, Share

WHATIF = "cascade.run"
"""The permission to try attacks on the map."""


@dataclass(frozen=True)
class Told:
    """What a page shows of an assessment.

    Attributes
    ----------
    one : Assessed
    previous : Assessed or None
        What it is compared with.
    material : Material
    why : Why
        Why it differs from that, as far as it is known.
    """

    one: Assessed
    previous: Assessed | None
    material: Material
    why: Why


def told(request: HttpRequest, one: Assessed) -> Told:
    """Return an assessment with what stands beside it: the one before, what changed if that was computed, the map."""
    previous = before(request, one)
    because = why(request, previous, one) if previous else Why()
    here = request.here  # type: ignore[attr-defined]  # of ours
    material = Material(
        result=one.result,
        occasion=Occasion(one.id, one.run.result_sha256, one.made, str(here.zone)),
        previous=previous.result if previous else None,
        difference=because.difference,
        places=places_of(request, one),
    )
    return Told(one, previous, material, because)


def sections(request: HttpRequest, found: Told, *, nation: str) -> str:
    """Return the sections of the page as HTML, from the cache where they were drawn before."""
    held = asking(request).actor.permissions
    rights = {name for name in (EXPORT, WHATIF) if name in held}
    key = "|".join(
        (
            "page",
            nation,
            found.one.id,
            found.previous.id if found.previous else "",
            str(found.material.difference is not None),
            found.material.occasion.time_zone,
            *sorted(rights),
            get_language() or "",
        )
    )

    def make() -> str:
        pictures = pictures_of(found.one.run)
        whole = replace(found, material=pictured(found.material, pictures))
        shown_here = {"told": whole, "nation": nation, "run": found.one.id, "may": rights, **_parts(whole, pictures)}
        return render_to_string("risk/sections.html", shown_here)

    return kept(asking(request).home, key, make)


def pictured(material: Material, pictures: Pictures) -> Material:
    """Return the material with what was drawn of the run ahead."""
    return replace(material, largest=pictures.largest, map=pictures.map)


def charts(material: Material) -> dict[str, Block]:
    """Return every chart of the page by its key, for who takes one away."""
    return {
        f"{key}-{at}": block
        for key, make, _ in _ORDER
        if (section := make(material)) is not None
        for at, block in enumerate(section.blocks)
    }


def _parts(told_here: Told, pictures: Pictures) -> dict[str, object]:
    material, result = told_here.material, told_here.one.result

    def draw(block: Chart, key: str) -> str:
        return chart(block.spec, block.alt, key, pictures.draw)

    first = first_page(material)
    found = [
        _twinned(shown(key, section, sheets if _figures(section) else (), draw), result)
        for key, make, sheets in _ORDER
        if (section := make(material)) is not None
    ]
    return {
        "headline": headline_of(result),
        "happening": [piece("h", block) for block in first.panels[0].blocks],
        "chance": piece("c", Paragraph(chance_line(result), "large")),
        "squares": piece("q", chance_squares(result)),
        "scenario": [piece("s", block) for block in first.panels[1].blocks[1:]],
        "confidence": confidence_of(result),
        "judgement": percent(round(result.judgement_share, 1)),
        "scenarios": cards(told_here.one),
        "found": found,
    }


def _figures(section: Section) -> bool:
    """Tell whether a section shows figures that could leave as a file."""
    return any(isinstance(block, (Chart, Table)) for block in section.blocks)


def _twinned(section: Shown, result: RiskResult) -> Shown:
    """Give the charts of shares a table that says the same: the briefing has no room for it, a page has."""
    if section.key != "shares":
        return section
    tables = [
        _shares(say("share.service"), result.by_service),
        _shares(say("share.campaign"), result.by_campaign),
    ]
    return replace(section, twins=[piece(f"twin-{at}", table) for at, table in enumerate(tables)])


def _shares(name: str, shares: Iterable[Share]) -> Table:
    ranked = sorted(shares, key=lambda share: -share.loss.mean)
    columns = (Column(name), pages.numeric("column.loss"), pages.numeric("column.share"))
    rows = tuple((share.name, pages.figure_range(share.loss), percent(share.share)) for share in ranked)
    return Table(name, columns, rows)


def _backtest(material: Material) -> Section:
    """Return the back-test alone."""
    found = grounds.trust(material)
    at = next(at for at, block in enumerate(found.blocks) if isinstance(block, Heading))
    return Section(say("backtest"), found.blocks[at + 1 :])


def _trust(material: Material) -> Section:
    """Return the simulation's error alone."""
    found = grounds.trust(material)
    at = next(at for at, block in enumerate(found.blocks) if isinstance(block, Heading))
    return Section(found.title, found.blocks[:at])


_ORDER: tuple[tuple[str, Callable[[Material], Section | None], tuple[str, ...]], ...] = (
    ("loss", pages.loss, ("levels", "curve", "largest")),
    ("shares", pages.shares, ("services", "campaigns")),
    ("areas", pages.places, ("areas",)),
    ("assumptions", grounds.assumptions, ("assumptions",)),
    ("change", grounds.change, ()),
    ("backtest", _backtest, ("backtest",)),
    ("sources", grounds.sources, ("sources",)),
    ("simulation", _trust, ()),
    ("limits", grounds.limits, ()),
    ("reading", grounds.reading, ()),
    ("verify", grounds.verification, ()),
)
"""Sections in their order: the key, what makes it, and its tables as files."""
