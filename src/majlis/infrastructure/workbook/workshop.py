"""Read the workshop form: every cell is judged, and all faults are named at once."""

import difflib
from collections.abc import Mapping, Sequence

from majlis.infrastructure.coverage import coverage
from majlis.infrastructure.nation import Basis
from majlis.infrastructure.workbook import form
from majlis.infrastructure.workbook.answers import Answers, Judge, Link, Province, Service
from majlis.infrastructure.workbook.coarse import coarse_nation
from majlis.infrastructure.workbook.facts import read_facts
from majlis.infrastructure.workbook.form import LINKS_SHEET, PROVINCES_SHEET, SERVICES_SHEET, SHEETS, WHOLE_COUNTRY
from majlis.infrastructure.workbook.grid import Row, rows_of
from majlis.infrastructure.workbook.opening import Sheet, sheet_key
from majlis.infrastructure.workbook.reading import WorkbookReading
from majlis.infrastructure.workbook.spelling import Written, known_vendor, tell_operators, tell_vendors
from majlis.infrastructure.workbook.typed import same_name, typed_share
from majlis.kernel.errors import InputError
from majlis.reference.parameters import parameters

_Q: Mapping[tuple[str, str], form.Question] = {
    (sheet, question.key): question for sheet, questions in SHEETS.items() for question in questions
}


def read_workshop(sheets: dict[str, Sheet], file: str) -> WorkbookReading:
    """Return the coarse nation of a workbook in the workshop form.

    Raises
    ------
    InputError
        With every fault, each named by sheet and cell.
    """
    judge = Judge()
    answers = _answers(sheets, file, judge)
    nation = None
    if answers is not None and not judge.faults:
        nation = coarse_nation(answers, judge)
    if nation is None or judge.faults:
        count = f"{len(judge.faults)} {'fault' if len(judge.faults) == 1 else 'faults'}"
        raise InputError(f"{file} cannot be taken in: {count}", code="workbook.read", faults=judge.faults)
    inferred = tuple(row for row in nation.requirements if row.basis is Basis.INFERRED)
    return WorkbookReading(nation, "workshop", tuple(judge.findings), inferred, coverage(nation))


def _answers(sheets: dict[str, Sheet], file: str, judge: Judge) -> Answers | None:
    facts = read_facts(sheets[form.NATION_SHEET], judge)
    present = [name for name in SHEETS if _is_there(name, sheets, file, judge)]
    provinces, places = _provinces(sheets[PROVINCES_SHEET], judge) if PROVINCES_SHEET in present else ([], [])
    services, names = _services(sheets[SERVICES_SHEET], places, judge) if SERVICES_SHEET in present else ([], [])
    links = _links(sheets[LINKS_SHEET], names, judge) if LINKS_SHEET in present else []
    if facts is None or len(present) < len(SHEETS):
        return None
    return Answers(facts, tuple(provinces), tuple(services), tuple(links))


def _is_there(name: str, sheets: Mapping[str, Sheet], file: str, judge: Judge) -> bool:
    if name in sheets:
        return True
    own = {form.GUIDE_SHEET, form.NATION_SHEET, form.LISTS_SHEET, *SHEETS}
    others = [other for other in sheets if other not in own]
    near = difflib.get_close_matches(sheet_key(name), [sheet_key(other) for other in others], n=1, cutoff=0.5)
    found = next((other for other in others if near and sheet_key(other) == near[0]), "")
    found = found or next((other for other in others if len(others) == 1), "")
    mend = f"rename the sheet {found!r} back to {name}" if found else f"copy the sheet {name} from a new template"
    judge.wrong("sheet", f"there is no sheet {name}", file, mend, f"the sheets are: {', '.join(list(sheets)[:8])}")
    return False


def _provinces(sheet: Sheet, judge: Judge) -> tuple[list[Province], list[str]]:
    """Return the provinces that are in order, and the names of all."""
    faults = len(judge.faults)
    rows = list(rows_of(sheet, judge))
    shares = _shares([(row, row.number_of("urban_share")) for row in map(_Asked, rows)], judge)
    found: list[Province] = []
    named: list[tuple[str, str]] = []
    for row, share in zip(map(_Asked, rows), shares, strict=True):
        name, population = row.text_of("name"), row.number_of("population")
        named += [(name, row.row.place("name"))] if name else []
        latitude, longitude = row.number_of("latitude"), row.number_of("longitude")
        if (latitude is None) != (longitude is None) and not row.faulty:
            where = row.row.place("longitude" if longitude is None else "latitude")
            judge.wrong("position", "latitude and longitude go together", where, "give both, or leave both empty")
        if same_name(name) == same_name(WHOLE_COUNTRY):
            judge.wrong("name", f"{WHOLE_COUNTRY} is not a province", row.row.place("name"), "give it its own name")
        if name and population is not None:
            found.append(Province(row.row.place("name"), name, int(population), share, latitude, longitude))
    _twins(named, "province", judge)
    if not rows and len(judge.faults) == faults:
        judge.wrong("no-rows", "no province is filled in", sheet.place(form.HEADER_ROW + 3, 0), "give at least one")
    return found, [name for name, _ in named]


def _shares(given: Sequence[tuple["_Asked", float | None]], judge: Judge) -> list[float]:
    """Return the shares of people in towns, 0 to 1: percentages, or fractions where every row has one."""
    usual = parameters()["workbook.urban-share"].centre
    values = [value for _, value in given if value is not None]
    fractions = bool(values) and max(values) <= 1 and any(0 < value < 1 for value in values)
    if fractions:
        where = next(row.row.place("urban_share") for row, value in given if value is not None)
        judge.told("percent", "the shares in towns were read as parts of 1: 0.35 is 35 %", where)
    for row, value in given:
        if value is not None and 0 < value < 1 and not fractions:
            what = f"{value:g} may be a percentage or a part of 1; other rows are percentages"
            judge.wrong("percent", what, row.row.place("urban_share"), f"write {value * 100:g} for {value:.0%}")
    return [usual if value is None else value if fractions else value / 100 for _, value in given]


class _Asked:
    """A row with the questions of its sheet at hand."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self._before = len(row.judge.faults)

    @property
    def faulty(self) -> bool:
        """Whether anything was wrong since the row was taken up."""
        return len(self.row.judge.faults) > self._before

    def text_of(self, key: str) -> str:
        return self.row.text(_Q[self.row.sheet.name, key])

    def number_of(self, key: str) -> float | None:
        return self.row.number(_Q[self.row.sheet.name, key])

    def chosen_of(self, key: str, options: Mapping[str, str], list_name: str) -> str:
        return self.row.chosen(_Q[self.row.sheet.name, key], options, list_name=list_name)


def _services(sheet: Sheet, provinces: Sequence[str], judge: Judge) -> tuple[list[Service], list[str]]:
    """Return the services that are in order, and the names of all."""
    sectors = {same_name(name): name for name in form.sector_names().values()}
    sectors |= {same_name(code): name for code, name in form.sector_names().items()}
    places = {same_name(name): name for name in (WHOLE_COUNTRY, *provinces)} if provinces else {}
    found: list[Service] = []
    named: list[Written] = []
    operators: list[Written] = []
    vendors: list[Written] = []
    faults = len(judge.faults)
    for row in map(_Asked, rows_of(sheet, judge)):
        name = row.text_of("name")
        named += [(name, row.row.place("name"))] if name else []
        service = _service(row, name, sectors, places)
        operators += [(service.operator, row.row.place("operator"))] if service and service.operator else []
        vendors += [(service.vendor, row.row.place("vendor"))] if service and service.vendor else []
        found += [service] if service is not None else []
    _twins(named, "service", judge)
    tell_operators(operators, judge)
    tell_vendors(vendors, judge)
    if not named and len(judge.faults) == faults:
        judge.wrong("no-rows", "no service is filled in", sheet.place(form.HEADER_ROW + 3, 0), "give at least one")
    return found, [name for name, _ in named]


def _service(row: _Asked, name: str, sectors: Mapping[str, str], places: Mapping[str, str]) -> Service | None:
    judge = row.row.judge
    sector_name = row.chosen_of("sector", sectors, "the sectors")
    sector = next((code for code, title in form.sector_names().items() if title == sector_name), "")
    kinds = {same_name(label): label for label in form.kind_labels()}
    label = row.chosen_of("kind", kinds, "the kinds")
    kind = form.kind_labels().get(label) if label else form.usual_class(sector) if sector else None
    if kind is not None and sector and kind.sector != sector:
        right = ", ".join(other for other, item in form.kind_labels().items() if item.sector == sector)
        what = f"{label} does not belong to the sector {sector_name}"
        judge.wrong("kind", what, row.row.place("kind"), f"choose one of {right}, or another sector")
    province = row.chosen_of("province", places, "the provinces")
    operator, vendor = row.text_of("operator"), known_vendor(row.text_of("vendor"))
    people, backup = row.number_of("people"), row.number_of("backup")
    repair = _repair(row)
    if people and sector and not form.service_of(sector):
        what = f"people do not use {sector_name} directly: the {people:,.0f} are not counted"
        judge.odd("people", what, row.row.place("people"), "leave it empty, and say who needs it in the next sheet")
        people = None
    if row.faulty or kind is None:
        return None
    return Service(
        place=row.row.place("name"),
        name=name,
        sector=sector,
        kind=kind,
        province=None if province == WHOLE_COUNTRY else province,
        operator=operator,
        vendor=vendor,
        people=int(people or 0),
        people_place=row.row.place("people"),
        backup=backup,
        repair=repair,
    )


def _repair(row: _Asked) -> tuple[float, float, float] | None:
    keys = ("repair_low", "repair_mode", "repair_high")
    faults = len(row.row.judge.faults)
    low, mode, high = (row.number_of(key) for key in keys)
    if len(row.row.judge.faults) > faults:
        return None
    if low is None or mode is None or high is None:
        if (low, mode, high) != (None, None, None):
            empty = next(key for key, value in zip(keys, (low, mode, high), strict=True) if value is None)
            what, mend = "one of the three times to repair is empty", "give all three, or leave all three empty"
            row.row.judge.wrong("repair", what, row.row.place(empty), mend)
        return None
    if not low <= mode <= high:
        what = f"the times to repair {low:g}, {mode:g}, {high:g} hours are out of order"
        row.row.judge.wrong("repair", what, row.row.place(keys[0]), "put them in order: quick, usual, slow")
    return low, mode, high


def _links(sheet: Sheet, services: Sequence[str], judge: Judge) -> list[Link]:
    names = {same_name(name): name for name in services}
    sure = {same_name(word): word for word in form.SURE}
    found: list[Link] = []
    first: dict[tuple[str, str], str] = {}
    for row in map(_Asked, rows_of(sheet, judge)):
        service = row.chosen_of("service", names, "the services of the sheet Services")
        supplier = row.chosen_of("supplier", names, "the services of the sheet Services")
        share, buffer = _share(row), row.number_of("buffer")
        word = row.chosen_of("sure", sure, "the words for how sure one is")
        if service and service == supplier:
            judge.wrong(
                "self", f"{service} supplies itself", row.row.place("supplier"), "choose another, or take it out"
            )
        where = row.row.place("supplier")
        if service and supplier and first.setdefault((service, supplier), where) != where:
            what = f"{service} needs {supplier} twice; it stands already in {first[service, supplier]}"
            judge.wrong("twice", what, where, "keep one of the two rows")
        if row.faulty:
            continue
        chance = form.SURE.get(word, "")
        found.append(
            Link(
                place=where,
                service=service,
                supplier=supplier,
                share=share,
                share_place=row.row.place("how_many"),
                buffer=buffer,
                confidence=parameters()[chance].centre if chance else 1.0,
            )
        )
    return found


def _share(row: _Asked) -> tuple[int | None, int | None] | None:
    text = row.text_of("how_many")
    if not text:
        return None
    try:
        needed, listed = typed_share(text)
    except ValueError as error:
        mend = "write all, one of them, or any 2 of 3"
        row.row.judge.wrong("how-many", str(error), row.row.place("how_many"), mend)
        return None
    if needed is not None and listed is not None and needed > listed:
        what = f"any {needed} of {listed} is more than there are"
        mend = f"write a number from 1 to {listed}, or list more suppliers"
        row.row.judge.wrong("k-above-n", what, row.row.place("how_many"), mend, "it could never work")
        return None
    return needed, listed


def _twins(named: Sequence[Written], noun: str, judge: Judge) -> None:
    first: dict[str, str] = {}
    for name, place in named:
        if first.setdefault(same_name(name), place) != place:
            what = f"the {noun} {name} stands already in {first[same_name(name)]}"
            judge.wrong("duplicate", what, place, "give each a name of its own, or take one row out")
