"""How acts tell of a document: one line of a list, and all that is known of one."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from majlis.acts.act import Part, Result
from majlis.acts.texts import Text
from majlis.kernel.marking import banded
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.documents.told import Told

DocumentCode = Annotated[str, Field(max_length=40, description="Code of the document, like DOC-2026-0007.")]
PartText = Annotated[Text, Field(max_length=4_000)]


class DocumentLine(Part):
    """One document; instants are ISO 8601 in UTC, empty where it has not been done."""

    code: str
    kind: str = Field(description="note or briefing.")
    state: str = Field(description="draft, frozen, released or withdrawn.")
    title: str
    incident: str
    run: str
    as_of: str = Field(description="When it was frozen.")
    composed_by: str
    released_by: str
    marking: str


class DocumentResult(Result):
    """How a document stands."""

    document: DocumentLine
    nation: str
    owner: str
    synthetic: bool
    marking: str
    revision: int = Field(description="Counts each time that the draft was saved.")
    previous: str = Field(description="Code of the note of the same incident before it; empty for none.")
    composed_at: str
    released_at: str
    withdrawn_at: str
    reason: str = Field(description="Why it was withdrawn.")

    def text(self) -> str:
        """Return how it stands, and what comes next."""
        one = self.document
        lines = [f"{one.code} · {one.kind} · {one.state} · {one.title} · {self.marking}"]
        lines += [f"{'Composed':<10}{one.composed_by}, {self.composed_at}"]
        lines += [f"{'Frozen':<10}{one.as_of}"] if one.as_of else []
        lines += [f"{'Released':<10}{one.released_by}, {self.released_at}"] if one.released_by else []
        lines += [f"{'Withdrawn':<10}{self.withdrawn_at}: {self.reason}"] if self.withdrawn_at else []
        following = {
            "draft": f"Next: majlis document freeze {one.code}",
            "frozen": f"Next: a second person reads it and releases it: majlis document release {one.code}",
        }
        lines += [following[one.state]] if one.state in following else []
        return banded("\n".join(lines), synthetic=self.synthetic)


def line_of(told: "Told") -> DocumentLine:
    """Return a document as a line of a list."""
    return DocumentLine(
        code=told.code,
        kind=told.kind,
        state=told.state,
        title=told.title,
        incident=told.incident,
        run=told.run,
        as_of=_instant(told.frozen.at),
        composed_by=told.composed.by,
        released_by=told.released.by,
        marking=str(told.marking),
    )


def result_of(told: "Told") -> DocumentResult:
    """Return how a document stands."""
    return DocumentResult(
        document=line_of(told),
        nation=told.nation,
        owner=told.owner,
        synthetic=told.synthetic,
        marking=str(told.marking),
        revision=told.revision,
        previous=told.previous,
        composed_at=_instant(told.composed.at),
        released_at=_instant(told.released.at),
        withdrawn_at=_instant(told.withdrawn.at),
        reason=told.reason,
    )


def _instant(moment: datetime | None) -> str:
    return format_instant(moment) if moment else ""
