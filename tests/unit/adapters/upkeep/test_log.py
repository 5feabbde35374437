"""A line for each act; a full file gives way; a log that cannot be written stops nobody."""

import json
import multiprocessing
from pathlib import Path

import pytest

from majlis.acts.index import ACTS
from majlis.adapters.upkeep.log import FILE, KEPT, UNNAMED, Log


def test_a_line_is_json(tmp_path: Path) -> None:
    log = Log(tmp_path / "logs")
    log.write({"act": "run list", "code": "é\n"})
    text = (tmp_path / "logs" / FILE).read_text(encoding="ascii")
    assert text.count("\n") == 1
    assert json.loads(text) == {"act": "run list", "code": "é\n"}


def test_a_full_file_gives_way_and_few_are_kept(tmp_path: Path) -> None:
    log = Log(tmp_path, megabytes=1)
    for _ in range(8 * 4):
        log.write({"act": "x" * 300_000})
    sizes = {path.name: path.stat().st_size for path in tmp_path.glob(f"{FILE}*")}
    assert set(sizes) == {FILE, *(f"{FILE}.{number}" for number in range(1, KEPT + 1))}
    assert max(sizes.values()) <= 1_000_000


def test_stderr_or_nothing_instead_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Log(tmp_path, "stderr").write({"act": "a"})
    Log(tmp_path, "off").write({"act": "b"})
    assert capsys.readouterr().err == '{"act":"a"}\n'
    assert not (tmp_path / FILE).exists()


def test_what_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Log(tmp_path / "file" / "logs").write({"act": "a"})
    Log(tmp_path / "no home yet" / "logs").write({"act": "a"})
    assert not (tmp_path / "no home yet").exists()


def _write_many(folder: Path) -> None:
    for number in range(200):
        Log(folder, megabytes=1).write({"number": number, "fill": "x" * 1000})


def test_processes_take_turns_and_lose_no_line(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_write_many, args=(tmp_path,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    lines = [line for path in tmp_path.glob(f"{FILE}*") for line in path.read_text().splitlines()]
    assert sorted(json.loads(line)["number"] for line in lines) == sorted([*range(200)] * 4)


def test_who_takes_part_in_a_dialogue_is_not_named(tmp_path: Path) -> None:
    log = Log(tmp_path / "logs")
    for act in ("dialogue state", "dialogue moderate"):
        log.write({"act": act, "actor": "ayesha", "outcome": "done"})
    lines = (tmp_path / "logs" / FILE).read_text(encoding="ascii").splitlines()
    assert ["ayesha" in line for line in lines] == [False, True]
    speaking = {
        entry.name
        for entry in ACTS
        if entry.name.startswith("dialogue ") and entry.load().permission == "dialogue.speak"
    }
    assert speaking == UNNAMED
