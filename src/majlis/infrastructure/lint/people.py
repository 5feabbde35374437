"""Rules on people: populations and zones that cannot be."""

from collections import defaultdict
from collections.abc import Iterator

from majlis.infrastructure.findings import Finding, error, place, warning
from majlis.infrastructure.nation import Nation


def populations(nation: Nation) -> Iterator[Finding]:
    """Yield an error for each area of no people in which people use a service, a warning for other empty ones."""
    used = {demand.area for demand in nation.demands if demand.people}
    for area in nation.areas:
        if area.population:
            continue
        what = f"{area.id} has a population of 0"
        where = place(nation, "areas", area.id, "population")
        mend = "give the population of the last census"
        if area.id in used:
            yield error("population", f"{what}, but people of it use services", where, mend=mend)
        else:
            yield warning("population", what, where, mend=mend)


def zones(nation: Nation) -> Iterator[Finding]:
    """Yield an error where more people use a service than live in the area, zone by zone and over its zones."""
    population = {area.id: area.population for area in nation.areas}
    users: dict[tuple[str, str], int] = defaultdict(int)
    too_many: set[tuple[str, str]] = set()
    last: dict[tuple[str, str], str] = {}
    for demand in nation.demands:
        pair = demand.area, demand.service
        users[pair] += demand.people
        last[pair] = demand.id
        where = place(nation, "demands", demand.id, "people")
        people = population.get(demand.area, demand.people)
        if demand.people > people > 0:
            too_many.add(pair)
            what = f"{demand.people:,} people of {demand.zone} use {demand.service}; {demand.area} has {people:,}"
            yield error("people", what, where, mend="correct the number, or the population in areas.csv")
        elif demand.people == 0:
            what, mend = f"{demand.id} has no people", "give their number, or take the row out"
            yield warning("people", what, where, why="its outage counts nothing", mend=mend)
    for (area, service), people in sorted(users.items()):
        if people > population.get(area, people) > 0 and (area, service) not in too_many:
            what = f"the zones of {area} have {people:,} people who use {service}; it has {population[area]:,}"
            where = place(nation, "demands", last[area, service], "people")
            yield error(
                "people", what, where, why="people would count twice", mend="split the area's people over its zones"
            )
