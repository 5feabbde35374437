"""The base layer of a nation's map: lay one, read it, take it away."""

import hashlib

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import BaseLayer
from majlis.adapters.records.nations.named import nation_row
from majlis.kernel.errors import NotFoundError


def lay(records: Records, nation: str, layer: str, source: str) -> str:
    """Lay a base layer under a nation's map in place of the one before, and return its hash.

    Parameters
    ----------
    records : Records
    nation : str
        Its code.
    layer : str
        GeoJSON that was made clean.
    source : str
        Where it comes from.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    row = nation_row(records, nation)
    sha256 = hashlib.sha256(layer.encode()).hexdigest()
    facts = {
        "layer": layer,
        "sha256": sha256,
        "source": source,
        "laid_at": records.now(),
        "laid_by": records.actor,
        "owner_id": row.owner_id,
        "marking_id": row.marking_id,
    }
    BaseLayer.everything.update_or_create(nation=row, defaults=facts)
    audit.note(records, "nation layer", nation, detail={"bytes": len(layer), "sha256": sha256})
    return sha256


def mark(records: Records, nation: str) -> str:
    """Return the hash of a nation's base layer; empty where there is none that the reader may see."""
    rows = BaseLayer.objects.visible_to(records.reader).filter(nation__code=nation)
    return str(rows.values_list("sha256", flat=True).first() or "")


def source_of(records: Records, nation: str) -> str | None:
    """Return where a nation's base layer comes from; None where there is none that the reader may see."""
    rows = BaseLayer.objects.visible_to(records.reader).filter(nation__code=nation)
    found: str | None = rows.values_list("source", flat=True).first()
    return found


def read(records: Records, nation: str) -> tuple[str, str]:
    """Return the base layer of a nation's map, and where it comes from.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    row = BaseLayer.objects.visible_to(records.reader).filter(nation__code=nation).first()
    if row is None:
        raise NotFoundError(f"the map of {nation[:80]} has no base layer", code="map.no-base")
    return str(row.layer), str(row.source)


def lift(records: Records, nation: str) -> bool:
    """Take a nation's base layer away; return whether there was one.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    row = nation_row(records, nation)
    gone, _ = BaseLayer.everything.filter(nation=row.pk).delete()
    if gone:
        audit.note(records, "nation layer", nation, detail={"bytes": 0})
    return bool(gone)
