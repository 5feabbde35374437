"""What the acts on evidence share: where a nation keeps it, what a person says of a file, how counts are told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.times import Window

if TYPE_CHECKING:
    from majlis.adapters.places import Place
    from majlis.adapters.records.handle import Records


@dataclass(frozen=True, slots=True)
class InDirectory:
    """A nation whose evidence lies in its directory, as files."""

    place: "Place"
    path: Path


@dataclass(frozen=True, slots=True)
class InRecords:
    """A nation whose evidence lies in the records, as rows; it is one for all its versions."""

    place: "Place"
    records: "Records"
    code: str


def keeping(nation: str, world: World) -> InDirectory | InRecords:
    """Return where a nation keeps its evidence. A nation of the records need not have a version for that.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If it is named by the hash of a version.
    """
    from majlis.adapters.places.directory import DirectoryPlace

    try:
        place = world.place(nation)
    except NotFoundError as error:
        if error.fault.code != "records.no-version" or "@" in nation:
            raise
        place = world.place(f"{nation}@draft")
    if isinstance(place, DirectoryPlace):
        return InDirectory(place, place.path)
    from majlis.adapters.places.recorded import RecordedPlace

    if isinstance(place, RecordedPlace):
        return InRecords(place, place.records, place.named.code)
    raise InputError(
        f"{nation} names a version, and evidence belongs to a nation",
        where="argument NATION",
        mend="give the name of the nation: majlis nation list",
        code="evidence.version",
    )


def recorded(nation: str, world: World) -> InRecords:
    """Return a nation of the records.

    Raises
    ------
    InputError
        If the nation is a directory: its evidence is files.
    """
    kept = keeping(nation, world)
    if isinstance(kept, InRecords):
        return kept
    raise InputError(
        f"{nation} is a directory; this is for a nation in the records",
        where="argument NATION",
        why="in a directory evidence is whole files, which are read again each time",
        mend="bring it into the records: majlis nation import",
        code="evidence.directory",
    )


def window_of(text: str, today: date) -> Window:
    """Return the window that a source was looking in.

    Raises
    ------
    InputError
        If it is missing, or ends after today.
    """
    if not text:
        raise InputError(
            "--window is missing",
            where="option --window",
            why="outside the days in which a source was looking nothing is known, which is not the same as no attack",
            mend="write FROM..TO, like 2023-01-01..2025-01-01; TO is the first day not observed",
            code="evidence.window",
        )
    window = Window.parse(text, where="option --window")
    if window.end > today:
        raise InputError(
            f"the window ends on {window.end}, which is still to come",
            where="option --window",
            why="days to come would count as days without an attack",
            mend=f"end it at {today} or before",
            code="evidence.window-future",
        )
    return window


def name_of(file: Path) -> str:
    """Return the name of a source for which only its file is given."""
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else "-" for c in file.stem).strip("-")[:80]


def columns_of(pairs: Iterable[str]) -> dict[str, str]:
    """Return our fields to their columns, from ``OURS=THEIRS``.

    Raises
    ------
    InputError
        If one says nothing, or something twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or not ours.strip() or ours.strip() in found:
            raise InputError(
                f"{pair[:60]!r} does not say which column is meant",
                where="option --column",
                mend="write OURS=THEIRS once for each field, like --column day='Reported on'",
                code="evidence.column",
            )
        found[ours.strip()] = theirs.strip()
    return found


def values_of(pairs: Iterable[str]) -> dict[str, str]:
    """Return their words to ours, from ``THEIRS=OURS``.

    Raises
    ------
    InputError
        If one says something twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        theirs, _, ours = (part.strip() for part in pair.rpartition("="))
        if theirs in found:
            raise InputError(
                f"--value says twice what {theirs[:40]!r} stands for",
                where="option --value",
                mend="say it once",
                code="evidence.value",
            )
        found[theirs] = ours
    return found


def counts(words: Iterable[str]) -> dict[str, int]:
    """Return how often each word occurs, most first."""
    return most_first(Counter(words))


def most_first(found: Mapping[str, int]) -> dict[str, int]:
    """Return counts ordered, most first."""
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def told(found: Mapping[str, int], *, quote: bool = False, most: int = 12) -> str:
    """Return counts as people read them: ``health 31, power 4``; beyond ``most`` words the rest is summed."""
    items = list(found.items())
    shown = [f"{word!r} {count:,}" if quote else f"{word} {count:,}" for word, count in items[:most]]
    rest = sum(count for _, count in items[most:])
    return ", ".join([*shown, *([f"{len(items) - most} more words {rest:,}"] if rest else [])])
