"""Make the demonstration's workspace in the records: a nation, its assessments, and a person of each role."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.demo.make import (
    ASSETS,
    CUT_OFFS,
    EVIDENCE_SEED,
    INCIDENT_WINDOW,
    KEV_SOURCE,
    SEED,
    SIZE,
    write_catalogue,
)
from majlis.acts.demo_council import council
from majlis.acts.demo_steps import Steps
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import banded

CODE = "reference"
NOTE = "the synthetic reference nation"
ORGANISATIONS = (
    ("secretariat", "Secretariat of the Council", "council", ()),
    ("council", "The Council", "council", ()),
    ("cert", "National CERT", "cert", ()),
    ("health-regulator", "Regulator of health", "regulator", ("health",)),
    ("power-regulator", "Regulator of power", "regulator", ("power",)),
    ("operator-of-clinics", "Operator of clinics", "operator", ("health",)),
)
PEOPLE = (
    ("secretary", "Demo secretary", "secretariat", "secretariat"),
    ("secretary2", "Demo second secretary", "secretariat", "secretariat"),
    ("analyst", "Demo analyst", "analyst", "cert"),
    ("analyst2", "Demo second analyst", "analyst", "cert"),
    ("regulator", "Demo regulator", "regulator", "health-regulator"),
    ("regulator2", "Demo second regulator", "regulator", "health-regulator"),
    ("operator", "Demo operator", "operator", "operator-of-clinics"),
    ("risk", "Demo risk analyst", "risk-analyst", "secretariat"),
    ("chair", "Demo chair", "council-member", "council"),
    ("member", "Demo member", "council-member", "council"),
    ("member2", "Demo second member", "council-member", "council"),
    ("member3", "Demo third member", "council-member", "council"),
    ("member4", "Demo fourth member", "council-member", "council"),
    ("assistant", "Demo assistant", "assistant", "secretariat"),
    ("auditor", "Demo auditor", "auditor", "secretariat"),
    ("admin", "Demo administrator", "administrator", "secretariat"),
    ("admin2", "Demo second administrator", "administrator", "secretariat"),
)
"""Login, name, role, organisation. Two of some, as some deeds take two."""
ACCOUNTS = 70
"""Days before today that the accounts were made: before the Council met."""
INCIDENTS = (
    (4, "Synthetic: files of a clinic encrypted", "ransomware", "health", 42_000),
    (9, "Synthetic: control room of a grid operator unreachable", "ddos", "power", None),
    (23, "Synthetic: customers' data of a bank copied", "data-breach", "banking", None),
)
"""Days before today, title, kind, sector, people."""
REPORTS = (
    (30, "Synthetic: registration desk of a clinic encrypted", "ransomware", 9_000),
    (150, "Synthetic: appointments of three clinics unreachable", "ddos", None),
)
"""Hours since an operator knew, title, kind, people: one in time, one whose notification is overdue."""


class WorkspaceCommand(Command):
    """What to make it of."""

    assets: int = Field(default=ASSETS, ge=500, le=100_000, description="Assets of the nation.")


class Person(Part):
    """A person of the demonstration. The password is told once and kept nowhere."""

    login: str
    password: str
    role: str
    organisation: str


class WorkspaceResult(Result):
    """What was made. The passwords are told this once."""

    nation: str
    runs: tuple[str, ...]
    people: tuple[Person, ...]

    def text(self) -> str:
        """Return who may sign in, and how."""
        lines = [f"Nation {self.nation}, assessed {len(self.runs)} times.", "", "Sign in as (told only this once):"]
        lines += [f"  {one.login:<11} {one.password:<24} {one.role} at {one.organisation}" for one in self.people]
        lines += ["", "Next: majlis serve"]
        return banded("\n".join(lines), synthetic=True)


@act("demo.make", machine="it makes accounts and tells their passwords; it is for who tries Majlis out")
def workspace(command: WorkspaceCommand, world: World) -> WorkspaceResult:
    """Perform the acts that lead from nothing to a workspace in which each role finds something to do.

    Raises
    ------
    ConflictError
        If the records hold a nation or a person already: a demonstration does not mix with work.
    """
    _demand_empty(world)
    steps = Steps(world)
    with _folder() as folder:
        nation = folder / "nation"
        steps.take("nation synthesize", {"directory": nation}, {"assets": command.assets, "seed": SEED})
        steps.take("evidence synthesize", {"nation": str(nation)}, {"window": INCIDENT_WINDOW, "seed": EVIDENCE_SEED})
        catalogue = folder / "kev.json"
        kev = {"source": KEV_SOURCE, "window": write_catalogue(catalogue)}
        steps.take("evidence add", {"nation": str(nation), "file": catalogue}, kev)
        steps.take("nation import", {"source": nation}, {"name": CODE, "evidence": True, "note": NOTE})
    steps.take("nation publish", {"nation": CODE}, {"note": NOTE})
    runs = [steps.take("risk assess", {"nation": CODE}, {"as_of": day, **SIZE}).id for day in CUT_OFFS]
    _incidents(steps, world.now().date())
    began = world.now() - timedelta(days=ACCOUNTS)
    people = _people(replace(world, now=lambda: began))
    _reports(steps, world.now())
    with _folder() as folder:
        council(world, CODE, runs, folder)
    return WorkspaceResult(nation=CODE, runs=tuple(runs), people=people)


def _demand_empty(world: World) -> None:
    records = world.records
    from majlis.adapters.records import nations, people

    if nations.codes(records) or people.persons(records):
        raise ConflictError(
            "the records hold something already",
            where=str(world.home),
            why="a demonstration does not mix with work",
            mend="look at it with majlis serve, or name another data folder: majlis --home DIR demo-workspace",
            code="demo.not-empty",
        )


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="majlis-demo-") as name:
        yield Path(name)


def _people(world: World) -> tuple[Person, ...]:
    for code, name, kind, sectors in ORGANISATIONS:
        if code != "secretariat":
            Steps(world).take("organisation add", {"code": code}, {"name": name, "kind": kind, "sectors": sectors})
    return tuple(_person(world, *one) for one in PEOPLE)


def _person(world: World, login: str, name: str, role: str, organisation: str) -> Person:
    password = secrets.token_urlsafe(12)
    steps = Steps(replace(world, secret=lambda _: password))
    steps.take("person add", {"login": login}, {"name": name, "password": True})
    steps.take("person grant", {"login": login, "role": role, "organisation": organisation}, {})
    return Person(login=login, password=password, role=role, organisation=organisation)


def _incidents(steps: Steps, today: date) -> None:
    """Enter invented incidents of the last weeks, and say from when on incidents are logged by hand."""
    steps.take("incident window", {"nation": CODE, "start": date.fromisoformat(CUT_OFFS[-1])}, {})
    for ago, title, kind, sector, people in INCIDENTS:
        facts = {"title": title, "day": today - timedelta(days=ago), "kind": kind, "sector": sector, "people": people}
        given = {name: value for name, value in facts.items() if value is not None}
        steps.take("incident create", {"nation": CODE}, {**given, "source": "invented for the demonstration"})


def _reports(steps: Steps, now: datetime) -> None:
    """Send invented reports of an operator, and take reports without an account."""
    steps.take("report door", {"nation": CODE}, {})
    for ago, title, kind, people in REPORTS:
        aware = f"{now - timedelta(hours=ago):%Y-%m-%dT%H:%M}Z"
        facts = {"title": title, "kind": kind, "sector": "health", "people": people, "aware": aware, "what": title}
        given = {name: value for name, value in facts.items() if value is not None}
        steps.take("report send", {"nation": CODE}, {**given, "operator": "operator-of-clinics"})
