"""The nations in the records at a glance."""

from dataclasses import dataclass

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import DraftAsset
from majlis.adapters.records.models import Nation as NationRow
from majlis.adapters.records.nations.versions import Version, versions
from majlis.infrastructure.dossier.header import header_of_table
from majlis.infrastructure.nation import Header


@dataclass(frozen=True, slots=True)
class Glance:
    """A nation at a glance.

    Attributes
    ----------
    code : str
    header : Header
        That of the draft.
    revision : int
        Number of the draft's newest revision.
    version : Version or None
        The newest one that the reader may see.
    assets : int
        Of the version, or of the draft where there is none.
    """

    code: str
    header: Header
    revision: int
    version: Version | None
    assets: int


def nations(records: Records) -> tuple[Glance, ...]:
    """Return the nations that the reader may see, by code."""
    return tuple(_glance(records, row) for row in NationRow.objects.visible_to(records.reader).order_by("code"))


def _glance(records: Records, row: NationRow) -> Glance:
    version = next(iter(versions(records, row.code)), None)
    if version is not None:
        assets = int(version.facts["rows"]["assets"])
    else:
        assets = DraftAsset.objects.visible_to(records.reader).filter(nation=row.pk).count()
    return Glance(row.code, header_of_table(row.header), row.revision, version, assets)
