"""A small nation with evidence, in a directory and in the records."""

from datetime import date
from pathlib import Path

from majlis.adapters.records.handle import Records
from majlis.adapters.vault import Vault
from majlis.evidence import files
from majlis.evidence.addition import Addition
from majlis.infrastructure import Nation, synthesis, write
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

CSV = b"Case,Date,Sector,Type\n1,2025-01-02,Hospital,Ransomware\n2,2025-02-02,Bank,DDoS\n"
ADDITION = Addition(
    name="cert",
    window=Window.parse("2025-01-01..2025-07-01"),
    added="2025-08-01T00:00:00Z",
    format="auto",
    sectors=(),
    kinds=(),
    columns={},
    sheet="",
    dates="",
    synthetic=True,
    marking=Marking.parse("TLP:AMBER"),
)


def make_dossier(folder: Path) -> Path:
    """Write a nation of 500 assets with two incidents, and return its directory."""
    write(synthesis.synthesize(assets=500, seed=1), folder)
    files.add_bytes(folder, CSV, "log.csv", ADDITION)
    return folder


def publish_nation(records: Records, vault: Vault, nation: Nation) -> str:
    """Record a nation, publish it without a draft, and return its hash."""
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import versions
    from majlis.adapters.vault.nations import keep_nation
    from majlis.infrastructure.dossier.header import header_table

    code = nation.header.id
    if not nations.exists(records, code):
        nations.create(records, nation.header, {})
    sha256 = keep_nation(vault, nation)
    facts = {"header": header_table(nation.header)}
    versions.publish(records, code, versions.Content(0, sha256, nation.marking, facts), "for a test")
    return sha256


def draft_nation(records: Records, nation: Nation) -> str:
    """Record a nation with its rows as the draft, and return its code."""
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import drafts
    from majlis.infrastructure.dossier.schema import TABLES

    code = nation.header.id
    nations.create(records, nation.header, {})
    row = nations.nation_row(records, code)
    for table in TABLES:
        drafts.insert(row, table, getattr(nation, table.name))
    return code


def record_evidence(records: Records, code: str, folder: Path) -> None:
    """Write the evidence of a directory as rows of a recorded nation."""
    from majlis.adapters.records import nations
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Observation, Source

    nation = nations.nation_row(records, code)
    for entry in files.read_entries(folder):
        source = Source.everything.create(
            nation=nation,
            name=entry.name,
            format=entry.format,
            window_start=entry.window.start,
            window_end=entry.window.end,
            sectors=list(entry.sectors),
            kinds=list(entry.kinds),
            columns=dict(entry.columns),
            values=dict(entry.values),
            synthetic=entry.synthetic,
            added_at=records.now(),
            owner_id=nation.owner_id,
            marking_id=marking_key(entry.marking),
        )
        columns = ("key", "day", "known", "sector", "kind", "operator", "area", "synthetic")
        Observation.everything.bulk_create(
            Observation(
                nation=nation,
                source=source,
                recorded_at=records.now(),
                owner_id=nation.owner_id,
                marking_id=marking_key(one.marking),
                **{name: getattr(one, name) for name in columns},
            )
            for one in files.read_source(folder, entry).observations
        )


def forget_since(records: Records, code: str, day: date) -> int:
    """Take out today what happened on a day or later, and return how many rows that is."""
    from majlis.adapters.records.models import Observation

    rows = Observation.everything.filter(nation__code=code, day__gte=day)
    return int(rows.update(until=records.now().date(), ended_at=records.now()))
