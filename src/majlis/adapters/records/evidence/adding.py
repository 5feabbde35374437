"""Add a file of evidence to the records: all of it in one transaction, or nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from django.db import transaction

from majlis.adapters.records import audit, search
from majlis.adapters.records.evidence import counting, ending
from majlis.adapters.records.evidence.figures import entry_of
from majlis.adapters.records.evidence.writing import outside, write_facts
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.telling import HAND
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import MarkingRow, Nation, Observation, Quarantined, Source, Upload
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.uploads import keep_upload
from majlis.evidence.addition import Addition, check_addition, origin_of, sectors_told
from majlis.evidence.intake import Fact, Intake, Progress, take_in
from majlis.evidence.observation import Entry
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import ConflictError, Fault, InputError
from majlis.kernel.marking import Marking, join_all

_FAULTS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file did to the rows of its source: how many came, took the place of another, went, or stayed."""

    added: int = 0
    changed: int = 0
    ended: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """What was added.

    Attributes
    ----------
    entry : Entry
    already : bool
        True where exactly this is in the records already: nothing was done.
    incidents, outside : int
        Incidents of the file, and those of them outside the window.
    by_sector, by_kind : mapping of str to int
        Sector ``""`` is unknown.
    intake : Intake or None
        How the file was understood, without its rows; None where nothing was done.
    set_aside : int
        Rows in quarantine.
    faults : tuple of Fault
        Of the first of them.
    changes : Changes
    """

    entry: Entry
    already: bool = False
    incidents: int = 0
    outside: int = 0
    by_sector: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    intake: Intake | None = None
    set_aside: int = 0
    faults: tuple[Fault, ...] = ()
    changes: Changes = Changes()


@dataclass(frozen=True, slots=True)
class File:
    """A file to be added: its name and bytes, and the share of its rows, 0 to 1, that may be set aside."""

    name: str
    data: bytes
    share: float


def add(records: Records, code: str, file: File, addition: Addition, progress: Progress) -> Added:
    """Read a file, keep it unchanged in ``uploads/``, and its rows as observations.

    A file that is there already adds nothing. With ``addition.replace`` it takes the place of its source's present one:
    rows that are the same stay, changed and vanished ones end today, new ones begin today; so what was known on an
    earlier day can still be told.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    file : File
    addition : Addition
    progress : Progress

    Raises
    ------
    InputError
        If the file or what is said of it is wrong; nothing was written.
    ConflictError
        If the name is taken, or the same file is there under another name; nothing was written.
    """
    check_addition(addition)
    if addition.name.casefold() == HAND:
        raise InputError(
            f"{HAND!r} is the source of the incidents entered by hand",
            where="option --source",
            mend="choose another name",
            code="evidence.name",
        )
    nation = nation_row(records, code)
    digest = sha256_hex(file.data)
    present = _present(records, nation, addition, digest)
    if present is not None and _says_the_same(present, addition, digest):
        return Added(entry_of(present), already=True)
    origin = origin_of(addition, file.name)
    intake = take_in(file.data, origin, format_=addition.format, share=file.share, progress=progress)
    keep_upload(records.home, file.data)
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)  # one addition after the other
        present = _present(records, nation, addition, digest)
        writer = _Writer(records, nation, intake, addition, progress)
        source = writer.source(present, writer.upload(digest, file))
        changes = writer.rows(source, replace=present is not None)
        writer.quarantine(source)
        detail: dict[str, object] = {
            "rows": len(intake.facts),
            "set aside": len(intake.set_aside),
            "ended": changes.ended,
        }
        audit.note(records, "evidence add", f"{code}/{source.name}", detail=detail)
    return Added(
        entry=entry_of(source),
        incidents=len(intake.facts),
        outside=source.outside,
        by_sector=Counter(map(itemgetter(3), intake.facts)),
        by_kind=Counter(map(itemgetter(4), intake.facts)),
        intake=intake,
        set_aside=len(intake.set_aside),
        faults=tuple(one.fault for one in intake.set_aside[:_FAULTS_SHOWN]),
        changes=changes,
    )


def _present(records: Records, nation: Nation, addition: Addition, digest: str) -> Source | None:
    """Return the source that the file belongs to, if it is there; of one that the reader may not see, tell nothing."""
    rows = Source.everything.filter(nation=nation, superseded_at__isnull=True)
    found = None
    for row in rows.select_related("upload", "marking", "owner"):
        same_file = row.upload is not None and row.upload.sha256 == digest
        if not records.reader.may_read(row.marking.marking, row.owner.code):
            if same_file or row.name.casefold() == addition.name.casefold():
                raise _taken_unseen(same_file=same_file)
        elif row.name.casefold() == addition.name.casefold():
            again = same_file and _says_the_same(row, addition, digest)
            if row.name != addition.name or not (addition.replace or again):
                raise ConflictError(
                    f"there is evidence named {row.name!r} already",
                    why="it is the same file, said to be something else" if same_file else "",
                    mend="choose another name, or give --replace to put this file in its place",
                    code="evidence.taken",
                )
            found = row
        elif same_file:
            raise ConflictError(
                f"the same file is there already, as {row.name!r}",
                why="the same report counted twice is not more attacks",
                mend="nothing needs to be done",
                code="evidence.same-file",
            )
    return found


def _taken_unseen(*, same_file: bool) -> ConflictError:
    return ConflictError(
        "the same file is there already" if same_file else "this name is taken",
        why="by a source that you may not see",
        mend="ask the secretariat" if same_file else "choose another name",
        code="evidence.taken-unseen",
    )


def _says_the_same(row: Source, addition: Addition, digest: str) -> bool:
    """Tell whether a source is exactly what a person asks for already. What the file itself tells need not be said."""
    sectors = tuple(sorted(set(addition.sectors)))
    said = {
        "format": (addition.format in {"auto", row.format}),
        "sectors": not sectors or sectors == tuple(row.sectors),
        "kinds": tuple(sorted(set(addition.kinds))) == tuple(row.kinds),
        "columns": all(row.columns.get(ours, "") == theirs for ours, theirs in addition.columns.items()),
        "values": dict(addition.values) == row.values,
        "sheet": addition.sheet in {"", row.sheet},
        "dates": addition.dates in {"", row.dates},
        "synthetic": row.synthetic or not addition.synthetic,
        "marking": row.marking.marking == addition.marking or row.format == "stix",
        "window": (row.window_start, row.window_end) == (addition.window.start, addition.window.end),
    }
    return row.upload is not None and row.upload.sha256 == digest and all(said.values())


@dataclass(slots=True)
class _Writer:
    """Writes an intake; within a transaction."""

    records: Records
    nation: Nation
    intake: Intake
    addition: Addition
    progress: Progress
    marking: Marking = field(init=False)

    def __post_init__(self) -> None:
        self.marking = join_all([self.addition.marking, *self.intake.markings])

    def upload(self, digest: str, file: File) -> Upload:
        """Return the row of the file, made where it is new."""
        row: Upload
        row, _ = Upload.everything.get_or_create(
            sha256=digest,
            defaults={
                "size": len(file.data),
                "file_name": file.name,
                "added_at": self.records.now(),
                "owner_id": owner_key(self.records),
                "marking_id": marking_key(self.marking),
            },
        )
        return row

    def source(self, present: Source | None, upload: Upload) -> Source:
        """Write the entry; how a present one stood is kept as a row of its own."""
        now = self.records.now()
        intake, addition = self.intake, self.addition
        facts = {
            "upload": upload,
            "format": intake.format,
            "window_start": addition.window.start,
            "window_end": addition.window.end,
            "sectors": sorted(set(addition.sectors))
            or list(sectors_told(intake.format, map(itemgetter(3), intake.facts))),
            "kinds": sorted(set(addition.kinds)),
            "columns": dict(intake.columns),
            "values": dict(addition.values),
            "sheet": intake.sheet,
            "dates": intake.dates,
            "names": list(intake.names),
            "header": list(intake.header),
            "synthetic": addition.synthetic or any(map(itemgetter(7), intake.facts)),
            "added_at": now,
            "accepted": len(intake.facts),
            "set_aside": len(intake.set_aside),
            "marking": MarkingRow.objects.get(pk=marking_key(self.marking)),
        }
        if present is None:
            source = Source(nation=self.nation, name=addition.name, owner_id=owner_key(self.records))
        else:
            source = present
            ending.keep_entry(present, now)
        for name, value in facts.items():
            setattr(source, name, value)
        source.outside = outside(intake.facts, source)
        source.save()
        return source

    def rows(self, source: Source, *, replace: bool) -> Changes:
        """Write the observations; of a source that is there, only what differs."""
        facts, changes = self.intake.facts, Changes(added=len(self.intake.facts))
        keys = [marking_key(marking) for marking in self.intake.markings]
        with search.in_bulk():
            if replace:
                facts, changes = self._differing(source, keys)
            write_facts(self.records, source, facts, keys, self.progress)
        here = Observation.everything.filter(source=source, until__isnull=True)
        counting.keep(source, counting.counted(here) if replace else counting.counted_facts(facts, keys))
        source.save()
        return changes

    def _differing(self, source: Source, markings: Sequence[int]) -> tuple[list[Fact], Changes]:
        """End the rows that the new file does not have as they are; return the facts that are new."""
        new = {fact.key: fact for fact in self.intake.facts}
        ended, changed, same = [], 0, 0
        for row, *told, marking in ending.present_rows(source.pk):
            fact = new.get(told[0])
            if fact is not None and tuple(told) == fact[:9] and markings[fact.marking] == marking:
                del new[fact.key]
                same += 1
            else:
                changed += fact is not None
                ended.append(row)
        ending.end_rows(source, ended, self.records.now())
        facts = [fact for fact in self.intake.facts if fact.key in new]
        vanished = len(ended) - changed
        return facts, Changes(len(facts) - changed, changed, vanished, same)

    def quarantine(self, source: Source) -> None:
        """Set the rows aside that cannot be read; those of the file before are settled with it."""
        waiting = Quarantined.everything.filter(source=source, settled_at__isnull=True)
        waiting.update(settled_at=self.records.now(), settled="replaced")
        Quarantined.everything.bulk_create(
            (
                Quarantined(
                    source=source,
                    row=one.row,
                    raw=list(one.raw),
                    code=one.fault.code,
                    what=one.fault.what,
                    why=one.fault.why,
                    mend=one.fault.mend,
                    owner_id=source.owner_id,
                    marking_id=source.marking_id,
                )
                for one in self.intake.set_aside
            ),
            batch_size=500,
        )
