"""Which run a briefing shows, what it may be made of, and that a file is written whole or not at all."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from majlis.acts import briefing_making as making
from majlis.acts.world import Actor, World
from majlis.kernel.errors import ConflictError, InputError, MajlisError, NotFoundError, PermissionDeniedError


@dataclass
class OneRun:
    """A run as far as it is chosen by."""

    id: str
    nation: str = "small"
    act: str = "risk assess"

    @property
    def result(self) -> dict[str, Any]:
        """What it is of."""
        return {"nation": {"id": self.nation}}


@dataclass
class Runs:
    """A world with a vault of runs, oldest first."""

    runs: list[OneRun] = field(default_factory=list)

    @property
    def vault(self) -> "Runs":
        """Itself."""
        return self

    def run_ids(self) -> tuple[str, ...]:
        """Return the ids, oldest first."""
        return tuple(one.id for one in self.runs)

    def read_run(self, name: str) -> OneRun:
        """Return a run."""
        return next(one for one in self.runs if one.id == name)


WORLD = cast(
    "World",
    Runs([OneRun("1"), OneRun("2"), OneRun("3", nation="elsewhere"), OneRun("4", act="cascade run"), OneRun("5")]),
)


def test_the_newest_assessment_of_the_nation_and_the_one_before() -> None:
    newest = making.newest("small", "small", WORLD)
    assert newest.id == "5"
    earlier = making.before(newest, "small", WORLD)
    assert earlier is not None
    assert earlier.id == "2"
    first = making.before(earlier, "small", WORLD)
    assert first is not None
    assert making.before(first, "small", WORLD) is None
    with pytest.raises(NotFoundError, match="has not been assessed yet") as caught:
        making.newest("here/small", "nowhere", WORLD)
    assert "majlis risk assess here/small" in caught.value.fault.mend


def test_a_run_that_is_named_is_one_of_the_nation_and_an_assessment() -> None:
    assert making.run_named("", "small", WORLD) is None
    found = making.run_named("2", "small", WORLD)
    assert found is not None
    for name, code in (("3", "brief.other-nation"), ("4", "brief.no-assessment")):
        with pytest.raises(InputError) as caught:
            making.run_named(name, "small", WORLD)
        assert caught.value.fault.code == code


def test_assets_by_name_need_a_right_of_their_own(tmp_path: Path) -> None:
    def world(*permissions: str) -> World:
        return World(Actor("anna", frozenset(permissions)), tmp_path)

    making.judge_annex(world(), wanted=False)
    making.judge_annex(world("briefing.annex"), wanted=True)
    making.judge_annex(world("*"), wanted=True)
    with pytest.raises(PermissionDeniedError, match="may not see the assets by name"):
        making.judge_annex(world("document.write", "briefing.write"), wanted=True)


def test_parts_are_named_with_commas_or_apart_and_none_stands_for_all() -> None:
    assert making.judge_parts(()) is None
    assert making.judge_parts(("rates,loss", "map")) == frozenset({"rates", "loss", "map"})
    with pytest.raises(InputError, match="part of a briefing"):
        making.judge_parts(("rats",))


@pytest.mark.parametrize(
    ("name", "error"),
    [("b.odt", InputError), ("b", InputError), ("gone/b.pdf", NotFoundError), ("folder.pdf", ConflictError)],
)
def test_where_nothing_can_be_written_is_told_before_anything_is_made(
    tmp_path: Path, name: str, error: type[MajlisError]
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(error):
        making.judge_out(tmp_path / name)
    making.judge_out(tmp_path / "b.pdf")


def test_a_file_is_written_whole_or_stays_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.pdf"
    making.put(path, b"first")

    def full(*_: object) -> int:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        making.put(path, b"second")
    assert path.read_bytes() == b"first"
    assert [one.name for one in tmp_path.iterdir()] == ["b.pdf"]
