"""Make the reference nation, assess it, and write the briefing."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.demo_steps import Steps
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.infrastructure.nation import Nation

MARK = ".majlis-demo"
"""Lies in a folder that the demo made, and may therefore replace."""
ASSETS = 3000
SEED = 1
EVIDENCE_SEED = 2
"""One stream in five holds a false word about a sector that did not change; this one holds none, as is to be shown."""
SIZE: Mapping[str, int] = {"draws": 100, "years": 1000}
KEV_SOURCE = "cisa-kev"
INCIDENT_WINDOW = "2023-11-01..2026-11-01"
CUT_OFFS = ("2026-08-01", "2026-11-01")
"""What was known a quarter ago, and what is known now: the briefing says what changed."""
FORMATS = ("pdf", "html")
OUTAGE_HOURS = 72
"""Repair time of the attack that is suggested, hours."""
CANDIDATES = 100
"""How many assets are tried for it."""


class DemoCommand(Command):
    """Where to make the demonstration."""

    directory: Path = Field(
        default=Path("majlis-demo"),
        description="Directory to make. One that an earlier demo made is replaced, any other is left alone.",
        json_schema_extra=ARGUMENT,
    )


class DemoResult(Result):
    """What was made and where it lies."""

    directory: str
    nation: str
    briefings: tuple[str, ...]
    runs: tuple[str, ...]
    commands: tuple[str, ...]
    """The commands that the demo performed, as a person would type them."""
    next: tuple[str, ...]
    """Commands that work on what was made."""

    def text(self) -> str:
        """Return where things lie, how they were made, and what to try next."""
        lines = ["", "The briefing:", *(f"  {path}" for path in self.briefings)]
        lines += ["", f"The nation, its evidence and parameters: {self.nation}"]
        lines += ["", "It was made with:", *(f"  {line}" for line in self.commands)]
        lines += ["", "Try next:", *(f"  {line}" for line in self.next)]
        return banded("\n".join(lines), synthetic=True)


@act("demo.make", machine="it makes a directory of files; the demonstration is for who tries Majlis out")
def make(command: DemoCommand, world: World) -> DemoResult:
    """Perform, one after the other, the acts that lead from nothing to a briefing.

    Raises
    ------
    ConflictError
        If the directory holds something that no demo made.
    """
    with renewed(command.directory) as directory:
        nation = directory / "nation"
        catalogue = directory / "kev.json"
        window = write_catalogue(catalogue)
        steps = Steps(world)
        steps.take("nation synthesize", {"directory": nation}, {"assets": ASSETS, "seed": SEED})
        steps.take("evidence synthesize", {"nation": str(nation)}, {"window": INCIDENT_WINDOW, "seed": EVIDENCE_SEED})
        steps.take("evidence add", {"nation": str(nation), "file": catalogue}, {"source": KEV_SOURCE, "window": window})
        runs = [steps.take("risk assess", {"nation": str(nation)}, {"as_of": day, **SIZE}).id for day in CUT_OFFS]
        briefings = [directory / f"briefing.{form}" for form in FORMATS]
        for briefing in briefings:
            steps.take("brief", {"nation": str(nation), "out": briefing}, {})
        return DemoResult(
            directory=str(directory),
            nation=str(nation),
            briefings=tuple(str(path) for path in briefings),
            runs=tuple(runs),
            commands=tuple(steps.lines),
            next=suggestions(nation, runs),
        )


@contextmanager
def renewed(directory: Path) -> Iterator[Path]:
    """Give an empty directory, made anew; where the work in it fails, what was there before comes back.

    Raises
    ------
    ConflictError
        If it holds something that no demo made.
    """
    before = directory.with_name(f".{directory.name}.before")
    if directory.exists() and not (directory / MARK).is_file() and (not directory.is_dir() or any(directory.iterdir())):
        raise ConflictError(
            "there is something that no demo made",
            where=str(directory),
            why="it would be lost",
            mend="give another directory: majlis demo DIRECTORY",
            code="demo.not-ours",
        )
    shutil.rmtree(before, ignore_errors=True)
    if directory.exists():
        directory.rename(before)
    try:
        directory.mkdir(parents=True)
        (directory / MARK).write_text("Made by `majlis demo`, which may replace this folder.\n", encoding="utf-8")
        yield directory
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        if before.exists():
            before.rename(directory)
        raise
    shutil.rmtree(before, ignore_errors=True)


def write_catalogue(path: Path) -> str:
    """Write the shipped catalogue of exploited vulnerabilities as CISA publishes it, and return its window."""
    from datetime import date, timedelta

    from majlis.reference.loader import load_table

    table = load_table("kev")
    rows = [
        {
            "cveID": row["cve"],
            "vendorProject": row["vendor"],
            "product": row["product"],
            "dateAdded": row["date_added"],
            "dueDate": row["due_date"],
            "knownRansomwareCampaignUse": "Known" if row["ransomware"] == "true" else "Unknown",
        }
        for row in table.rows
    ]
    days = sorted(row["dateAdded"] for row in rows)
    title = f"CISA Catalog of Known Exploited Vulnerabilities, as shipped with Majlis ({table.sha256[:12]})"
    document = {"title": title, "catalogVersion": days[-1], "count": len(rows), "vulnerabilities": rows}
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False), encoding="utf-8")
    return f"{days[0]}..{date.fromisoformat(days[-1]) + timedelta(days=1)}"


def suggestions(directory: Path, runs: list[str]) -> tuple[str, ...]:
    """Return commands to try: each works on the nation that was made."""
    from majlis.infrastructure.files import read

    hit, reached = telling_attack(read(directory))
    return (
        f"majlis threat rates {directory} --by sector",
        f"majlis cascade run {directory} --attack {hit}",
        f"majlis cascade explain {directory} {reached} --attack {hit}",
        f"majlis run diff {runs[0]} {runs[-1]}",
        f"majlis brief {directory} {directory.parent / 'briefing.docx'}",
    )


def telling_attack(nation: "Nation") -> tuple[str, str]:
    """Return an attack on one asset that reaches things of many kinds, and one of those it reaches.

    Tried are the assets on which most depend directly.
    """
    from majlis.infrastructure.build import build_network
    from majlis.infrastructure.cascade import cascade

    counted = Counter(link.supplier for link in nation.suppliers)
    network = build_network(nation)
    tried = [f"{name}@0:{OUTAGE_HOURS}" for name, _ in counted.most_common(CANDIDATES)]
    outages = {hit: cascade(network, attack=[hit]).dark for hit in tried}
    hit = max(tried, key=lambda one: (len({name.partition(":")[0] for name in outages[one]}), len(outages[one])))
    others = [name for name in outages[hit] if name != hit.partition("@")[0]] or list(outages[hit])
    return hit, next((name for name in others if name.startswith("hospital:")), others[0])
