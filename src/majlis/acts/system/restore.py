"""Bring a backup back: into a new place, judged there, then changed over; what was in use is kept."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.kernel.errors import MajlisError, NotFoundError


class RestoreCommand(Command):
    """Which backup to bring back."""

    archive: Path = Field(description="The backup, as majlis backup wrote it.")
    keys: Path | None = Field(default=None, description="File of the sealed keys, to bring back as well.")
    passphrase_file: Path | None = Field(
        default=None, description="File whose first line is the passphrase; without it you are asked."
    )


class RestoreResult(Result):
    """What was brought back, and where the old one is."""

    home: str = Field(description="The data folder, now as the backup says.")
    made_at: str = Field(description="Instant of the backup, UTC.")
    majlis: str = Field(description="Version that made the backup.")
    files: int = Field(description="Number of files, all held against their hashes.")
    database: str = Field(description="sqlite, postgresql or none.")
    rows: int = Field(description="Rows of all tables, counted again.")
    old_home: str = Field(description="Where the old data folder lies now; empty if there was none.")
    old_database: str = Field(description="What the old database is called now, where it lies elsewhere; else empty.")
    behind: int = Field(description="Steps that the tables lack for this version.")
    keys: int = Field(description="Number of key files that were unsealed.")
    missing: tuple[str, ...] = Field(description="Places that rows refer to and that the backup did not have.")
    trouble: str = Field(description="Why the restored database could not be opened; empty if it could.")

    def text(self) -> str:
        """Return what is in use now, what is kept, and what to do next."""
        lines = [
            f"Restored {self.home} as of {self.made_at} (Majlis {self.majlis})",
            f"  {self.files:,} files and {self.rows:,} rows are as the backup says; database: {self.database}",
        ]
        if self.keys:
            lines.append(f"  {self.keys} key files")
        if self.old_home:
            lines.append(f"  the old data folder is kept: {self.old_home}")
        if self.old_database:
            lines.append(f"  the old database is kept: {self.old_database}")
        lines += [f"  missing in the backup: {name}" for name in self.missing[:10]]
        if self.behind:
            lines.append(f"Now run majlis upgrade: the tables lack {self.behind} steps.")
        if self.trouble:
            lines.append(
                f"The restored database cannot be opened, and the audit does not tell of this restore: {self.trouble}"
            )
        if self.old_home or self.old_database:
            lines.append("Remove what is kept when you are sure; nothing else does.")
        return "\n".join(lines)

    @property
    def exit_code(self) -> int:
        """1 where the restored database cannot be opened."""
        return 1 if self.trouble else 0


@act("system.restore", machine="it changes the data under what is running")
def restore(command: RestoreCommand, world: World) -> RestoreResult:
    """Restore into the data folder that the settings name."""
    from majlis.acts.passphrases import passphrase
    from majlis.adapters.records.configuration import database_of, release
    from majlis.adapters.records.schema import known
    from majlis.adapters.upkeep import keys
    from majlis.adapters.upkeep.restore import Goal
    from majlis.adapters.upkeep.restore import restore as bring_back

    archive = command.archive.absolute()
    if not archive.is_file():
        raise NotFoundError("there is no such backup", where=str(archive), code="restore.no-archive")
    unsealed = 0
    secret = passphrase(command.passphrase_file, world) if command.keys else ""

    def finish(fresh: Path) -> None:
        nonlocal unsealed
        if command.keys:
            unsealed = keys.unseal(command.keys, secret, fresh)

    release()
    goal = Goal(world.home, database_of(world.database, world.home), known(), world.now(), finish)
    done = bring_back(archive, goal, world.progress)
    about = done.content.about
    trouble = _noted(world, about["made_at"]) if about["database"] != "none" and not done.behind else ""
    return RestoreResult(
        home=str(world.home),
        made_at=about["made_at"],
        majlis=about["majlis"],
        files=len(done.content.files),
        database=about["database"],
        rows=sum(about["counts"].values()),
        old_home=str(done.old_home or ""),
        old_database=done.old_database,
        behind=done.behind,
        keys=unsealed,
        missing=tuple(about["missing"]),
        trouble=trouble,
    )


def _noted(world: World, made_at: str) -> str:
    """Say in the audit that what came after the backup is not here any more, or return why that could not be said.

    The folders have traded places by now: whoever asked must be told where the old one is, whatever the database says.
    """
    from majlis.adapters.upkeep.trouble import from_database

    try:
        records = world.records
        from majlis.adapters.records import audit

        audit.note(records, "restore", "", detail={"made_at": made_at})
    except Exception as error:
        if (known := error if isinstance(error, MajlisError) else from_database(error)) is None:
            raise
        return known.fault.what
    return ""
