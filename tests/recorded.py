"""A nation of the records for tests about evidence, and tables of incidents to add to it."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from majlis.acts.evidence.add import AddCommand, AddResult, add
from majlis.acts.world import World
from majlis.infrastructure.dossier.header import header_of_table

CODE = "testland"
HEADER = """
format = 1
id = "testland"
name = "Testland"
synthetic = true
notice = "For tests."
time_zone = "Asia/Karachi"
currency = "PKR"
horizon_hours = 336
slot_minutes = 60
marking = "TLP:GREEN"
"""
WINDOW = "2025-01-01..2025-07-01"
HEAD = "Case,Date,Reported,Sector,Type,Organisation,Remarks\n"
ROWS = (
    "a,2025-01-02,2025-01-03,Hospital,Ransomware,Clinic A,gateway encrypted",
    "b,2025-02-03,2025-02-09,Bank,DDoS,Bank B,portal slow",
    "c,2025-02-03,2025-02-10,Hospital,DDoS,Clinic C,portal down",
)


def with_nation(world: World, code: str = CODE) -> World:
    """Make a nation without a version; return the world."""
    records = world.records
    from majlis.adapters.records import nations

    nations.create(records, replace(header_of_table(tomllib.loads(HEADER)), id=code), {})
    return world


def on(world: World, day: str) -> World:
    """Return the world at noon of a day."""
    moment = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    return replace(world, now=lambda: moment)


def table(folder: Path, rows: Sequence[str], name: str = "log.csv") -> Path:
    """Write a table of incidents."""
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def added(world: World, file: Path, code: str = CODE, **options: object) -> AddResult:
    """Add a file to the nation of the records."""
    return add(AddCommand.model_validate({"nation": code, "file": file, "window": WINDOW, **options}), world)
