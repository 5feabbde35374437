"""Markings and owners as the keys that rows carry."""

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import MarkingRow, Organisation
from majlis.adapters.records.once import forget_markings
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking

SECRETARIAT = "secretariat"
"""Code of the organisation that owns what nobody else is named for."""


def marking_key(marking: Marking) -> int:
    """Return the key of a marking, making its row where it is new."""
    row, new = MarkingRow.objects.get_or_create(
        tlp=int(marking.tlp),
        classification=int(marking.classification),
        compartments=",".join(sorted(marking.compartments)),
    )
    if new:
        forget_markings()
    return row.pk


def marking_keys(markings: "set[Marking] | frozenset[Marking]") -> dict[Marking, int]:
    """Return the keys of several markings."""
    return {marking: marking_key(marking) for marking in markings}


def owner_key(records: Records, code: str = "") -> int:
    """Return the key of the organisation that owns what is about to be written.

    Parameters
    ----------
    records : Records
    code : str, optional
        Empty: the reader's own organisation (the first by code), or the secretariat, which is made where it is missing.

    Raises
    ------
    NotFoundError
        If no organisation has that code.
    """
    wanted = code or min(records.reader.organisations, default=SECRETARIAT)
    if wanted == SECRETARIAT:
        row, _ = Organisation.objects.get_or_create(
            code=SECRETARIAT,
            defaults={"name": "Secretariat of the Council", "kind": "council", "created_at": records.now()},
        )
        return row.pk
    found = Organisation.objects.filter(code=wanted).first()
    if found is None:
        known = ", ".join(Organisation.objects.values_list("code", flat=True)[:20]) or "none yet"
        raise NotFoundError(
            f"there is no organisation {wanted!r}",
            why=f"there is: {known}",
            mend="add it with majlis organisation add",
            code="records.no-organisation",
        )
    return found.pk
