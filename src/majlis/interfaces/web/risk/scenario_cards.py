"""Scenarios as cards: what happens, to how many, where and for how long. Areas by name, assets never."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from majlis.briefing.material import service_noun
from majlis.briefing.summary import scenario_words
from majlis.briefing.words import amount, count, listing, two_digits
from majlis.interfaces.web.risk.reading import Assessed, scenario_places
from majlis.risk.result import Scenario, ScenarioPlaces

_AREAS = 4


@dataclass(frozen=True, slots=True)
class Card:
    """A scenario as a card: each part a few words."""

    what: str
    people: str
    without: str
    hours: str
    between: str
    often: str
    counts: str
    where: str


def cards(one: Assessed) -> Sequence[Card]:
    """Return the scenarios of an assessment, the likelier first."""
    places = scenario_places(one)
    ranked = sorted(one.result.scenarios, key=lambda scenario: scenario.years)
    return [_card(scenario, places.get(scenario.years)) for scenario in ranked]


def _card(one: Scenario, places: ScenarioPlaces | None) -> Card:
    low, middle, high = (count(two_digits(value)) for value in (one.hours_low, one.hours, one.hours_high))
    return Card(
        what=scenario_words(one),
        people=gettext("%(people)s people") % {"people": amount(one.people)},
        without=gettext("without %(service)s for") % {"service": service_noun(one.service)},
        hours=gettext("%(hours)s hours") % {"hours": middle},
        between="" if low == high else f"{low}–{high}",
        often=gettext("An event so large comes about once in %(years)s years.") % {"years": count(one.years)},
        counts=ngettext("%(hit)s asset hit, %(dark)s dark.", "%(hit)s assets hit, %(dark)s dark.", one.assets_hit)
        % {"hit": count(one.assets_hit), "dark": count(one.assets_affected)},
        where=_where(places),
    )


def _where(places: ScenarioPlaces | None) -> str:
    if places is None or not places.areas:
        return ""
    named = [f"{area.name} ({amount(area.people)})" for area in places.areas[:_AREAS]]
    more = places.areas_hit - len(named)
    if more > 0:
        named.append(gettext("%(n)s more areas") % {"n": count(more)})
    return gettext("Hardest hit: %(areas)s.") % {"areas": listing(named)}
