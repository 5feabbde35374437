"""Two folders trade places in one step; where the file system cannot, in two; what is refused changes nothing."""

from pathlib import Path

import pytest

from majlis.adapters.upkeep import exchange as module
from majlis.adapters.upkeep.exchange import exchange


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("fresh", "current"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "is").write_text(name)
    return tmp_path / "fresh", tmp_path / "current"


@pytest.mark.parametrize("one_step", [True, False])
def test_they_trade_places(pair: tuple[Path, Path], one_step: object, monkeypatch: pytest.MonkeyPatch) -> None:
    if not one_step:
        monkeypatch.setattr(module, "_in_one_step", lambda *_: False)
    exchange(*pair)
    assert [(path / "is").read_text() for path in pair] == ["current", "fresh"]


def test_where_there_is_none_the_fresh_one_takes_the_place(tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    exchange(tmp_path / "fresh", tmp_path / "current")
    assert [path.name for path in tmp_path.iterdir()] == ["current"]


def test_what_the_system_refuses_changes_nothing(pair: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "none", pair[1])
    assert (pair[1] / "is").read_text() == "current"
