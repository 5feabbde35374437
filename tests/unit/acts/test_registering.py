from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from majlis.acts import registering
from majlis.acts.settings import Setting
from majlis.acts.world import Actor, World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError
from majlis.register import Verifier

KEY = Verifier("council.example/log", bytes(32))


@pytest.fixture
def world(tmp_path: Path, sqlite_database: str) -> World:
    from tests.registers import opened

    home = tmp_path / "home"
    opened(home, sqlite_database)
    return World(Actor("tester", frozenset("*")), home, database=sqlite_database, now=lambda: datetime.now(UTC))


def test_an_entry_is_canonical_json() -> None:
    assert registering.entry_bytes({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()


def test_a_head_is_sealed_or_it_is_said_why_not(world: World) -> None:
    from tests.registers import entry, filled

    from majlis.adapters.records.register import appending, signing

    said: list[str] = []
    world = replace(world, say=said.append)
    assert "no log" in registering.seal_head(world, "small")
    log = filled(world.records, 3)
    appending.append(world.records, log, [entry(9)])
    assert registering.seal_head(world, "small") == ""
    assert signing.signed_size(world.records, log) == 4
    appending.append(world.records, log, [entry(10)])
    keys = world.home / "keys"
    keys.rename(keys.with_name("away"))
    keys.write_text("no folder", encoding="utf-8")
    assert registering.seal_head(world, "small") in {
        "the file of the key cannot be read or written", "the register's key is missing",
    }  # fmt: skip
    assert len(said) == 2
    assert said[1].endswith("Sign it with: majlis register checkpoint small")


def test_a_passphrase_comes_from_the_file_that_the_settings_name_or_a_person(world: World, tmp_path: Path) -> None:
    assert registering.asked_of(world) is None
    prompts: list[str] = []

    def secret(prompt: str) -> str:
        prompts.append(prompt)
        return "typed words"

    asked = registering.asked_of(replace(world, secret=secret), person=True)
    assert asked is not None
    assert asked(KEY) == "typed words"
    assert KEY.key_id.hex() in prompts[0]
    file = tmp_path / "words"
    file.write_text("words of a file\n", encoding="utf-8")
    file.chmod(0o600)
    named = replace(world, settings=(Setting(registering.SETTING, str(file), "test", ""),), secret=secret)
    for found in (registering.asked_of(named), registering.asked_of(named, person=True)):
        assert found is not None
        assert found(KEY) == "words of a file"
    assert len(prompts) == 1


def test_the_audits_log_is_for_who_reads_the_audit(world: World) -> None:
    from majlis.adapters.records.register import logs

    with pytest.raises(NotFoundError):
        registering.log_named(world, "")
    log = logs.log_of(world.records, "", "audit")
    assert registering.log_named(world, "")[1] == log
    reader = replace(world, actor=Actor("reader", frozenset({"register.read"})))
    with pytest.raises(PermissionDeniedError, match="audit"):
        registering.log_named(reader, "")


def test_a_draft_names_its_nation() -> None:
    assert TypeAdapter(registering.LogNation).validate_python("small@draft") == "small"
