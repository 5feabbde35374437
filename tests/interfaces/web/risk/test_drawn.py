"""A piece is made once; a broken or forbidden cache costs time, nothing else; the oldest pieces go."""

from pathlib import Path

import pytest

from majlis.interfaces.web.risk import drawn
from majlis.interfaces.web.risk.drawn import kept


def test_it_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> str:
        made.append("x")
        return "<svg>ß</svg>"

    assert kept(tmp_path, "a", make) == kept(tmp_path, "a", make) == "<svg>ß</svg>"
    assert len(made) == 1
    kept(tmp_path, "b", make)
    assert len(made) == 2
    for path in (tmp_path / "cache" / "drawn").iterdir():
        path.write_bytes(b"broken")
    assert kept(tmp_path, "a", make) == "<svg>ß</svg>"


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert kept(tmp_path, "a", lambda: "x") == "x"


def test_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST", 3)
    monkeypatch.setattr(drawn, "_SPARE", 1)
    for at in range(9):
        kept(tmp_path, str(at), lambda: "x")
    assert len(list((tmp_path / "cache" / "drawn").iterdir())) <= 4
