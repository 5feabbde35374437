"""A system with rows, a vault and an upload; and a home as the first release left it."""

import os
import tarfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from majlis.acts.world import World

OLD_HOME = Path(__file__).with_name("home-0.1.0.tar.gz")
"""What 0.1.0 left after a small assessment of a synthetic nation (500 assets, seed 2; 2 draws of 20 years)."""
OLD_RUN = "20261125-185656-99a7e295"
PASSPHRASE = "four words nobody guesses"  # noqa: S105 - it seals what the tests make


def fill(world: World) -> None:
    """Write a few rows, a file of the vault and an upload."""
    records = world.records
    from majlis.adapters.records import audit, keys
    from majlis.adapters.records.models import Upload
    from majlis.adapters.records.uploads import keep_upload
    from majlis.kernel.marking import Marking

    data = b"day,sector,kind\n2025-01-02,health,ransomware\n" * 1000
    Upload.everything.create(
        sha256=keep_upload(world.home, data),
        size=len(data),
        file_name="incidents.csv",
        added_at=records.now(),
        owner_id=keys.owner_key(records),
        marking_id=keys.marking_key(Marking.parse("TLP:AMBER")),
    )
    audit.note(records, "test", "filled")
    world.vault.keep_document("parameters", {"synthetic": True, "number": list(range(5000))})
    (world.home / "keys").mkdir()
    (world.home / "keys" / "sign").write_text("secret key")


def facts(world: World) -> dict[str, object]:
    """Return what must be equal before and after: rows of each kind, and every file but the database's own."""
    assert world.records
    from majlis.adapters.records.models import AuditEntry, MarkingRow, Organisation, Upload

    tables = (AuditEntry.objects, Upload.everything, Organisation.objects, MarkingRow.objects)
    rows = {table.model.__name__: list(table.order_by("pk").values()) for table in tables}
    rows["AuditEntry"] = [row for row in rows["AuditEntry"] if row["act"] != "restore"]
    files = {
        str(path.relative_to(world.home)): path.read_bytes()
        for folder in ("vault", "uploads")
        for path in sorted((world.home / folder).rglob("*"))
        if path.is_file()
    }
    return {**rows, **files}


@pytest.fixture
def filled(recorded: World) -> World:
    fill(recorded)
    return recorded


@pytest.fixture
def system(world: World, sqlite_database: str) -> World:
    """Give a filled system on SQLite, where a test is not about the database."""
    filled = replace(world, database=sqlite_database)
    fill(filled)
    return filled


@pytest.fixture
def old_home(world: World) -> World:
    world.home.mkdir()
    with tarfile.open(OLD_HOME) as tar:
        if hasattr(tarfile, "data_filter"):  # Debian 12's Python is older; later ones warn without it
            tar.extraction_filter = staticmethod(tarfile.data_filter)
        tar.extractall(world.home)  # noqa: S202 - the archive is ours
    return world


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.touch(0o600)
    path.write_text(PASSPHRASE + "\n")
    return path


def later(world: World, hours: float) -> World:
    """Return the same world at a later hour."""
    now = world.now() + timedelta(hours=hours)
    return replace(world, now=lambda: now)


def age(path: Path, world: World, hours: float) -> None:
    """Let a file have been changed so many hours before the world's now."""
    moment = world.now().timestamp() - hours * 3600
    os.utime(path, (moment, moment), follow_symlinks=False)
