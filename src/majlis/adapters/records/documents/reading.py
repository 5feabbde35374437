"""Find documents: what a reader may see, page by page, and the files of one.

Who may see a document by its marking sees it once it is released. Before that its composer sees it and the
organisation that it belongs to; once it is frozen also those who may release it: nobody releases what he cannot read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from majlis.adapters.records.documents.told import WITH, Told, told_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Document, DocumentFile
from majlis.adapters.records.pages import read_row_cursor
from majlis.adapters.records.uploads import read_upload
from majlis.kernel.errors import NotFoundError


def seen(records: Records, *, releases: bool = False) -> "QuerySet[Document]":
    """Return the documents that the reader may see.

    Parameters
    ----------
    records : Records
    releases : bool, optional
        Whether the reader may release documents.
    """
    rows: QuerySet[Document] = Document.objects.visible_to(records.reader)
    if records.reader.everything:
        return rows
    own = Q(composed_by=records.actor) | Q(owner__code__in=sorted(records.reader.organisations))
    told = Q(state="released") | Q(state="withdrawn", released_at__isnull=False)
    return rows.filter(own | told | Q(state="frozen") if releases else own | told)


def find(records: Records, code: str, *, releases: bool = False) -> Told:
    """Return a document.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    """
    row = seen(records, releases=releases).filter(code=code).select_related(*WITH).first()
    if row is None:
        raise missing(code)
    return told_of(row)


def missing(code: str) -> NotFoundError:
    """Return that there is no such document."""
    return NotFoundError(
        f"there is no document {code[:40]!r}",
        mend="majlis document list shows those that you may see",
        code="document.not-found",
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents to list.

    Attributes
    ----------
    kind, state, incident, words : str
        Empty: any.
    after : str
        Where the page before ended; empty: the first page.
    most : int
        Length of a page.
    """

    kind: str = ""
    state: str = ""
    incident: str = ""
    words: str = ""
    after: str = ""
    most: int = 50


def page(records: Records, nation: str, wanted: Wanted, *, releases: bool = False) -> tuple[tuple[Told, ...], str]:
    """Return documents of a nation, newest first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    named = {name: getattr(wanted, name) for name in ("kind", "state", "incident")}
    rows = seen(records, releases=releases).filter(
        nation__code=nation, **{name: value for name, value in named.items() if value}
    )
    if wanted.words:
        rows = rows.filter(Q(title__icontains=wanted.words) | Q(code__iexact=wanted.words))
    if wanted.after:
        rows = rows.filter(pk__lt=read_row_cursor(wanted.after))
    found = list(rows.select_related(*WITH).order_by("-pk")[: wanted.most + 1])
    shown = found[: wanted.most]
    return tuple(map(told_of, shown)), str(shown[-1].pk) if len(found) > wanted.most else ""


def last_note(records: Records, incident: str) -> Told | None:
    """Return the newest note of an incident that was frozen and not withdrawn, as far as the reader may see it."""
    rows = seen(records).filter(incident=incident, kind="note", state__in=("frozen", "released"))
    row = rows.select_related(*WITH).order_by("-as_of", "-pk").first()
    return told_of(row) if row else None


def forms(records: Records, code: str, *, releases: bool = False) -> Mapping[str, str]:
    """Return the forms in which a document was kept, each with the hash of its file.

    None of a draft, and none where the reader no longer reads it.

    Raises
    ------
    NotFoundError
        If there is no such document, or the reader may not see it.
    """
    row = seen(records, releases=releases).filter(code=code).select_related(*WITH).first()
    if row is None:
        raise missing(code)
    if not readable(records, told_of(row), releases=releases):
        return {}
    files = DocumentFile.objects.visible_to(records.reader).filter(document=row)
    return dict(files.order_by("form").values_list("form", "sha256"))


def file(records: Records, code: str, form: str, *, releases: bool = False) -> bytes:
    """Return a document in a form, byte by byte as it was frozen.

    Raises
    ------
    NotFoundError
        If there is no such document or form, or the reader may not see it.
    IntegrityError
        If the file is gone or was changed.
    """
    kept = forms(records, code, releases=releases)
    if form not in kept:
        raise NotFoundError(
            f"{code} was not kept as {form[:10]!r}",
            mend=f"it was kept as {', '.join(kept)}" if kept else f"freeze it first: majlis document freeze {code}",
            code="document.form",
        )
    return read_upload(records.home, kept[form])


def readable(records: Records, told: Told, *, releases: bool = False) -> bool:
    """Tell whether the reader reads what a document says: others no longer read what was withdrawn."""
    reader = records.reader
    own = told.composed.by == records.actor or told.owner in reader.organisations
    return told.state != "withdrawn" or releases or own or reader.everything
