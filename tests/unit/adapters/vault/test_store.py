import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from majlis.adapters.vault import RunDraft, Vault
from majlis.kernel.errors import InputError, IntegrityError, NotFoundError

NOW = datetime(2026, 11, 24, 18, 30, 5, tzinfo=UTC)
DRAFT = RunDraft("risk assess", {}, {}, {"a": 1}, {})


def test_ids_sort_by_time_and_never_clash(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    runs = [vault.write_run(DRAFT, now=NOW + timedelta(hours=h)) for h in (2, 0, 0, 1)]
    assert len({run.id for run in runs}) == 4
    assert runs[1].id.startswith("20261124-183005-")
    assert vault.run_ids() == tuple(sorted(run.id for run in runs))
    assert [run.id[9:15] for run in vault.runs()] == ["183005", "183005", "193005", "203005"]


def test_a_beginning_or_an_end_is_enough(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    one = vault.write_run(DRAFT, now=NOW)
    two = vault.write_run(DRAFT, now=NOW + timedelta(days=1))
    assert vault.read_run(one.id) == one
    assert vault.read_run(one.id[:10]).id == one.id
    assert vault.read_run(two.id[-8:]).id == two.id
    with pytest.raises(InputError, match="fits 2 runs"):
        vault.read_run("2026")
    with pytest.raises(NotFoundError, match="there is no run 'x'"):
        vault.read_run("x")
    with pytest.raises(NotFoundError):
        vault.read_run("")


def test_an_empty_vault_says_what_to_do(tmp_path: Path) -> None:
    assert Vault(tmp_path / "none").run_ids() == ()
    with pytest.raises(NotFoundError, match="majlis risk assess DIR"):
        Vault(tmp_path / "none").read_run("x")


def test_what_is_kept_once_is_not_written_again(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    place = vault.keep("nations", "a" * 64, lambda folder: (folder / "f").touch())
    assert vault.keep("nations", "a" * 64, lambda folder: (folder / "g").touch()) == place
    assert [p.name for p in place.iterdir()] == ["f"]
    assert vault.kept("nations", "a" * 64) == place
    with pytest.raises(NotFoundError, match="is not in the vault"):
        vault.kept("nations", "b" * 64)


def test_what_another_process_keeps_meanwhile_is_as_good(tmp_path: Path) -> None:
    vault = Vault(tmp_path)

    def overtaken(folder: Path) -> None:
        (folder / "mine").touch()
        vault.keep("nations", "a" * 64, lambda other: (other / "theirs").touch())

    place = vault.keep("nations", "a" * 64, overtaken)
    assert [p.name for p in place.iterdir()] == ["theirs"]


def test_two_processes_write_the_same_run_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        ids = list(pool.map(written, [tmp_path] * 6))
    assert len(set(ids)) == 6
    assert Vault(tmp_path).run_ids() == tuple(sorted(ids))
    assert len(Vault(tmp_path).runs()) == 6


def test_a_read_only_vault_is_read_but_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(tmp_path)
    run = vault.write_run(DRAFT, now=NOW)

    def refused(*_args: object, **_words: object) -> str:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(PermissionError):
        vault.write_run(DRAFT, now=NOW)
    assert vault.runs() == (run,)


def written(root: Path) -> str:
    return Vault(root).write_run(DRAFT, now=NOW).id


def test_a_work_has_one_run_however_often_it_is_written(tmp_path: Path) -> None:
    vault, draft = Vault(tmp_path), replace(DRAFT, run={"work": "work-1"})
    assert vault.run_of_work("work-1", now=NOW) is None
    first = vault.write_run(draft, now=NOW, work="work-1")
    again = vault.write_run(replace(draft, run={"work": "work-1", "attempt": 2}), now=NOW, work="work-1")
    assert again == first == vault.run_of_work("work-1", now=NOW)
    other = vault.write_run(replace(DRAFT, run={"work": "work-2"}), now=NOW, work="work-2")
    assert vault.run_ids() == tuple(sorted((first.id, other.id)))
    assert vault.run_of_work("work-3", now=NOW) is None


def test_documents_are_verified(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep_document("parameters", {"b": 1, "a": 2})
    assert vault.kept_document("parameters", sha256) == b'{"a":2,"b":1}'
    (vault.kept("parameters", sha256) / "document.json").write_text("{}")
    with pytest.raises(IntegrityError, match="is not what its hash says"):
        vault.kept_document("parameters", sha256)
