"""The world has a clock in UTC, a vault under its home, and silence by default."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.world import Actor, World, silent
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_the_clock_is_in_utc_and_can_be_given() -> None:
    actor = Actor("Ayesha", frozenset())
    assert World(actor, Path("home")).now().tzinfo is UTC
    fixed = datetime(2026, 1, 2, tzinfo=UTC)
    assert World(actor, Path("home"), now=lambda: fixed).now() == fixed


def test_the_vault_lies_under_home(tmp_path: Path) -> None:
    assert World(Actor("Ayesha", frozenset()), tmp_path).vault.root == tmp_path / "vault"


def test_silence_takes_any_progress() -> None:
    with silent("work", 3) as advance:
        advance(2)


def test_a_name_that_is_none_makes_no_database(tmp_path: Path) -> None:
    world = World(Actor("Ayesha", frozenset()), tmp_path / "home")
    with pytest.raises(NotFoundError, match="no nation 'atlantis'"):
        world.place("atlantis")
    assert not world.has_records
    assert not world.home.exists()


def test_records_are_there_by_file_or_by_name(tmp_path: Path) -> None:
    actor = Actor("Ayesha", frozenset())
    assert World(actor, tmp_path, database="postgresql:///majlis").has_records
    (tmp_path / "majlis.sqlite3").touch()
    assert World(actor, tmp_path).has_records


@pytest.mark.parametrize("text", ["/etc", "./small", "..", "~", "a/b"])
def test_only_who_sits_at_the_machine_names_its_directories(tmp_path: Path, text: str) -> None:
    for actor in (Actor("a", frozenset(), Reader("a")), Actor("b", frozenset(), EVERYTHING, remote=True)):
        with pytest.raises(PermissionDeniedError, match="may not name a directory"):
            World(actor, tmp_path).place(text)


def test_a_directory_here_is_no_nation_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "nation.toml").touch()
    monkeypatch.chdir(tmp_path)
    remote = World(Actor("a", frozenset(), EVERYTHING, remote=True), tmp_path / "home")
    for text in ("secret", "secrit"):
        with pytest.raises(NotFoundError) as caught:
            remote.place(text)
        assert "did you mean" not in str(caught.value)


def test_a_run_without_a_row_is_seen_by_nobody_but_who_sees_everything(tmp_path: Path) -> None:
    (tmp_path / "vault" / "runs" / "20250302-090000-aaaaaaaa").mkdir(parents=True)
    local = World(Actor("a", frozenset()), tmp_path)
    account = World(Actor("b", frozenset(), Reader("b")), tmp_path)
    assert local.vault.run_ids() == account.whole_vault.run_ids() == ("20250302-090000-aaaaaaaa",)
    assert account.vault.run_ids() == ()
    assert not account.has_records


def test_a_path_that_leads_off_the_desk_is_not_on_it(tmp_path: Path) -> None:
    desk, beside = tmp_path / "desk", tmp_path / "beside.csv"
    desk.mkdir()
    beside.write_text("x", encoding="utf-8")
    (desk / "link.csv").symlink_to(beside)
    world = World(Actor("anna", frozenset()), tmp_path, desk=desk)
    assert world.on_desk(desk / "own.csv")
    assert world.on_desk(desk / "folder" / ".." / "own.csv")
    for path in (desk / ".." / "beside.csv", desk / "link.csv", beside, tmp_path / "desk-of-others" / "own.csv"):
        assert not world.on_desk(path), path
    assert not World(Actor("anna", frozenset()), tmp_path).on_desk(desk / "own.csv")
