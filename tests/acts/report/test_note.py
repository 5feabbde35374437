import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.note import NoteCommand, note
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError


def test_a_note_is_for_authorities(both: World) -> None:
    code = sent(operator(both, "clinic"))
    assert "does not see" in note(NoteCommand(code=code, text="x"), person(both, "cert")).text()
    with pytest.raises(PermissionDeniedError):
        note(NoteCommand(code=code, text="x"), operator(both, "clinic"))
