import json
from dataclasses import replace
from pathlib import Path

import pytest

from majlis.acts.register.append import AppendCommand, append
from majlis.acts.world import Actor, World
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def test_files_enter_by_their_hashes_and_are_signed(world: World, paper: Path) -> None:
    from majlis.adapters.records.register import named, reading

    found = append(AppendCommand(nation="small", files=(paper, paper), title="Minutes"), world)
    assert [(one.index, one.file, one.sha256) for one in found.entries] == [
        (index, "minutes.pdf", sha256_hex(b"What was decided.")) for index in (1, 2)
    ]
    assert (found.unsigned, found.marking, found.synthetic) == ("", "TLP:AMBER", False)
    assert "Next: majlis register prove small 2" in found.text()
    log = named.existing(world.records, "small", "decisions")
    told = json.loads(reading.entry(world.records, log, 1).leaf or b"")
    assert (told["kind"], told["title"], told["name"]) == ("file", "Minutes", "minutes.pdf")
    assert told["sha256"] == sha256_hex(b"What was decided.")
    newest = reading.newest(world.records, log)
    assert newest is not None
    assert newest.size == 3


def test_sealed_the_log_says_neither_name_nor_hash(world: World, paper: Path) -> None:
    from majlis.adapters.records.register import named, reading, sealing

    found = append(AppendCommand(nation="small", files=(paper,), sealed=True, marking="TLP:RED"), world)
    log = named.existing(world.records, "small", "decisions")
    leaf = reading.entry(world.records, log, found.entries[0].index).leaf or b""
    assert b"minutes" not in leaf
    assert sha256_hex(paper.read_bytes()).encode() not in leaf
    assert sealing.opened(world.records, log, found.entries[0].index)[0] == paper.read_bytes()
    assert found.marking == "TLP:RED"


def test_what_cannot_be_signed_now_is_entered_all_the_same(world: World, paper: Path) -> None:
    append(AppendCommand(nation="small", files=(paper,)), world)
    for key in (world.home / "keys").glob("*.key"):
        key.unlink()
    said: list[str] = []
    found = append(AppendCommand(nation="small", files=(paper,)), replace(world, say=said.append))
    assert found.unsigned == "the register's key is missing"
    assert "Not signed yet: the register's key is missing" in found.text()
    assert "majlis register checkpoint small" in said[0]


def test_what_cannot_be_entered(world: World, paper: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        append(AppendCommand(nation="small", files=(paper, paper.with_name("nothing"))), world)
    with pytest.raises(NotFoundError):
        append(AppendCommand(nation="elsewhere", files=(paper,)), world)
    large = paper.with_name("large")
    with large.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(InputError, match="larger than 50,000,000 bytes"):
        append(AppendCommand(nation="small", files=(large,)), world)
    reader = replace(world, actor=Actor("reader", frozenset({"register.read"})))
    with pytest.raises(PermissionDeniedError):
        append(AppendCommand(nation="small", files=(paper,)), reader)
