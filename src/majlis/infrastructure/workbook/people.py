"""How many people of each province each service serves: as the sheet says, or by usual shares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from majlis.infrastructure.synthesis.counts import apportion
from majlis.infrastructure.synthesis.rules import Rule, rules_of, service_supplies
from majlis.infrastructure.workbook.answers import Answers, Judge, Province, Service
from majlis.infrastructure.workbook.form import SERVICES_SHEET, sector_names, service_of
from majlis.reference.parameters import parameters


@dataclass(frozen=True, slots=True)
class Giver:
    """Who serves people: one service as it says, or any of several that were guessed."""

    names: tuple[str, ...]
    guessed: bool


Served = Mapping[str, list[tuple[Giver, int]]]
Nearest = Callable[[Rule, str], tuple[str, ...]]


def served_people(answers: Answers, nearest: Nearest, judge: Judge) -> Mapping[str, Served]:
    """Return, by province and service, who serves how many people.

    Parameters
    ----------
    answers : Answers
    nearest : callable
        From a rule of demand and a province to the names of those that would serve it.
    judge : Judge
        Takes what is wrong with the numbers, and what was assumed.
    """
    found: dict[str, dict[str, list[tuple[Giver, int]]]] = {one.name: {} for one in answers.provinces}
    for sector in sector_names():
        members = [one for one in answers.services if one.sector == sector]
        service = service_of(sector)
        if not members or not service:
            continue
        serving = _serving(members, service, judge)
        if serving:
            for one in serving:
                _place(one, service, answers.provinces, found, judge)
            _tell_gaps(service, sector, answers.provinces, found, judge)
        else:
            _guess(service, sector, answers.provinces, (found, nearest), judge)
    return found


def _serving(members: Sequence[Service], service: str, judge: Judge) -> list[Service]:
    """Return who serves people directly; what only stands behind others of its province is not counted again."""
    ends = rules_of(f"{service}-demand")[0].suppliers
    chosen = [one for one in members if one.people]
    last = {one.province for one in chosen if one.kind.key in ends}
    kept = [one for one in chosen if one.kind.key in ends or one.province not in last]
    for one in chosen:
        if one not in kept:
            what = f"the people of {one.name} are not counted: others of the sector serve the people there directly"
            mend = f"leave it empty, and say in the next sheet who needs {one.name}"
            judge.odd("people-twice", what, one.people_place, mend, "they would count twice")
    return kept


def _place(
    one: Service,
    service: str,
    provinces: Sequence[Province],
    found: Mapping[str, dict[str, list[tuple[Giver, int]]]],
    judge: Judge,
) -> None:
    population = {province.name: province.population for province in provinces}
    if one.province is None:
        total = sum(population.values())
        if one.people > total:
            what = f"{one.name} serves {one.people:,} people; the country has {total:,}"
            judge.wrong("people", what, one.people_place, "correct the number, or the people of the provinces")
            return
        shares = apportion(one.people, np.array(list(population.values()), dtype=np.float64)).tolist()
        parts = [(name, min(share, population[name])) for name, share in zip(population, shares, strict=True)]
    else:
        if one.people > population[one.province]:
            what = f"{one.name} serves {one.people:,} people; {one.province} has {population[one.province]:,}"
            mend = "correct the number; choose Whole country where it serves people elsewhere, too"
            judge.wrong("people", what, one.people_place, mend)
            return
        parts = [(one.province, one.people)]
    for name, people in parts:
        if people:
            found[name].setdefault(service, []).append((Giver((one.name,), guessed=False), people))


def _tell_gaps(
    service: str,
    sector: str,
    provinces: Sequence[Province],
    found: Mapping[str, Served],
    judge: Judge,
) -> None:
    noun = sector_names()[sector]
    nobody = [one.name for one in provinces if service not in found[one.name]]
    if nobody:
        what = f"{noun} serves nobody in {', '.join(nobody)}"
        mend = "add who serves them, unless there is nobody"
        judge.odd("unserved", what, SERVICES_SHEET, mend, "an outage there counts no one")
    for one in provinces:
        people = sum(count for _, count in found[one.name].get(service, ()))
        if people > one.population:
            what = f"the services of {noun} serve {people:,} people in {one.name}, which has {one.population:,}"
            judge.told("overlap", what, SERVICES_SHEET, why="people whom two of them serve can use either")


def _guess(
    service: str,
    sector: str,
    provinces: Sequence[Province],
    where: tuple[Mapping[str, dict[str, list[tuple[Giver, int]]]], Nearest],
    judge: Judge,
) -> None:
    """Assume the usual share of people, served by the nearest, where nobody says how many use a service."""
    found, nearest = where
    supply = next(one for one in service_supplies() if one.service == service)
    share = parameters()[f"users.{service}"].centre
    total = 0
    for one in provinces:
        reach = share * (one.urban_share if supply.towns_only else 1.0)
        people = int(one.population * reach)
        names = nearest(rules_of(supply.key)[0], one.name)
        if people and names:
            total += people
            found[one.name][service] = [(Giver(names, guessed=True), people)]
    what = f"nobody says how many people use {sector_names()[sector]}: {total:,} are assumed, served by the nearest"
    mend = "write the people served beside the services that serve them"
    judge.odd("people-assumed", what, SERVICES_SHEET, mend)
