"""Back up database, vault, uploads and settings into one file, and read it back."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.settings import demand_home, value_of
from majlis.acts.world import World


class BackupCommand(Command):
    """Where the backup goes, and what happens to keys and to older backups."""

    target: Path | None = Field(
        default=None,
        description="File to write, or folder to write into. [default: the setting backups]",
        json_schema_extra=ARGUMENT,
    )
    keys: Path | None = Field(default=None, description="File for the keys and passwords, sealed with a passphrase.")
    passphrase_file: Path | None = Field(
        default=None, description="File whose first line is the passphrase; without it you are asked."
    )
    keep: int | None = Field(
        default=None, ge=1, le=10_000, description="Remove the oldest backups of that folder beyond so many."
    )


class BackupResult(Result):
    """A backup that was written and read back."""

    path: str = Field(description="The backup.")
    size: int = Field(description="Size of the backup, bytes.")
    holds: int = Field(description="Size of what it holds, bytes.")
    files: int = Field(description="Number of files in it, all held against their hashes.")
    database: str = Field(description="sqlite, postgresql or none.")
    rows: int = Field(description="Rows of all tables.")
    keys: str = Field(description="File of the sealed keys; empty if none was asked for.")
    sealed: int = Field(description="Number of files in it.")
    removed: tuple[str, ...] = Field(description="Older backups that were removed.")
    missing: tuple[str, ...] = Field(description="Places that rows refer to and that were missing already.")

    def text(self) -> str:
        """Return what was written, and what is not in it."""
        lines = [
            f"Written and read back: {self.path}",
            (
                f"  {self.files:,} files, {self.holds / 1e6:,.1f} MB, packed {self.size / 1e6:,.1f} MB; "
                f"database: {self.database}, {self.rows:,} rows"
            ),
        ]
        if self.keys:
            lines.append(f"  keys: {self.sealed} files sealed in {self.keys}. Keep that file and its passphrase apart.")
        lines += [f"  removed: {name}" for name in self.removed]
        if self.missing:
            lines.append(f"Not in order: {len(self.missing)} places that rows refer to were missing before:")
            lines += [f"  {name}" for name in self.missing[:10]]
            lines.append("  majlis doctor says what to do")
        return "\n".join(lines)

    @property
    def exit_code(self) -> int:
        """1 where files were missing already."""
        return 1 if self.missing else 0


@act("system.backup", machine="a backup holds everything: it is written where the data lies")
def backup(command: BackupCommand, world: World) -> BackupResult:
    """Back up everything; the passphrase is judged first, so that a wrong one stops it at once."""
    import majlis
    from majlis.acts.passphrases import passphrase
    from majlis.adapters.records.configuration import database_of
    from majlis.adapters.upkeep import keys
    from majlis.adapters.upkeep.backup import Origin, keep_newest, make_backup, name_for

    demand_home(world.home)
    target = (command.target or Path(value_of(world.settings, "backups", str(world.home / "backups")))).absolute()
    if command.target is None or target.is_dir():
        target = name_for(world.now(), target)
    secret = passphrase(command.passphrase_file, world) if command.keys else ""
    if command.keys:
        keys.demand_sealable(command.keys, secret)
    origin = Origin(world.home, database_of(world.database, world.home), majlis.__version__, world.now())
    made = make_backup(origin, target, world.progress)
    sealed = keys.seal(world.home, command.keys.absolute(), secret) if command.keys else 0
    removed = keep_newest(made.path, command.keep) if command.keep else ()
    return BackupResult(
        path=str(made.path),
        size=made.size,
        holds=made.content.size,
        files=len(made.content.files),
        database=made.content.about["database"],
        rows=sum(made.content.about["counts"].values()),
        keys=str(command.keys or ""),
        sealed=sealed,
        removed=tuple(str(path) for path in removed),
        missing=made.lost,
    )
