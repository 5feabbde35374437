"""Let a newer catalogue of exploited vulnerabilities count, from a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError

if TYPE_CHECKING:
    from majlis.evidence.catalogue import Catalogue, Change

MOST_WITHDRAWN = 0.05
"""Largest share of the entries that may vanish without a word: CISA has withdrawn a handful since 2021."""
_SHOWN = 5


class UpdateCommand(Command):
    """Which file."""

    file: Path = Field(description="The KEV catalogue as CISA publishes it, JSON.")
    withdrawn: bool = Field(
        default=False, description="Take it though more than a twentieth of the entries is gone: CISA withdrew them."
    )


class UpdateResult(Result):
    """Which catalogue counts now, and what it says that the one before did not."""

    changed: bool = Field(description="False where the same catalogue counted already.")
    version: str
    released: str = Field(description="Instant, UTC.")
    sha256: str
    entries: int
    newest: str = Field(description="Day of the newest entry.")
    before: str = Field(description="Version that counted before.")
    added: tuple[str, ...] = Field(description="Vulnerabilities that are new.")
    removed: tuple[str, ...] = Field(description="Vulnerabilities that are no longer listed.")
    altered: tuple[str, ...] = Field(description="Vulnerabilities that are told otherwise.")
    vendors: tuple[tuple[str, int], ...] = Field(description="Vendors of the new ones, most first.")

    def text(self) -> str:
        """Return what counts and what is new."""
        if not self.changed:
            return f"The catalogue of {self.version} counts already. Nothing was changed."
        most = ", ".join(f"{vendor} {count}" for vendor, count in self.vendors[:_SHOWN])
        lines = [
            f"The catalogue of {self.version} counts now, instead of {self.before}.",
            f"  entries     {self.entries:,}, the newest of {self.newest}",
            f"  new         {len(self.added):,}" + (f" ({most})" if most else ""),
            f"  changed     {len(self.altered):,}",
            f"  withdrawn   {len(self.removed):,}",
            "",
            "It weighs vendors against each other in runs from now on; runs made before keep theirs.",
            "Undo: majlis catalogue revert",
        ]
        return "\n".join(lines)


@act("catalogue.write")
def update(command: UpdateCommand, world: World) -> UpdateResult:
    """Read the file, hold it against the catalogue that counts, and let it count."""
    from majlis.adapters.vault import catalogues
    from majlis.evidence.catalogue import change, read_catalogue
    from majlis.kernel.canonical import sha256_hex
    from majlis.kernel.times import format_instant

    data = _bytes(command.file)
    new = read_catalogue(data, file=command.file.name)
    lines = catalogues.journal(world.vault)
    old = catalogues.current(world.vault)
    found = change(old, new)
    if new.version == old.version and not (found.added or found.removed or found.altered):
        return _result(new, old, found, changed=False)
    _judge(command, old, new, found, world)
    sha256 = catalogues.keep(world.vault, new)
    now = format_instant(world.now())
    line = catalogues.Line(now, world.actor.name, "update", sha256, sha256_hex(data))
    catalogues.append(world.vault, line, after=lines)
    world.note("catalogue update", new.version, detail={"sha256": sha256, "before": old.version})
    return _result(new, old, found, changed=True)


def _bytes(path: Path) -> bytes:
    from majlis.evidence.formats import SIZE_MAX, too_large

    try:
        if path.stat().st_size > SIZE_MAX:
            raise too_large(path.stat().st_size, file=path.name)
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path.name} cannot be read ({error.strerror or type(error).__name__})",
            where=str(path),
            mend="name the JSON file of the catalogue",
            code="catalogue.file",
        ) from None


def _judge(command: UpdateCommand, old: "Catalogue", new: "Catalogue", found: "Change", world: World) -> None:
    """Refuse what would make the figures worse."""
    if new.released <= old.released:
        raise ConflictError(
            f"this catalogue of {new.version} is not newer than the one that counts, of {old.version}",
            where=command.file.name,
            mend="fetch the newest from CISA; to go back to an earlier one: majlis catalogue revert",
            code="catalogue.older",
        )
    if new.released > world.now():
        raise InputError(
            f"this catalogue says that it was released on {new.released:%Y-%m-%d}, which is in the future",
            where=command.file.name,
            mend="set this machine's clock; if that is right, fetch the file again",
            code="catalogue.future",
        )
    if len(found.removed) > MOST_WITHDRAWN * len(old.vulnerabilities) and not command.withdrawn:
        raise InputError(
            f"{len(found.removed):,} of {len(old.vulnerabilities):,} entries are gone from this catalogue",
            where=command.file.name,
            why="CISA withdraws an entry now and then, never so many: the file is likely cut off or of something else",
            mend="fetch it again; if CISA did withdraw them, say --withdrawn",
            code="catalogue.withdrawn",
        )


def _result(new: "Catalogue", old: "Catalogue", found: "Change", *, changed: bool) -> UpdateResult:
    from majlis.kernel.times import format_instant

    return UpdateResult(
        changed=changed,
        version=new.version,
        released=format_instant(new.released),
        sha256=new.sha256,
        entries=len(new.vulnerabilities),
        newest=new.newest.isoformat(),
        before=old.version,
        added=found.added,
        removed=found.removed,
        altered=found.altered,
        vendors=found.vendors,
    )
