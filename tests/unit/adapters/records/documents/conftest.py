"""Records with a draft of a note, and ways to come to them as somebody else."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.hand import Clock, open_at

from majlis.adapters.records.handle import Records
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp

if TYPE_CHECKING:
    from majlis.adapters.records.documents.told import Told

AMBER = Marking(Tlp.AMBER)
FILES = {"pdf": b"as pdf", "page": b"as page"}

As = Callable[..., Records]


@pytest.fixture
def as_(records: Records, tmp_path: Path, database: str, clock: Clock) -> As:
    """Return a way to open the records as a person who sees TLP:RED of one organisation and TLP:AMBER of others."""
    from majlis.adapters.records import people

    def one(login: str, organisation: str = "cert") -> Records:
        people.ensure_organisation(records, organisation, organisation.upper(), "cert")
        reader = Reader(login, frozenset({organisation}), Marking(Tlp.RED), Tlp.AMBER)
        return open_at(tmp_path / "home", database, clock, reader, login)

    return one


def a_draft(records: Records, title: str = "Clinic A", **told: str) -> "Told":
    """Start a note."""
    from majlis.adapters.records.documents import writing

    new = writing.New("small", "note", title, {"parts": {"known": title}}, AMBER, synthetic=True, **told)
    return writing.start(records, new)


def a_frozen(records: Records, title: str = "Clinic A", **told: str) -> "Told":
    """Start a note and freeze it."""
    from majlis.adapters.records.documents import writing

    draft = a_draft(records, title, **told)
    return writing.freeze(records, draft.code, writing.Frozen(records.now(), AMBER, "", FILES, draft.revision))
