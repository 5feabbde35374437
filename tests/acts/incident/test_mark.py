from dataclasses import replace

import pytest
from tests.hand import enter

from majlis.acts.incident.mark import MarkCommand, mark
from majlis.acts.incident.show import ShowCommand, show
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp


def test_a_stricter_marking_takes_it_out_of_sight(both: World) -> None:
    code = enter(both.records)
    result = mark(MarkCommand(code=code, marking="TLP:RED"), both)
    assert "TLP:RED" in result.text()
    outsider = replace(
        both, actor=Actor("x", frozenset({"*"}), Reader("x", frozenset(), Marking(Tlp.AMBER), Tlp.AMBER))
    )
    with pytest.raises(NotFoundError, match="no incident"):
        show(ShowCommand(code=code), outsider)
    with pytest.raises(ConflictError, match="marked TLP:RED already"):
        mark(MarkCommand(code=code, marking="TLP:RED"), both)


def test_who_marks_it_beyond_the_own_clearance_is_told_so_all_the_same(both: World) -> None:
    code = enter(both.records)
    reader = Reader("x", frozenset({"secretariat"}), Marking(Tlp.AMBER), Tlp.AMBER)
    result = mark(MarkCommand(code=code, marking="TLP:RED"), replace(both, actor=Actor("x", frozenset({"*"}), reader)))
    assert result.marking == "TLP:RED"


def test_no_marking(small: World) -> None:
    code = enter(small.records)
    with pytest.raises(InputError, match="not a marking"):
        mark(MarkCommand(code=code, marking="secret"), small)
