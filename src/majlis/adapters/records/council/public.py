"""What everybody may know of decisions: those that were published, and how many are sealed. No account is needed."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from majlis.adapters.records.council.bundling import enclosed, key_steps, log_of_decisions, unvouched
from majlis.adapters.records.council.held import Held
from majlis.adapters.records.council.held import of as held_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Decision, SealedPaper
from majlis.adapters.records.pages import read_row_cursor
from majlis.adapters.records.register import proving
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.register.bundle import Bundle, KeyStep


@dataclass(frozen=True, slots=True)
class Published:
    """A decision as everybody may read it.

    Attributes
    ----------
    code, body, title, title_ur, text, text_ur, legal_basis, outcome : str
    supersedes, superseded_by : str
        Codes of published decisions; empty for none.
    reasons : tuple of str
    decided_at, published_at : datetime
    index : int
        Of its entry in the log.
    signed : bool
        Whether a signed checkpoint covers it.
    destroyed : bool
        Whether its text was lawfully destroyed: nothing of it is told then.
    differs : bool
        Whether the records say something else than the register: what the register holds is told, or nothing.
    """

    code: str
    body: str
    title: str
    title_ur: str
    text: str
    text_ur: str
    legal_basis: str
    outcome: str
    supersedes: str
    superseded_by: str
    reasons: tuple[str, ...]
    decided_at: datetime
    published_at: datetime
    index: int
    signed: bool
    destroyed: bool
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """A nation's decisions for everybody.

    Attributes
    ----------
    nation, name, zone : str
    synthetic : bool
    published, sealed : int
        How many decisions were published, and how many not.
    log : str
        Name of the log.
    checkpoint : bytes
        The newest that was signed; empty for none.
    size : int
        Entries that it has.
    keys : tuple of KeyStep
        Keys of the log, oldest first.
    unvouched : tuple of str
        Those of them for which the key before does not vouch: it was lost or stolen, or entries were lost.
    """

    nation: str
    name: str
    zone: str
    synthetic: bool
    published: int
    sealed: int
    log: str
    checkpoint: bytes
    size: int
    keys: tuple[KeyStep, ...]
    unvouched: tuple[str, ...]


def board(records: Records, nation: str) -> Board:
    """Return what stands above the decisions of a nation.

    Raises
    ------
    NotFoundError
        If none was published: that there is such a nation at all is then nobody's business.
    """
    row = _rows(records, nation).select_related("body__nation").first()
    if row is None:
        raise _nothing()
    header = row.body.nation.header
    log = log_of_decisions(nation)
    newest = proving.newest_row(records, log)
    published = _rows(records, nation).count()
    return Board(
        nation=nation,
        name=str(header["name"]),
        zone=str(header["time_zone"]),
        synthetic=bool(header["synthetic"]),
        published=published,
        sealed=Decision.everything.filter(body__nation__code=nation).count() - published,
        log=log.name,
        checkpoint=proving.with_cosignatures(newest) if newest else b"",
        size=newest.size if newest else 0,
        keys=key_steps(log),
        unvouched=unvouched(log),
    )


def nations(records: Records) -> tuple[tuple[str, str, bool], ...]:
    """Return code and name of each nation that published a decision, and whether it is synthetic."""
    rows = _released(records)
    found = rows.order_by("body__nation__code").values_list("body__nation__code", "body__nation__header").distinct()
    named = {code: (str(header["name"]), bool(header["synthetic"])) for code, header in found}
    return tuple((code, *told) for code, told in named.items())


def page(records: Records, found: Board, after: str = "", most: int = 20) -> tuple[tuple[Published, ...], str]:
    """Return published decisions of a nation, newest first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    rows = _rows(records, found.nation)
    if after:
        rows = rows.filter(pk__lt=read_row_cursor(after))
    kept = list(rows.select_related("body__nation", "motion", "supersedes").order_by("-pk")[: most + 1])
    shown = kept[:most]
    later = dict(
        _rows(records, found.nation)
        .filter(supersedes__in=[row.pk for row in shown])
        .values_list("supersedes_id", "code")
    )
    gone = _destroyed(found.nation, [row.index for row in shown if row.sealed])
    held = held_of(shown, found.nation)
    told = [_as_held(_told(row, later.get(row.pk, ""), found.size), held[row.pk], gone) for row in shown]
    return tuple(told), str(shown[-1].pk) if len(kept) > most else ""


def bundle(records: Records, nation: str, code: str, since: Collection[int] = ()) -> Bundle:
    """Return the bundle of a published decision.

    Raises
    ------
    NotFoundError
        If it was not published, or no checkpoint of such a size was signed.
    ConflictError
        If no signed checkpoint covers it yet, or its text was lawfully destroyed.
    """
    row = _rows(records, nation).filter(code=code).first()
    if row is None:
        raise _nothing()
    kept = SealedPaper.objects.visible_to(records.reader).filter(log__nation__code=nation, log__kind="decisions")
    if row.sealed and not kept.filter(index=row.index, destroyed_at=None).exists():
        raise ConflictError(f"the text of {code} was destroyed", where=code, code="decision.destroyed")
    return enclosed(records, row, nation, since)


def body_name(records: Records, nation: str, code: str) -> str:
    """Return the name of the body that made a published decision.

    Raises
    ------
    NotFoundError
        If it was not published.
    """
    row = _rows(records, nation).filter(code=code).select_related("body").first()
    if row is None:
        raise _nothing()
    return str(row.body.name)


def _rows(records: Records, nation: str) -> "QuerySet[Decision]":
    return _released(records).filter(body__nation__code=nation)


def _released(records: Records) -> "QuerySet[Decision]":
    """Return decisions that two persons released and that nobody is kept from: both must be so."""
    rows: QuerySet[Decision] = Decision.objects.visible_to(records.reader)
    return rows.filter(published_at__isnull=False, release_index__isnull=False)


def _destroyed(nation: str, indices: Collection[int]) -> set[int]:
    rows = SealedPaper.everything.filter(log__nation__code=nation, log__kind="decisions", index__in=indices)
    return set(rows.filter(destroyed_at__isnull=False).values_list("index", flat=True))


def _told(row: Decision, later: str, size: int) -> Published:
    before = row.supersedes
    return Published(
        code=row.code,
        body=row.body.code,
        title=row.title,
        title_ur=row.title_ur,
        text=row.text,
        text_ur=row.text_ur,
        legal_basis=row.legal_basis,
        outcome=row.outcome,
        supersedes=before.code if before is not None and before.published_at is not None else "",
        superseded_by=later,
        reasons=tuple(row.reasons),
        decided_at=row.decided_at,
        published_at=row.published_at,  # type: ignore[arg-type]  # a published one has it
        index=row.index,
        signed=row.index < size,
        destroyed=False,
    )


def _as_held(one: Published, held: Held, gone: Collection[int]) -> Published:
    """Return a decision in the words of the register; without words where it has none that can be believed."""
    if one.index in gone or not held.facts:
        words = dict.fromkeys(("title", "title_ur", "text", "text_ur", "legal_basis"), "")
        one = replace(one, **words, reasons=(), destroyed=one.index in gone)  # type: ignore[arg-type]
    return replace(one, **held.words, differs=bool(held.differs))


def _nothing() -> NotFoundError:
    return NotFoundError("nothing was published here", code="decision.not-published")
