"""Look after the system's health: say what is not in order and what to do, and mend what is safe to mend."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.settings import demand_home, value_of
from majlis.acts.world import World
from majlis.kernel.errors import MajlisError

if TYPE_CHECKING:
    from majlis.adapters.upkeep.health import Finding


class DoctorCommand(Command):
    """How thoroughly to look, and whether to mend."""

    deep: bool = Field(default=False, description="Read every file of vault and uploads and hold it against its hash.")
    mend: bool = Field(
        default=False, description="Remove what killed processes left, and close what strangers can read."
    )


class FindingLine(Part):
    """Something that is not in order."""

    level: Literal["error", "warning", "note"]
    code: str
    what: str
    where: str
    mend: str
    mended: bool = Field(description="Whether it was mended now.")


class DoctorResult(Result):
    """What was looked at and what is not in order."""

    home: str
    database: str = Field(description="sqlite or postgresql.")
    runs: int = Field(description="Runs in the vault.")
    deep: bool
    findings: tuple[FindingLine, ...] = Field(description="Errors first.")

    def text(self) -> str:
        """Return each finding with its mend."""
        lines = [f"{self.home}: database {self.database}, {self.runs} runs in the vault"]
        for one in self.findings:
            lines.append(f"{'mended' if one.mended else one.level}: {one.where}: {one.what}")
            if not one.mended:
                lines.append(f"  mend: {one.mend}")
        open_ = [one for one in self.findings if not one.mended and one.level != "note"]
        if not open_:
            lines.append("In order." if self.deep else "In order. majlis doctor --deep also reads every file.")
        return "\n".join(lines)

    @property
    def exit_code(self) -> int:
        """1 where an error stays."""
        return 1 if any(one.level == "error" and not one.mended for one in self.findings) else 0


@act("system.doctor")
def doctor(command: DoctorCommand, world: World) -> DoctorResult:
    """Look at folder, disk, database, vault, uploads, clock and backups."""
    from majlis.adapters.records.configuration import database_of
    from majlis.adapters.upkeep import health
    from majlis.adapters.upkeep.backup import kind_of

    demand_home(world.home)
    order, runs = {"error": 0, "warning": 1, "note": 2}, list[str]()
    looks = (_folder(world), _database(world), _vault(world, command, runs))
    told = {(one.code, one.where, one.what): one for look in looks for one in health.readable(look)}
    found = sorted(told.values(), key=lambda one: order[one.level])
    lines = []
    for one in found:
        mended = command.mend and one.repair is not None
        if mended and one.repair is not None:
            one.repair()
        lines.append(
            FindingLine(level=one.level, code=one.code, what=one.what, where=one.where, mend=one.mend, mended=mended)
        )
    return DoctorResult(
        home=str(world.home),
        database=kind_of(database_of(world.database, world.home)),
        runs=len(runs),
        deep=command.deep,
        findings=tuple(lines),
    )


def _folder(world: World) -> "Iterator[Finding]":
    from majlis.acts.system.upgrade import JOURNAL
    from majlis.adapters.upkeep import health

    home, now = world.home, world.now()
    yield from health.permissions(home)
    yield from health.owners(home)
    backups, need = Path(value_of(world.settings, "backups", str(home / "backups"))), health.size_of(home)
    yield from health.disk(home, need)
    if backups.is_dir() and backups.stat().st_dev != home.stat().st_dev:
        yield from health.disk(backups, need)
    yield from health.left_over(home, now)
    yield from health.forgotten(home, now)
    yield from health.backup_age(backups, now)
    if (home / JOURNAL).exists():
        yield health.Finding(
            "error",
            "doctor.upgrade",
            "an upgrade was interrupted",
            str(home / JOURNAL),
            "majlis upgrade goes on with it",
        )


def _database(world: World) -> "Iterator[Finding]":
    """Look at the database; where it cannot be opened, that is the finding."""
    from majlis.adapters.records.configuration import database_of
    from majlis.adapters.upkeep import health, sqlite
    from majlis.adapters.upkeep.backup import kind_of
    from majlis.adapters.upkeep.trouble import from_database

    database = database_of(world.database, world.home)
    path = Path(str(database["NAME"]))
    if kind_of(database) == "sqlite" and not path.is_file():
        yield from health.clock(world.home, None, world.now())
        return  # a home of files alone is in order
    try:
        if kind_of(database) == "sqlite":
            sqlite.judge(path)
        yield from _rows(world)
    except Exception as error:
        known = error if isinstance(error, MajlisError) else from_database(error)
        if known is None:
            raise
        fault = known.fault
        yield health.Finding("error", fault.code, fault.what, fault.where or "database", fault.mend)


def _rows(world: World) -> "Iterator[Finding]":
    records = world.records
    from majlis.adapters.records import health as rows
    from majlis.adapters.records.runs.adoption import without_row
    from majlis.adapters.upkeep import health
    from majlis.adapters.upkeep.contents import PREFIX, missing, parts
    from majlis.adapters.upkeep.rows import references

    yield from health.clock(world.home, rows.newest(records), world.now())
    yield from _factors(world.home)
    yield from _register(world)
    for code in rows.silent_work():
        mend = "start majlis worker: it takes the work over"
        yield health.Finding("warning", "doctor.silent-work", "its worker is silent", code, mend)
    names = frozenset(part.name.removeprefix(f"{PREFIX}/") for part in parts(world.home))
    for place in missing(references(rows.tables(), rows.query()), names):
        mend = "restore the newest backup that has it: majlis restore ARCHIVE"
        yield health.Finding("error", "doctor.missing", "rows refer to it, and it is not there", place, mend)
    if lone := without_row(world.whole_vault.run_ids()):
        told = f"{len(lone)} runs have no row: they have no owner"
        yield health.Finding(
            "note", "doctor.no-row", told, str(world.whole_vault.root / "runs"), "majlis upgrade gives them one"
        )
    yield from health.uploads(world.home, rows.known_uploads(), world.now())


def _factors(home: Path) -> "Iterator[Finding]":
    """Look whether the key opens what is secret in second factors."""
    from majlis.adapters.records.people import factors
    from majlis.adapters.upkeep import health, seals

    try:
        for text in factors.secrets():
            seals.unseal(home, text)
    except MajlisError as error:
        fault = error.fault
        yield health.Finding("error", fault.code, fault.what, fault.where, fault.mend)


def _register(world: World) -> "Iterator[Finding]":
    """Look whether each log of the register is signed, and can be. One whose key needs a passphrase is in order."""
    records = world.records
    from majlis.adapters.records.register import reading, rotating
    from majlis.adapters.upkeep import health, signing

    for one in reading.logs(records, with_audit=True):
        try:
            signing.load_key(world.home, rotating.in_force(records, one.log))
        except MajlisError as error:
            fault = error.fault
            if fault.code != "register.locked":
                yield health.Finding("error", fault.code, fault.what, fault.where, fault.mend)
        if one.signed < one.size:
            told = f"{one.size - one.signed:,} entries of the register are not signed"
            mend = f"majlis register checkpoint {one.log.nation}".strip()
            yield health.Finding("warning", "doctor.unsigned", told, one.log.name, mend)


def _vault(world: World, command: DoctorCommand, ids: list[str]) -> "Iterator[Finding]":
    """Read the runs, whose ids go into the list."""
    from majlis.adapters.upkeep import health

    ids += world.whole_vault.run_ids()
    with world.progress("Reading the vault", len(ids)) as advance:
        for number, name in enumerate(ids):
            try:
                run = world.whole_vault.read_run(name)
                if command.deep:
                    run.verify()
            except MajlisError as error:
                fault = error.fault
                yield health.Finding("error", fault.code, fault.what, fault.where or name, fault.mend)
            advance(number + 1)
    if command.deep:
        yield from _kept(world)
        with world.progress("Reading the uploads", health.size_of(world.home)) as advance:
            yield from health.hashes(world.home, advance)


def _kept(world: World) -> "Iterator[Finding]":
    """Hold each nation, evidence and document of the vault against its hash."""
    from majlis.adapters.upkeep import health
    from majlis.adapters.vault.nations import kept_nation
    from majlis.adapters.vault.snapshots import kept_evidence

    checks = {"nations": kept_nation, "evidence": kept_evidence}
    for kind in ("nations", "evidence", "parameters"):
        folder = world.whole_vault.root / kind
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name.startswith("."):
                continue
            try:
                if kind in checks:
                    checks[kind](world.whole_vault, path.name)
                else:
                    world.whole_vault.kept_document(kind, path.name)
            except (MajlisError, OSError) as error:
                what = error.fault.what if isinstance(error, MajlisError) else "it cannot be read"
                yield health.Finding("error", "vault.damaged", what, str(path), "restore it from a backup")
