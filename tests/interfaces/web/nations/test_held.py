"""What was sent waits for its sender alone, and not for long."""

import os
import time
from pathlib import Path

import pytest
from django.test import RequestFactory

from majlis.acts.world import Actor
from majlis.interfaces.web.asking import Asking
from majlis.interfaces.web.nations import held as holding
from majlis.kernel.errors import InputError, NotFoundError


class Asked(Asking):
    """An asking of one person on a folder."""

    def __init__(self, folder: Path, login: str) -> None:
        super().__init__(RequestFactory().get("/"))
        self.actor = Actor(login, frozenset(), remote=True)
        self.folder = folder

    @property
    def home(self) -> Path:
        """The folder."""
        return self.folder


def test_a_file_is_found_by_who_sent_it_alone(tmp_path: Path) -> None:
    mine, other = Asked(tmp_path, "a"), Asked(tmp_path, "b")
    held = holding.hold(mine, "../x y.xlsx", [b"12", b"3"], nation="north", evidence=False)
    assert held.name == "x y.xlsx"
    assert holding.find(mine, held.token) == held
    assert held.file(mine).read_bytes() == b"123"
    held.tell(mine, {"seen": 3})
    assert held.told(mine) == {"seen": 3}
    for asked, token in ((other, held.token), (mine, "0" * 32), (mine, "../" + held.token)):
        with pytest.raises(NotFoundError, match="does not wait"):
            holding.find(asked, token)
    held.drop(mine)
    with pytest.raises(NotFoundError):
        holding.find(mine, held.token)


def test_what_waited_too_long_goes_with_the_next_one(tmp_path: Path) -> None:
    mine = Asked(tmp_path, "a")
    old = holding.hold(mine, "a.xlsx", [b"1"], nation="", evidence=False)
    long_ago = time.time() - (holding.HOURS + 1) * 3600
    os.utime(old.folder(mine), (long_ago, long_ago))
    new = holding.hold(mine, "b.xlsx", [b"1"], nation="", evidence=False)
    assert not old.folder(mine).exists()
    assert new.folder(mine).exists()


def test_what_is_too_large_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "MOST_BYTES", 3)
    with pytest.raises(InputError, match="larger than"):
        holding.hold(Asked(tmp_path, "a"), "a.xlsx", [b"12", b"34"], nation="", evidence=False)
    assert list((tmp_path / holding.FOLDER).iterdir()) == []
