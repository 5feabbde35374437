"""Reports for tests: a nation, its authorities and operators, and reports that most people may not see."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.hand import make_nation

from majlis.acts.world import Actor, World
from majlis.adapters.records.handle import Records
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp

NATION = "small"
HIDDEN = "FALCON"
"""Stands in every text of a secret report, and nowhere else."""
AUTHORITIES = {
    "cert": ("cert", ()),
    "health-regulator": ("regulator", ("health",)),
    "bank-regulator": ("regulator", ("banking",)),
    "ministry": ("ministry", ()),
}
OPERATORS = {"clinic": ("operator", ("health",)), "bank": ("operator", ("banking",))}
PAGES = (
    "/report/",
    "/report/follow/",
    "/n/{nation}/reports/",
    "/n/{nation}/reports/board/",
    "/n/{nation}/reports/rules/",
)
"""Addresses of the pages that show reports, or say that there are any."""
PAGES_OF_ONE = ("/report/{code}/", "/report/{code}/file/1/", "/report/{code}/more/", "/report/{code}/merge/{other}/")
"""Addresses of the pages of one report."""
POSTS = (
    *("/report/{code}/say/", "/report/{code}/do/", "/report/{code}/files/", "/report/draft/", "/report/draft/forget/"),
    *("/n/{nation}/reports/rules/set/", "/n/{nation}/reports/door/"),
)
"""Addresses that only take forms."""


def addresses(nation: str, codes: tuple[str, ...]) -> list[str]:
    """Return every address of the pages of reports that a browser can ask for, files of tables too."""
    found = [page.format(nation=nation) for page in PAGES]
    found += [f"/n/{nation}/reports/?form={form}" for form in ("csv", "xlsx")]
    found += [f"/n/{nation}/reports/board/?form={form}" for form in ("csv", "xlsx")]
    found += [f"/n/{nation}/reports/?words={HIDDEN}", f"/n/{nation}/reports/?operator=clinic"]
    for code in codes:
        found += [page.format(code=code, other=codes[0]) for page in PAGES_OF_ONE]
    return found


def parties(records: Records) -> None:
    """Make the authorities and operators."""
    from majlis.adapters.records import people

    for code, (kind, sectors) in {**AUTHORITIES, **OPERATORS}.items():
        people.ensure_organisation(records, code, code.replace("-", " ").capitalize(), kind, sectors)


def with_parties(world: World, nation: str = NATION) -> World:
    """Make a nation where it is missing, with authorities and operators; return the world."""
    from majlis.adapters.records import nations

    if not nations.exists(world.records, nation):
        make_nation(world.records, nation)
    parties(world.records)
    return world


def person(world: World, organisation: str, *permissions: str) -> World:
    """Return the world of a person who acts for an organisation: sees what is its own, of others what is open."""
    reader = Reader(f"of-{organisation}", frozenset({organisation}), Marking(Tlp.RED), Tlp.GREEN)
    allowed = frozenset(permissions or {"report.read", "report.write", "report.work", "incident.write"})
    return replace(world, actor=Actor(reader.name, allowed, reader, remote=True))


def operator(world: World, organisation: str) -> World:
    """Return the world of a person of an operator."""
    return person(world, organisation, "report.read", "report.write", "incident.write")


def sent(world: World, **facts: Any) -> str:
    """Send a report of the clinic and return its number."""
    from majlis.acts.report.send import SendCommand, send

    usual = {
        "nation": NATION,
        "operator": "clinic",
        "title": "Systems locked",
        "kind": "ransomware",
        "sector": "health",
        "what": "All computers show a note",
        "technical": "198.51.100.7 and evil.example",
        "contact": "Night desk, 555",
    }
    return send(SendCommand.model_validate({**usual, **facts}), world).code


def secret_reports(world: World, nation: str = NATION) -> tuple[str, ...]:
    """Write reports that nobody sees but their operator, the authorities of their rules, and who keeps the nation.

    Each text of them holds :data:`HIDDEN`. There is one with every section, one with a thread and a note, one that came
    without an account, one that belongs to an incident marked TLP:RED, and two that look alike.

    Parameters
    ----------
    world : World
        Of somebody who may do everything.
    nation : str

    Returns
    -------
    tuple of str
        Their numbers.
    """
    from majlis.acts.report.ask import AskCommand, ask
    from majlis.acts.report.door import DoorCommand, door
    from majlis.acts.report.enclose import EncloseCommand, enclose
    from majlis.acts.report.incident import IncidentCommand, incident
    from majlis.acts.report.note import NoteCommand, note
    from majlis.acts.report.tell import TellCommand, tell

    with_parties(world, nation)
    told = {
        name: f"{HIDDEN} {name}"
        for name in ("title", "what", "impact", "technical", "contact", "measures", "borders", "area")
    }
    first = sent(world, nation=nation, **told, people=4711)
    ask(AskCommand(code=first, text=f"{HIDDEN} question"), world)
    note(NoteCommand(code=first, text=f"{HIDDEN} note"), world)
    letter = world.home / f"{HIDDEN}.txt"
    letter.write_text(HIDDEN, encoding="utf-8")
    enclose(EncloseCommand(code=first, file=letter), world)
    letter.unlink()
    second = sent(world, nation=nation, **told)
    incident(IncidentCommand(code=second, marking="TLP:RED"), world)
    door(DoorCommand(nation=nation), world)
    third = tell(TellCommand(nation=nation, name=f"{HIDDEN} works", title=f"{HIDDEN} title"), world).code
    return first, second, third


def hours(text: str) -> datetime:
    """Return an instant from its text."""
    return datetime.fromisoformat(text)
