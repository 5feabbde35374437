"""An action as a line, and who sees actions."""

from datetime import date
from pathlib import Path

import pytest

from majlis.acts.action_lines import ActionLine, demand_reader, is_clerk, read_file, told_line
from majlis.acts.world import Actor, World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def line(overdue: int, level: int) -> ActionLine:
    return ActionLine(
        code="ACT-2026-0001", nation="small", body="council", decision="", meeting="", what="Write", doer="omar",
        organisation="", due=date(2026, 3, 1), state="open", overdue=overdue, level=level, marking="TLP:AMBER",
        synthetic=False,
    )  # fmt: skip


def test_how_late_it_is_is_told() -> None:
    assert "due 2026-03-01 · TLP:AMBER" in told_line(line(0, 0))
    assert "overdue 1 day, was due 2026-03-01 · escalated to level 1" in told_line(line(1, 1))
    assert "overdue 9 days" in told_line(line(9, 0))


def test_who_reads_and_who_writes() -> None:
    worlds = [World(Actor("x", frozenset({one})), Path()) for one in ("council.read", "action.write", "nation.read")]
    demand_reader(worlds[0])
    demand_reader(worlds[1])
    with pytest.raises(PermissionDeniedError):
        demand_reader(worlds[2])
    assert not is_clerk(worlds[0])
    assert is_clerk(World(Actor("x", frozenset({"council.write"})), Path()))


def test_a_file_is_read_or_missed(tmp_path: Path) -> None:
    assert read_file(None) is None
    (tmp_path / "a").write_bytes(b"x")
    assert read_file(tmp_path / "a") == ("a", b"x")
    with pytest.raises(NotFoundError):
        read_file(tmp_path / "b")
