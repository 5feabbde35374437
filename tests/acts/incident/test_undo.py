"""An amendment is taken back with who said what stood there before; history keeps both."""

import pytest
from tests.hand import enter

from majlis.acts.incident.amend import AmendCommand, amend
from majlis.acts.incident.close import CloseCommand, close
from majlis.acts.incident.merge import MergeCommand, merge
from majlis.acts.incident.show import ShowCommand, show
from majlis.acts.incident.undo import UndoCommand, undo
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_what_was_known_before_comes_back_and_that_can_be_undone_too(both: World) -> None:
    code = enter(both.records, people=10)
    amend(AmendCommand(code=code, source="CERT", people=40_000, hours=3, title="Two hospitals locked"), both)
    found = undo(UndoCommand(code=code), both)
    assert (found.version, found.changed) == (3, ("title", "people", "hours"))
    told = show(ShowCommand(code=code), both)
    fields = {one.field: one for one in told.fields}
    assert (fields["people"].value, fields["people"].source, fields["hours"].value) == ("10", "Ministry", "")
    assert fields["hours"].source == ""
    assert [one.version for one in told.history] == [1, 2, 3]
    assert ("people", "40000", "10") in told.history[-1].changes
    assert undo(UndoCommand(code=code), both).version == 4
    assert {one.field: one.value for one in show(ShowCommand(code=code), both).fields}["people"] == "40000"


def test_only_an_amendment_that_still_counts(small: World) -> None:
    code, other = enter(small.records), enter(small.records, operator="Clinic A")
    with pytest.raises(ConflictError, match="is the first"):
        undo(UndoCommand(code=code), small)
    amend(AmendCommand(code=code, source="CERT", people=7), small)
    amend(AmendCommand(code=code, source="CERT", hours=2), small)
    assert undo(UndoCommand(code=code, version=2), small).changed == ("people",)
    with pytest.raises(ConflictError, match=r"people of .* changed since version 2"):
        undo(UndoCommand(code=code, version=2), small)
    with pytest.raises(NotFoundError, match="no version 9"):
        undo(UndoCommand(code=code, version=9), small)
    merge(MergeCommand(code=code, other=other, source="CERT"), small)
    with pytest.raises(ConflictError, match="no amendment"):
        undo(UndoCommand(code=code), small)
    close(CloseCommand(code=code, source="CERT"), small)
    with pytest.raises(ConflictError, match="is closed"):
        undo(UndoCommand(code=code), small)
