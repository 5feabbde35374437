"""Which revisions tell of a row: also those of what it was split or merged from."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from majlis.adapters.records.configuration import bind, database_of

if TYPE_CHECKING:
    from majlis.adapters.records.nations.history import Done


@pytest.fixture
def done(tmp_path: Path) -> "Callable[..., Done]":
    bind(database_of("", tmp_path))
    from majlis.adapters.records.nations.history import Done

    def make(number: int, **facts: Any) -> Done:
        usual: dict[str, Any] = {"undoes": None, "undone_by": None, "kept_before": "", "counts": {}}
        return Done(
            number=number, act="test", actor="me", note="", at=datetime(2026, 1, 1, tzinfo=UTC), **{**usual, **facts}
        )

    return make


def test_a_piece_comes_from_the_whole(done: "Callable[..., Done]") -> None:
    from majlis.adapters.records.nations.history import ancestry

    split = done(3, came_from=("a:x",), became=("a:y", "a:z"))
    merged = done(5, came_from=("a:z", "a:w"), became=("a:v",))
    known = (done(6), merged, done(4), split, done(2), done(1))
    assert ancestry("a:v", known) == {"a:v": 6, "a:z": 5, "a:w": 5, "a:x": 3}
    assert ancestry("a:y", known) == {"a:y": 6, "a:x": 3}
    assert ancestry("a:x", known) == {"a:x": 6}
    assert ancestry("a:x", ()) == {"a:x": 0}


def test_a_split_that_was_undone_gave_nothing(done: "Callable[..., Done]") -> None:
    from majlis.adapters.records.nations.history import ancestry

    assert ancestry("a:y", (done(2, came_from=("a:x",), became=("a:y",), undone_by=3),)) == {"a:y": 2}
