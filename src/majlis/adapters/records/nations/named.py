"""Nations: find one by what a person types, read its draft, make one, list them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError as TakenError
from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Nation as NationRow
from majlis.adapters.records.models import NationVersion
from majlis.adapters.records.nations import drafts
from majlis.infrastructure.dossier.header import header_bytes, header_of_table, header_table
from majlis.infrastructure.nation import Header, Nation
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.spelling import nearest

DRAFT = "draft"
_FORM = re.compile(r"(?P<code>[^@]+)(?:@(?P<version>draft|[1-9][0-9]{0,8}))?")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for.

    Attributes
    ----------
    code : str
        Code of the nation, the ``id`` of its header.
    version : int or None
        Number of the version; None for the draft.
    sha256 : str
        Hash under which the vault keeps the version; empty for the draft.
    header : Header
    rows : mapping of str to int
        Rows of the version by table; nothing for the draft.
    """

    code: str
    version: int | None
    sha256: str
    header: Header
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What a person types to get exactly this: ``CODE@3`` or ``CODE@draft``."""
        return f"{self.code}@{self.version or DRAFT}"


def find(records: Records, text: str) -> Named:
    """Return what a person means by ``code`` (the newest version), ``code@3`` or ``code@draft``.

    Raises
    ------
    InputError
        If the text has none of these forms.
    NotFoundError
        If there is no such nation or version, or the reader may not see it.
    """
    form = _FORM.fullmatch(text)
    if form is None:
        raise InputError(
            f"{text[:80]!r} does not name a nation",
            mend="write CODE, CODE@3 for its third version, or CODE@draft",
            code="records.nation-form",
        )
    row = nation_row(records, form["code"])
    if form["version"] == DRAFT:
        return Named(row.code, None, "", header_of_table(row.header))
    versions = NationVersion.objects.visible_to(records.reader).filter(nation=row.pk).order_by("-number")
    found = versions.filter(number=int(form["version"])).first() if form["version"] else versions.first()
    if found is None:
        raise _no_version(row, form["version"], versions.values_list("number", flat=True))
    return _named(row.code, found)


def of_hash(records: Records, beginning: str) -> Named | None:
    """Return the newest version whose hash begins so, or None."""
    versions = NationVersion.objects.visible_to(records.reader).filter(sha256__startswith=beginning)
    found = versions.order_by("-published_at", "-number").values_list("pk", "nation_id").first()
    if found is None:
        return None
    nation = NationRow.everything.get(pk=found[1])
    return _named(nation.code, versions.get(pk=found[0]))


def _named(code: str, version: NationVersion) -> Named:
    facts = version.facts
    return Named(code, version.number, version.sha256, header_of_table(facts["header"]), facts.get("rows", {}))


def draft(records: Records, code: str) -> Nation:
    """Return the draft of a nation, its rows in the order of their keys.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    PermissionDeniedError
        If the reader may not see all of it.
    """
    return draft_at(records, code)[1]


def draft_at(records: Records, code: str) -> tuple[int, Nation]:
    """Return the number of the draft's newest revision, and the draft as it was at exactly that revision.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        As in :func:`draft`.
    """
    while True:  # a writer who comes between makes it read again, and no reader makes a writer wait
        row = nation_row(records, code)
        found = drafts.read_whole(records, row)
        if nation_row(records, code).revision == row.revision:
            return row.revision, found


def create(records: Records, header: Header, profile: dict[str, Any]) -> None:
    """Make a nation with an empty draft.

    Parameters
    ----------
    records : Records
    header : Header
    profile : dict
        What else is known of it: country, languages, sectors.

    Raises
    ------
    ConflictError
        If there is a nation of this code.
    InputError
        If the header does not fit.
    """
    header_bytes(header)  # judges the values
    try:
        with transaction.atomic():
            NationRow.everything.create(
                code=header.id,
                header=header_table(header),
                profile=profile,
                created_at=records.now(),
                owner_id=owner_key(records),
                marking_id=marking_key(header.marking),
            )
            audit.note(records, "nation create", header.id)
    except TakenError:
        raise ConflictError(
            f"there is a nation {header.id!r} already",
            mend="give another code, or import into it with --replace",
            code="records.nation-taken",
        ) from None


def header(records: Records, code: str) -> Header:
    """Return the header of a nation's draft.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    """
    return header_of_table(nation_row(records, code).header)


def exists(records: Records, code: str) -> bool:
    """Tell whether there is a nation of this code that the reader may see."""
    return bool(NationRow.objects.visible_to(records.reader).filter(code=code).exists())


def revision(records: Records, code: str) -> int:
    """Return the number of the draft's newest revision.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    return int(nation_row(records, code).revision)


def codes(records: Records) -> tuple[str, ...]:
    """Return the codes of all nations that the reader may see, in order."""
    return tuple(NationRow.objects.visible_to(records.reader).order_by("code").values_list("code", flat=True))


def nation_row(records: Records, code: str) -> NationRow:
    """Return the row of a nation.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    row = NationRow.objects.visible_to(records.reader).filter(code=code).first()
    if row is None:
        raise _no_nation(records, code)
    return row  # type: ignore[no-any-return]  # the manager is of any model


def _no_nation(records: Records, code: str) -> NotFoundError:
    known = codes(records)
    return NotFoundError(
        f"there is no nation {code[:80]!r} in the records",
        why=f"there is: {', '.join(known[:20])}" if known else "there is none yet that you may see",
        mend=nearest(code, known, "`majlis nation list` shows them; majlis nation import makes one"),
        code="records.no-nation",
    )


def _no_version(row: NationRow, wanted: str | None, numbers: Any) -> NotFoundError:  # noqa: ANN401 - a query of numbers
    newest = max(numbers, default=0)
    if not newest:
        return NotFoundError(
            f"{row.code} has no published version",
            why="figures are made from versions, which do not change",
            mend=f"publish its draft with majlis nation publish {row.code}, or name the draft: {row.code}@{DRAFT}",
            code="records.no-version",
        )
    return NotFoundError(
        f"{row.code} has no version {wanted}",
        why=f"the newest is {newest}",
        mend=f"`majlis nation versions {row.code}` shows them",
        code="records.no-version",
    )
