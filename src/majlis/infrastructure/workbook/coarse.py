"""Make a coarse nation of what the workshop form says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from majlis.infrastructure.nation import Area, Asset, Basis, Demand, Nation, Need, Operator, Requirement, Supplier
from majlis.infrastructure.synthesis.make import HEADER
from majlis.infrastructure.synthesis.rules import Rule, hours, rules_of
from majlis.infrastructure.workbook.answers import Answers, Facts, Judge, Link, Province, Service
from majlis.infrastructure.workbook.codes import codes_of, zone_of
from majlis.infrastructure.workbook.form import LINKS_SHEET, SERVICES_SHEET
from majlis.infrastructure.workbook.inference import Guess, Map, chance_of, guesses, providers
from majlis.infrastructure.workbook.people import served_people
from majlis.infrastructure.workbook.typed import same_name
from majlis.infrastructure.workbook.zones import zones_of
from majlis.reference.parameters import parameters

_SHOWN = 4


@dataclass(frozen=True)
class _Names:
    """The identifiers of what the sheets name."""

    area: Mapping[str, str]
    asset: Mapping[str, str]
    home: str


@dataclass(frozen=True)
class _Maker:
    answers: Answers
    names: _Names
    where: Map
    judge: Judge

    @property
    def facts(self) -> Facts:
        return self.answers.facts

    def source(self, text: str) -> str:
        """Return a source, which says that it is synthetic where the country is."""
        return f"synthetic: {text}" if self.facts.synthetic else text


def coarse_nation(answers: Answers, judge: Judge) -> Nation | None:
    """Return the nation: an asset for each service, zones of people, requirements declared and inferred.

    Parameters
    ----------
    answers : Answers
    judge : Judge
        Takes what is wrong between rows, and what was assumed.

    Returns
    -------
    Nation or None
        None where something is wrong.
    """
    where = Map(answers.services, {one.name: one for one in answers.provinces})
    maker = _Maker(answers, _names(answers), where, judge)
    declared, declared_links = _declared(maker)
    inferred, inferred_links = _inferred(maker)
    demands, needs, supplies = _people(maker)
    if judge.faults:
        return None
    _tell_usual(answers.services, judge)
    facts = answers.facts
    notice = facts.notice or ("Invented for practice. Not an assessment of any country." if facts.synthetic else "")
    header = replace(
        HEADER,
        id=facts.id,
        name=facts.name,
        synthetic=facts.synthetic,
        notice=notice,
        time_zone=facts.time_zone,
        currency=facts.currency,
        marking=facts.marking,
    )
    operators, operator_of = _operators(maker)
    return Nation(
        header=header,
        areas=tuple(_area(one, maker) for one in answers.provinces),
        operators=operators,
        assets=tuple(_asset(one, operator_of[one.name], maker) for one in answers.services),
        demands=tuple(demands),
        requirements=(*declared, *inferred, *needs),
        suppliers=(*declared_links, *inferred_links, *supplies),
    )


def _names(answers: Answers) -> _Names:
    provinces = [one.name for one in answers.provinces]
    area = dict(zip(provinces, codes_of(provinces), strict=True))
    full = [_full_name(one) for one in answers.services]
    asset = {one.name: f"{one.sector}:{code}" for one, code in zip(answers.services, codes_of(full), strict=True)}
    home = max(answers.provinces, key=lambda one: one.population).name
    return _Names(area, asset, home)


def _full_name(service: Service) -> str:
    """Return a service's name with its province, unless it says it already."""
    province = service.province or ""
    return service.name if same_name(province) in same_name(service.name) else f"{service.name} {province}"


def _area(one: Province, maker: _Maker) -> Area:
    return Area(
        id=f"area:{maker.names.area[one.name]}",
        name=one.name,
        region=one.name,
        population=one.population,
        urban_share=one.urban_share,
        latitude=one.latitude or 0.0,
        longitude=one.longitude or 0.0,
        source=maker.source(maker.facts.author),
        marking=maker.facts.marking,
    )


def _operators(maker: _Maker) -> tuple[tuple[Operator, ...], dict[str, str]]:
    """Return the operators, and the operator of each service; one that is not named gets one of its own."""
    members: dict[str, list[Service]] = defaultdict(list)
    for one in maker.answers.services:
        if one.operator:
            members[same_name(one.operator)].append(one)
    codes = codes_of(list(members))
    ids = {name: f"operator:{code}" for name, code in zip(members, codes, strict=True)}
    marking = maker.facts.marking
    rows = [Operator(ids[name], found[0].operator, _main_sector(found), marking) for name, found in members.items()]
    operator_of = {}
    for one in maker.answers.services:
        if one.operator:
            operator_of[one.name] = ids[same_name(one.operator)]
        else:
            code = f"operator:of-{maker.names.asset[one.name].replace(':', '-')}"
            rows.append(Operator(code, f"Operator of {one.name} (not named)", one.sector, marking))
            operator_of[one.name] = code
    return tuple(rows), operator_of


def _main_sector(services: Sequence[Service]) -> str:
    """Return the sector in which an operator runs most; of several the first by name."""
    count = Counter(one.sector for one in services)
    return min(count, key=lambda sector: (-count[sector], sector))


def _asset(one: Service, operator: str, maker: _Maker) -> Asset:
    key = one.kind.parameter_key
    usual = parameters()[f"repair.{key}"]
    low, mode, high = one.repair or (usual.a, usual.b, usual.c)
    return Asset(
        id=maker.names.asset[one.name],
        name=one.name,
        sector=one.sector,
        kind=one.kind.kind,
        operator=operator,
        area=f"area:{maker.names.area[one.province or maker.names.home]}",
        vendor=one.vendor,
        repair_low_h=low,
        repair_mode_h=mode,
        repair_high_h=high,
        restart_h=hours(f"restart.{key}") or 0.0,
        black_start=one.kind.black_start >= 1.0,
        manual_start_h=hours(f"manual.{key}"),
        source=maker.source(maker.facts.author),
        marking=maker.facts.marking,
    )


_Rows = tuple[list[Requirement], list[Supplier]]


def _declared(maker: _Maker) -> _Rows:
    """Return what the links say: a requirement for each service and sector of its suppliers."""
    service_of = {one.name: one for one in maker.answers.services}
    groups: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in maker.answers.links:
        groups[link.service, service_of[link.supplier].sector].append(link)
    requirements: list[Requirement] = []
    suppliers: list[Supplier] = []
    for (name, sector), links in groups.items():
        node = maker.names.asset[name]
        rule = _rule_for(service_of[name], sector)
        confidence = min(link.confidence for link in links)
        requirements.append(
            Requirement(
                node=node,
                group=sector,
                k=_needed(links, maker.judge),
                buffer_h=_buffer(links, service_of[name], sector, rule),
                recharge=rule.recharge if rule else None,
                need=rule.need if rule else Need.RUN,
                confidence=confidence,
                basis=Basis.DECLARED if confidence == 1.0 else Basis.INFERRED,
                source=maker.source(maker.facts.author),
                marking=maker.facts.marking,
            )
        )
        suppliers += [Supplier(node, sector, maker.names.asset[link.supplier], maker.facts.marking) for link in links]
    return requirements, suppliers


def _rule_for(service: Service, sector: str) -> Rule | None:
    """Return the rule by which a service of its kind needs something of a sector."""
    from majlis.infrastructure.synthesis.rules import asset_classes

    sectors = {item.key: item.sector for item in asset_classes()}
    return next((rule for rule in rules_of(service.kind.key) if sectors[rule.suppliers[0]] == sector), None)


def _needed(links: Sequence[Link], judge: Judge) -> int:
    """Return how many of the listed suppliers are needed; all where nobody says."""
    said = [link for link in links if link.share is not None]
    if not said:
        if len(links) > 1:
            what = f"nobody says how many of the {len(links)} suppliers {links[0].service} needs: all are taken"
            judge.odd("how-many", what, links[0].share_place, "write all, one of them, or any 2 of 3")
        return len(links)
    first = said[0]
    for link in said[1:]:
        if link.share != first.share:
            what = f"it says another number of suppliers than {first.share_place} for the same service and sector"
            judge.wrong("how-many", what, link.share_place, "write the same words in both rows")
    needed, listed = first.share or (None, None)
    if listed is not None and listed != len(links):
        what = f"it says {listed} suppliers, but {len(links)} {'is' if len(links) == 1 else 'are'} listed"
        judge.wrong("how-many", what, first.share_place, "list all of them, one row each, or correct the number")
    elif needed is not None and needed > len(links):
        what = f"{needed} are needed, but {len(links)} {'is' if len(links) == 1 else 'are'} listed"
        judge.wrong("k-above-n", what, first.share_place, "lower the number, or list more suppliers")
    return min(needed or len(links), len(links))


def _buffer(links: Sequence[Link], service: Service, sector: str, rule: Rule | None) -> float:
    """Return the hours that a service bridges: as said for the links, or for the service, or the usual ones."""
    said = [link.buffer for link in links if link.buffer is not None]
    if said:
        return min(said)
    if sector == "power" and service.backup is not None:
        return service.backup
    return rule.buffer.centre if rule and rule.buffer else 0.0


def _inferred(maker: _Maker) -> _Rows:
    """Return what the rules add where a service has named no supplier of a sector, and tell it."""
    sector_of = {one.name: one.sector for one in maker.answers.services}
    covered: dict[str, set[str]] = defaultdict(set)
    for link in maker.answers.links:
        covered[link.service].add(sector_of[link.supplier])
    requirements: list[Requirement] = []
    suppliers: list[Supplier] = []
    told: dict[str, list[str]] = defaultdict(list)
    for service in maker.answers.services:
        node = maker.names.asset[service.name]
        for guess in guesses(service, covered[service.name], maker.where):
            requirements.append(_guessed(node, service, guess, maker))
            group = guess.rule.group
            suppliers += [
                Supplier(node, group, maker.names.asset[name], maker.facts.marking) for name in guess.suppliers
            ]
            told[group].append(f"{service.name} from {_listed(guess)}")
    for group, links in told.items():
        shown = "; ".join(links[:_SHOWN]) + (f"; and {len(links) - _SHOWN} more" if len(links) > _SHOWN else "")
        noun = "link was" if len(links) == 1 else "links were"
        what = f"{len(links)} {noun} inferred for {group} ({chance_of(group):.0%} likely each): {shown}"
        mend = f"where you know better, write it into {LINKS_SHEET}"
        maker.judge.told("inferred", what, LINKS_SHEET, mend, "no supplier is named, and such services need one")
    return requirements, suppliers


def _listed(guess: Guess) -> str:
    """Return the suppliers of a guess in words."""
    if len(guess.suppliers) == 1:
        return guess.suppliers[0]
    names = " or ".join(guess.suppliers)
    return names if guess.k == 1 else f"any {guess.k} of {names}"


def _guessed(node: str, service: Service, guess: Guess, maker: _Maker) -> Requirement:
    rule = guess.rule
    own = service.backup if rule.group == "power" else None
    usual = rule.buffer.centre if rule.buffer else 0.0
    return Requirement(
        node=node,
        group=rule.group,
        k=guess.k,
        buffer_h=usual if own is None else own,
        recharge=rule.recharge,
        need=rule.need,
        confidence=guess.confidence,
        basis=Basis.INFERRED,
        source=maker.source("inferred from the kind of service: nearest supplier"),
        marking=maker.facts.marking,
    )


def _people(maker: _Maker) -> tuple[list[Demand], list[Requirement], list[Supplier]]:
    """Return the zones' demands with who supplies them."""
    demands: list[Demand] = []
    requirements: list[Requirement] = []
    suppliers: list[Supplier] = []
    marking = maker.facts.marking
    served = served_people(maker.answers, lambda rule, home: providers(rule, home, maker.where), maker.judge)
    for province in maker.answers.provinces:
        area = maker.names.area[province.name]
        for number, zone in enumerate(zones_of(province.population, served[province.name]), 1):
            for service, givers in zone.served.items():
                node = f"{service}:{zone_of(area, number)}"
                demands.append(Demand(node, f"area:{area}", zone_of(area, number), service, zone.people, marking))
                rule = rules_of(f"{service}-demand")[0]
                names = [name for giver in givers for name in giver.names]
                guessed = any(giver.guessed for giver in givers)
                requirements.append(
                    Requirement(
                        node=node,
                        group=rule.group,
                        k=1,
                        buffer_h=rule.buffer.centre if rule.buffer else 0.0,
                        recharge=rule.recharge,
                        need=Need.RUN,
                        confidence=chance_of(rule.group) if guessed else 1.0,
                        basis=Basis.INFERRED if guessed else Basis.DECLARED,
                        source=maker.source("inferred: nearest supplier" if guessed else maker.facts.author),
                        marking=marking,
                    )
                )
                suppliers += [Supplier(node, rule.group, maker.names.asset[name], marking) for name in names]
    return demands, requirements, suppliers


def _tell_usual(services: Iterable[Service], judge: Judge) -> None:
    """Tell how many services take usual values, or lack what matters for a common cause."""
    gaps = (
        ("repair", [one for one in services if one.repair is None], "the usual times to repair are taken"),
        ("operator", [one for one in services if not one.operator], "each counts as an operator of its own"),
        ("vendor", [one for one in services if not one.vendor], "no attack by way of a vendor reaches them"),
    )
    for key, found, so in gaps:
        if found:
            names = ", ".join(one.name for one in found[:_SHOWN]) + (" ..." if len(found) > _SHOWN else "")
            noun = "times to repair" if key == "repair" else key
            what = f"{len(found)} {'service has' if len(found) == 1 else 'services have'} no {noun} ({names}): {so}"
            judge.told(f"no-{key}", what, SERVICES_SHEET)
