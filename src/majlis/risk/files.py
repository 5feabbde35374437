"""Read what the risk room needs from a dossier's folder: evidence, parameters, history."""

import csv
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from majlis.evidence.files import evidence_hash, read_entries, read_observations, read_vulnerabilities
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.times import Window, parse_day
from majlis.reference import services
from majlis.risk.backtest import MOST_HOURS, Happening, History
from majlis.risk.case import Evidence

HISTORY_FILE = "history.csv"
DEFAULT_YEARS = 10
HISTORY_COLUMNS = ("day", "service", "people", "hours")


def read_evidence(nation_dir: Path) -> Evidence:
    """Return a dossier's evidence.

    Raises
    ------
    InputError
        If an entry or a file is wrong.
    IntegrityError
        If a file is not the one that was added.
    """
    return Evidence(
        read_entries(nation_dir),
        read_observations(nation_dir),
        read_vulnerabilities(nation_dir),
        evidence_hash(nation_dir),
    )


def read_history(path: Path) -> tuple[Happening, ...]:
    """Read a history of large outages: a CSV with the columns day, service, people, hours.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path.name} cannot be read ({type(error).__name__})", where=str(path), code="risk.history"
        ) from None
    reader = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    if not set(HISTORY_COLUMNS) <= set(reader.fieldnames or ()):
        raise InputError(
            f"the columns are {', '.join(reader.fieldnames or ()) or 'missing'}",
            where=path.name,
            mend=f"give the columns {', '.join(HISTORY_COLUMNS)}",
            code="risk.history-columns",
        )
    found: list[Happening] = []
    faults: list[Fault] = []
    for row in reader:
        try:
            found.append(_happening(row, where=f"{path.name}, row {reader.line_num}"))
        except InputError as error:
            faults.extend(error.faults)
    if faults:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise InputError(f"{path.name} has {count}", faults=faults, code="risk.history")
    return tuple(found)


def find_history(
    path: Path | None, own: Callable[[], tuple[Happening, ...] | None], window: str, *, last: str
) -> History | None:
    """Read the history that is named, or else the nation's own; None where there is neither.

    Parameters
    ----------
    path : Path or None
    own : callable
        Returns the nation's own rows, or None where it has none; called only where no file is named.
    window : str
        ``FROM..TO``; empty: the ten years before ``last``.
    last : str
        First day that no evidence reaches, ISO 8601.

    Raises
    ------
    InputError
        If the file or the window is wrong.
    """
    rows = own() if path is None else read_history(path)
    if rows is None:
        return None
    if window:
        return History(Window.parse(window, where="option --window"), rows)
    end = date.fromisoformat(last)
    start = end.replace(year=end.year - DEFAULT_YEARS, day=min(end.day, 28))
    return History(Window(start, end), rows)


def _happening(row: Mapping[str, str], *, where: str) -> Happening:
    day = parse_day(row["day"] or "", where=where)
    known = services().column("id")
    if row["service"] not in known:
        raise InputError(
            f"service {row['service']!r} is unknown",
            where=where,
            mend=f"use one of {', '.join(known)}",
            code="risk.history",
        )
    try:
        people, hours = int(row["people"]), float(row["hours"])
    except (TypeError, ValueError):
        people, hours = -1, -1.0
    if people < 0 or not 0 <= hours <= MOST_HOURS:
        raise InputError(
            f"people {row['people']!r} or hours {row['hours']!r} is no number in range",
            where=where,
            mend=f"give whole people and hours from 0 to {MOST_HOURS}",
            code="risk.history",
        )
    return Happening(day, row["service"], people, hours)
