"""A Council for tests: a synthetic nation's body with nine seats, persons in them, a rule, an open meeting, an item."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.hand import make_nation
from tests.sites import Site

from majlis.acts.world import Actor, World
from majlis.council import Rule

BODY = "council"
NATION = "small"
SEATS = (
    ("chair", ""),
    ("operators-1", "operators"),
    ("operators-2", "operators"),
    ("operators-3", "operators"),
    ("regulators-1", "regulators"),
    ("regulators-2", "regulators"),
    ("academia-1", "academia"),
    ("academia-2", "academia"),
    ("academia-3", "academia"),
)
"""Code of the seat and its constituency; the last one is vacant."""
VACANT = "academia-3"
ASSISTANT = "helper"
"""Login of who assists the chair."""


@dataclass(frozen=True)
class Council:
    """What :func:`council` made.

    Attributes
    ----------
    world : World
        Of the person at the machine.
    body, nation, meeting, item : str
        Codes. ``meeting`` is open, with all members but that of ``academia-2`` there; ``item`` asks for a decision.
    """

    world: World
    body: str
    nation: str
    meeting: str
    item: str

    def as_(self, login: str) -> World:
        """Return the world of a person, who comes over the network."""
        return world_as(self.world, login)


def login_of(seat: str) -> str:
    """Return the login of who holds a seat."""
    return f"m-{seat}"


def council(place: Site | World, rule: Rule | None = None, *, synthetic: bool = True, opened: bool = True) -> Council:
    """Make a nation and its Council with an open meeting of today.

    Parameters
    ----------
    place : Site or World
        A world must be that of the person at the machine.
    rule : Rule, optional
        By which it decides; a simple majority with a proxy each unless another is given.
    synthetic : bool, optional
        Whether the nation is.
    opened : bool, optional
        Whether the meeting is opened; otherwise it is planned.
    """
    world = place.world if isinstance(place, Site) else place
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.council import agenda, founding, meetings

    if not nations.exists(records, NATION):  # a test may have made it, with what was assessed of it
        make_nation(records, NATION, synthetic=synthetic)
    founding.create(records, NATION, founding.New(BODY, "Council of tests", rule or Rule("simple-majority", proxies=1)))
    fill(world)
    begins = records.now().astimezone(UTC)
    meeting = meetings.plan(records, BODY, meetings.New("Meeting of tests", begins, begins + timedelta(hours=2)))
    facts = {"kind": "decision", "title": "Share indicators", "question": "Shall indicators be shared within a day?"}
    item = agenda.add(records, BODY, agenda.New(facts, meeting))
    if opened:
        there = [seat for seat, _ in SEATS if seat not in {VACANT, "academia-2"}]
        meetings.open_(records, meeting, meetings.Opening(there, short="for a test"))
    return Council(world, BODY, NATION, meeting, item)


def fill(world: World, body: str = BODY) -> None:
    """Add the seats to a body, and appoint a person to each but the last, and an assistant of the chair."""
    records = world.records
    from majlis.adapters.records.council import seats

    for code, constituency in SEATS:
        facts = {"title": code.replace("-", " ").capitalize(), "constituency": constituency, "chair": code == "chair"}
        seats.add(records, body, code, facts)
        if code != VACANT:
            person(world, login_of(code), "council-member")
            seats.appoint(records, body, seats.Appointment(code, login_of(code)))
    person(world, ASSISTANT, "assistant")
    seats.appoint(records, body, seats.Appointment("chair", ASSISTANT, "assistant"))


def person(world: World, login: str, *roles: str, organisation: str = "secretariat") -> str:
    """Make a person with roles at an organisation, and return the login."""
    records = world.records
    from majlis.adapters.records import people
    from majlis.adapters.records.people.roles import grant

    people.ensure_organisation(records, organisation, organisation.capitalize(), "council")
    people.add_person(records, login, {"full_name": login.capitalize()}, None, "")
    for role in roles:
        grant(records, login, role, organisation)
    return login


def world_as(world: World, login: str) -> World:
    """Return the world of a person with an account, as a page would have it."""
    records = world.records
    from majlis.adapters.records.people.roles import standing

    found = standing(records, login)
    actor = Actor(login, found.permissions, found.reader, remote=True)
    return replace(world, actor=actor, desk=world.home / "desk")


def on(world: World, moment: datetime) -> World:
    """Return the same world at another moment."""
    return replace(world, now=lambda: moment)


def paper_file(folder: Path, name: str = "paper.txt", text: str = "Indicators save time.") -> Path:
    """Write a paper."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
