"""A nation with an incident and documents, for tests."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.hand import enter, make_nation

from majlis.acts.document.freeze import FreezeCommand, freeze
from majlis.acts.document.start import StartCommand, start
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp

RED = Marking(Tlp.RED)


def person(world: World, login: str, *permissions: str, organisation: str = "secretariat") -> World:
    """Return the world of a person with an account: sees TLP:RED of the own organisation, TLP:AMBER of others."""
    reader = Reader(login, frozenset({organisation}), RED, Tlp.AMBER)
    return replace(world, actor=Actor(login, frozenset(permissions), reader, remote=True), opened=None)


def composer(world: World) -> World:
    """Return the world of somebody who composes."""
    return person(world, "anna", "document.write", "document.read", "incident.read")


def releaser(world: World, login: str = "sara", organisation: str = "secretariat") -> World:
    """Return the world of somebody who releases."""
    return person(world, login, "document.release", "document.read", organisation=organisation)


def with_incident(world: World, *, synthetic: bool = False) -> str:
    """Make a nation with an incident; return the incident's code."""
    make_nation(world.records, synthetic=synthetic)
    return an_incident(world)


def an_incident(world: World) -> str:
    """Enter an incident and return its code."""
    return enter(world.records, day=date(2025, 7, 1), operator="Clinic A")


def draft(world: World, incident: str) -> str:
    """Start a note in the name of the composer and return its code."""
    return start(StartCommand(incident=incident), composer(world)).document.code


def frozen(world: World, incident: str) -> str:
    """Freeze a note in the name of the composer and return its code."""
    code = draft(world, incident)
    freeze(FreezeCommand(document=code), composer(world))
    return code


def on_desk(world: World, folder: Path) -> World:
    """Return the world with a desk, on which files may be written."""
    return replace(world, desk=folder)
