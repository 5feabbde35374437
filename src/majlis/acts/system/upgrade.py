"""Bring data of an older version to this one: a backup first, then the tables, then what older versions left."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.settings import demand_home, value_of
from majlis.acts.world import World
from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import Marking, join_all

if TYPE_CHECKING:
    from majlis.adapters.records.runs.adoption import Finished

JOURNAL = ".upgrade.json"
"""In the home while an upgrade is under way: it names the backup that was made before the first step."""


class UpgradeCommand(Command):
    """Nothing is asked."""


class UpgradeResult(Result):
    """What was done."""

    backup: str = Field(description="The backup that was made first; empty where nothing had to be done.")
    steps: tuple[str, ...] = Field(description="Steps that the tables took, in order.")
    adopted: int = Field(description="Runs of the vault that got their rows.")
    unreadable: tuple[str, ...] = Field(description="Runs of the vault that cannot be read; they stay as they are.")
    continued: bool = Field(description="Whether an upgrade that was interrupted went on.")

    def text(self) -> str:
        """Return what was done, and how to go back."""
        if not self.backup:
            lines = ["Everything is of this version already."]
            return "\n".join([*lines, *(f"Cannot be read: {line}" for line in self.unreadable)])
        lines = ["An interrupted upgrade went on."] if self.continued else []
        lines += [f"Backup before: {self.backup}"]
        lines += [f"Tables: {len(self.steps)} steps" + (f", the last is {self.steps[-1]}" if self.steps else "")]
        lines += [f"Runs of the vault that got their rows: {self.adopted}"]
        lines += [f"Cannot be read and stays as it is: {line}" for line in self.unreadable]
        lines.append("To go back: install the old version, then majlis restore with that backup.")
        return "\n".join(lines)


@act("system.upgrade", machine="it changes the tables under what is running")
def upgrade(command: UpgradeCommand, world: World) -> UpgradeResult:  # noqa: ARG001 - the shape of every act
    """Upgrade; whatever interrupts it, doing it again goes on where it stopped."""
    from majlis.adapters.records.configuration import bind, database_of

    demand_home(world.home)
    bind(database_of(world.database, world.home))
    from majlis.adapters.records import schema

    found = schema.state()
    schema.refuse_newer(found)
    journal = world.home / JOURNAL
    before = _noted(journal)
    if not found.missing and not before:
        runs, unreadable = _left(world)
        if not runs:
            return UpgradeResult(backup="", steps=(), adopted=0, unreadable=unreadable, continued=False)
    backup = before or _backup(world, journal)
    steps = schema.migrate(world.home)
    runs, unreadable = _left(world)
    adopted = _adopt(world, runs, steps)
    journal.unlink(missing_ok=True)
    return UpgradeResult(backup=backup, steps=steps, adopted=adopted, unreadable=unreadable, continued=bool(before))


def _noted(journal: Path) -> str:
    """Return the backup of the upgrade that was interrupted; empty where there was none, or its backup is gone."""
    try:
        path = str(json.loads(journal.read_bytes())["backup"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return ""
    return path if Path(path).is_file() else ""


def _backup(world: World, journal: Path) -> str:
    import majlis
    from majlis.adapters.records.configuration import database_of
    from majlis.adapters.upkeep.backup import BEFORE_UPGRADE, Origin, make_backup, name_for
    from majlis.kernel.files import write_whole

    folder = Path(value_of(world.settings, "backups", str(world.home / "backups")))
    origin = Origin(world.home, database_of(world.database, world.home), majlis.__version__, world.now())
    made = make_backup(origin, name_for(world.now(), folder, occasion=BEFORE_UPGRADE), world.progress)
    write_whole(journal, json.dumps({"backup": str(made.path), "to": majlis.__version__}).encode())
    return str(made.path)


def _left(world: World) -> "tuple[tuple[Finished, ...], tuple[str, ...]]":
    """Return the runs of the vault that have no row, and what is wrong with those that cannot be read."""
    from majlis.adapters.records.runs.adoption import without_row

    ids = without_row(world.whole_vault.run_ids())
    runs, unreadable = [], []
    with world.progress("Reading the vault", len(ids)) as advance:
        for number, name in enumerate(ids):
            try:
                runs.append(_finished(world, name))
            except IntegrityError as error:
                unreadable.append(error.fault.what)
            advance(number + 1)
    return tuple(runs), tuple(unreadable)


def _adopt(world: World, runs: "tuple[Finished, ...]", steps: tuple[str, ...]) -> int:
    records = world.records
    from majlis.adapters.records import audit
    from majlis.adapters.records.runs.adoption import adopt

    adopted = adopt(records, runs)
    audit.note(records, "upgrade", "", detail={"steps": len(steps), "adopted": adopted})
    return adopted


def _finished(world: World, name: str) -> "Finished":
    from majlis.adapters.records.runs.adoption import Finished
    from majlis.kernel.times import parse_instant

    run = world.whole_vault.read_run(name)
    try:
        nation = run.result["nation"]
        marked = [nation["marking"], *(source["marking"] for source in run.result["sources"])]
        return Finished(
            id=run.id,
            act=run.act,
            command=run.command,
            inputs=run.inputs,
            result_sha256=run.result_sha256,
            nation=nation["id"],
            nation_name=nation["name"],
            synthetic=nation["synthetic"],
            marking=str(join_all([Marking.parse(text) for text in marked])),
            when=parse_instant(run.run["when"]),
            seconds=float(run.run["seconds"]),
        )
    except (KeyError, TypeError) as error:
        raise IntegrityError(f"run {run.id}: its result lacks {error}", code="vault.other-result") from None
