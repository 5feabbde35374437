"""What a person typed, before it is judged."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from majlis.acts.index import Entry

if TYPE_CHECKING:
    from majlis.acts.act import Act


@dataclass(frozen=True, slots=True)
class Call:
    """An act, its values as texts, and whether the answer is wanted as JSON."""

    entry: Entry
    act: "Act[Any, Any]"
    values: dict[str, object]
    as_json: bool
