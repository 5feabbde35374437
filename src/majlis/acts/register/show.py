"""Show a log: its keys, its newest checkpoint, its entries; or one entry with its bytes."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Part, Result, act
from majlis.acts.options import After, Cursor, next_page
from majlis.acts.registering import LogNation, log_named
from majlis.acts.world import World
from majlis.kernel.marking import banded
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.register.reading import EntryTold, KeyTold


class ShowCommand(Command):
    """Which log, which part of it."""

    nation: LogNation = ""
    index: int | None = Field(
        default=None, ge=0, le=2**53, description="Only this entry, with its bytes.", json_schema_extra=ARGUMENT
    )
    most: int = Field(default=50, ge=1, le=1000, description="Length of a page, 1 to 1,000 entries.")
    after: After = ""


class KeyLine(Part):
    """A public key."""

    number: int
    key: str = Field(description="NAME+ID+KEY.")
    reason: str = Field(description="first, rotated, lost, stolen or restored.")
    index: int = Field(description="Entry that announces it.")
    since: str
    until: str


class EntryLine(Part):
    """An entry."""

    index: int
    kind: str
    at: str
    hash: str = Field(description="Hash of the leaf, hexadecimal.")
    entry: str | None = Field(description="The entry's bytes; null where you may not read them.")


class ShowResult(Result):
    """A log, newest entries first."""

    log: str
    synthetic: bool
    size: int
    signed: int = Field(description="Entries under the newest checkpoint.")
    checkpoint: str = Field(description="The newest signed checkpoint, with those of witnesses; empty: none yet.")
    keys: tuple[KeyLine, ...]
    entries: tuple[EntryLine, ...]
    cursor: Cursor

    def text(self) -> str:
        """Return keys, entries and checkpoint."""
        lines = [f"{self.log}: {self.size:,} entries, {self.signed:,} signed", "Keys:"]
        lines += [f"  {one.number}. {one.key}  ({one.reason}, entry {one.index})" for one in self.keys]
        if any(one.reason not in {"first", "rotated"} for one in self.keys):
            lines.append("  A key came without its predecessor: compare the newest one with who runs the register.")
        lines.append("Entries:")
        for one in self.entries:
            lines.append(f"  {one.index:>7}  {one.at[:19]}Z  {one.kind:<12} {one.hash[:16]}")
            if one.entry is not None and len(self.entries) == 1:
                lines.append(f"           {one.entry}")
        lines += next_page(self.cursor)
        lines += ["", self.checkpoint] if self.checkpoint else ["Nothing was signed yet: majlis register checkpoint"]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("register.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return a page of the log. That an entry is there is open; its bytes are shown as its marking says.

    Raises
    ------
    NotFoundError
        If there is no such log or entry.
    InputError
        If the cursor is none.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import reading

    if command.index is not None:
        found, cursor = [reading.entry(records, log, command.index)], ""
    else:
        page, cursor = reading.page(records, log, command.after, command.most)
        found = list(page)
    newest = reading.newest(records, log)
    return ShowResult(
        log=log.name,
        synthetic=log.synthetic,
        size=reading.size(records, log),
        signed=newest.size if newest else 0,
        checkpoint=newest.note.decode() if newest else "",
        keys=tuple(map(_key, reading.keys(records, log))),
        entries=tuple(map(_entry, found)),
        cursor=cursor,
    )


def _key(one: "KeyTold") -> KeyLine:
    return KeyLine(
        number=one.number,
        key=one.vkey,
        reason=one.reason,
        index=one.index,
        since=format_instant(one.since),
        until=format_instant(one.until) if one.until else "",
    )


def _entry(one: "EntryTold") -> EntryLine:
    leaf = one.leaf.decode() if one.leaf is not None else None
    return EntryLine(index=one.index, kind=one.kind, at=format_instant(one.at), hash=one.hash.hex(), entry=leaf)
