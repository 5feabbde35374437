"""Bring a backup back: into a new place, judged there, then changed over; what was in use is kept."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.settings import demand_home
from majlis.acts.world import World
from majlis.kernel.errors import InputError, IntegrityError, MajlisError, NotFoundError


class RestoreCommand(Command):
    """Which backup to bring back; without one, the keys alone that are missing."""

    archive: Path | None = Field(
        default=None, description="The backup, as majlis backup wrote it.", json_schema_extra=ARGUMENT
    )
    keys: Path | None = Field(
        default=None,
        description="File of the sealed keys, to bring back as well; without a backup, those that are missing.",
    )
    passphrase_file: Path | None = Field(
        default=None, description="File whose first line is the passphrase; without it you are asked."
    )


class RestoreResult(Result):
    """What was brought back, and where the old one is."""

    home: str = Field(description="The data folder, now as the backup says.")
    made_at: str = Field(description="Instant of the backup, UTC; empty where keys alone were brought back.")
    majlis: str = Field(description="Version that made the backup.")
    files: int = Field(description="Number of files, all held against their hashes.")
    database: str = Field(description="sqlite, postgresql or none.")
    rows: int = Field(description="Rows of all tables, counted again.")
    old_home: str = Field(description="Where the old data folder lies now; empty if there was none.")
    old_database: str = Field(description="What the old database is called now, where it lies elsewhere; else empty.")
    behind: int = Field(description="Steps that the tables lack for this version.")
    keys: int = Field(description="Number of key files that were unsealed.")
    missing: tuple[str, ...] = Field(description="Places that rows refer to and that the backup did not have.")
    locked: bool = Field(description="Whether second factors are in it that no key in the data folder opens.")
    forks: tuple[str, ...] = Field(description="Logs of the register that lack entries which were signed.")
    trouble: str = Field(description="Why the restored database could not be opened; empty if it could.")

    def text(self) -> str:
        """Return what is in use now, what is kept, and what to do next."""
        if not self.made_at:
            return f"{self.keys} key files that were missing are in {self.home}; nothing else was changed\n{self.next}"
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
        if self.locked:
            lines.append(self.next)
        if self.forks:
            lines.append("THE REGISTER: entries that were signed are not in this backup.")
            lines += [f"  {one}" for one in self.forks]
            lines.append("Nothing can be entered there. Restore a newer backup; if there is none, say so openly:")
            lines.append("majlis register recover NATION --reason restored (docs/how-to/keep-the-registers-keys.md)")
        if self.trouble:
            lines.append(
                f"The restored database cannot be opened, and the audit does not tell of this restore: {self.trouble}"
            )
        if self.old_home or self.old_database:
            lines.append("Remove what is kept when you are sure; nothing else does.")
        return "\n".join(lines)

    @property
    def next(self) -> str:
        """What to do about second factors."""
        if not self.locked:
            return "Start majlis serve anew, if it runs."
        return (
            "Nobody can sign in with a code of an app: the key for it is missing or another one. "
            "majlis restore --keys FILE brings it back from the sealed keys, and nothing else."
        )

    @property
    def exit_code(self) -> int:
        """1 where the restored database cannot be opened."""
        return 1 if self.trouble else 0


@act("system.restore", machine="it changes the data under what is running")
def restore(command: RestoreCommand, world: World) -> RestoreResult:
    """Restore into the data folder that the settings name.

    Raises
    ------
    InputError
        If neither a backup nor keys are named.
    NotFoundError
        If there is no such backup.
    """
    if command.archive is None:
        return _keys_alone(command, world)
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
    readable = not trouble and not done.behind and about["database"] != "none"
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
        forks=_forks(world) if readable else (),
        locked=readable and _locked(world),
        trouble=trouble,
    )


def _keys_alone(command: RestoreCommand, world: World) -> RestoreResult:
    """Bring back the keys that are missing. Those that are there stay: they may have sealed something since."""
    from majlis.acts.passphrases import passphrase
    from majlis.adapters.upkeep import keys

    if command.keys is None:
        raise InputError(
            "no backup and no keys are named",
            where="majlis restore",
            mend="majlis restore ARCHIVE, or majlis restore --keys FILE for the keys alone",
            code="restore.nothing",
        )
    demand_home(world.home)
    count = keys.unseal_missing(command.keys, passphrase(command.passphrase_file, world), world.home)
    return RestoreResult(
        home=str(world.home),
        made_at="",
        majlis="",
        files=0,
        database="",
        rows=0,
        old_home="",
        old_database="",
        behind=0,
        keys=count,
        missing=(),
        forks=(),
        locked=_locked(world),
        trouble="",
    )


def _locked(world: World) -> bool:
    """Tell whether the key that is there does not open the second factors."""
    assert world.records
    from majlis.adapters.records.people import factors
    from majlis.adapters.upkeep import seals

    try:
        for text in factors.secrets():
            seals.unseal(world.home, text)
    except IntegrityError:
        return True
    return False


def _forks(world: World) -> tuple[str, ...]:
    """Return the logs of the register that do not continue what was signed here."""
    records = world.records
    from majlis.adapters.records.register import signing

    found = signing.behind(records)
    return tuple(f"{name}: {signed} entries were signed, and now there are {now}" for name, signed, now in found)


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
