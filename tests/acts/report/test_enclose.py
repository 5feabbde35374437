from pathlib import Path

import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.door import DoorCommand, door
from majlis.acts.report.enclose import EncloseCommand, EncloseResult, enclose
from majlis.acts.report.follow import FollowCommand, follow
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.report.tell import TellCommand, tell
from majlis.acts.world import World
from majlis.evidence.reporting.enclosures import KNOWN
from majlis.kernel.errors import ConflictError, InputError, MajlisError, NotFoundError, PermissionDeniedError


def given(world: World, code: str, path: Path, **named: str) -> EncloseResult:
    return enclose(EncloseCommand.model_validate({"code": code, "file": path, **named}), world)


def of(world: World, organisation: str, tmp_path: Path) -> World:
    from dataclasses import replace

    made = operator(world, organisation) if organisation in {"clinic", "bank"} else person(world, organisation)
    return replace(made, desk=tmp_path)


def names(world: World, code: str) -> list[str]:
    return [one.name for one in show(ShowCommand(code=code), world).files]


def test_a_file_is_read_by_the_readers_of_its_section(both: World, tmp_path: Path) -> None:
    note, letter = tmp_path / "note.png", tmp_path / "letter.txt"
    note.write_bytes(b"\x89PNG")
    letter.write_text("Pay")
    clinic = of(both, "clinic", tmp_path)
    code = sent(clinic)
    assert "file 1" in given(clinic, code, note).text()
    assert given(clinic, code, letter, section="impact").number == 2
    assert names(clinic, code) == ["note.png", "letter.txt"] == names(person(both, "cert"), code)
    assert names(person(both, "health-regulator"), code) == ["letter.txt"]
    with pytest.raises(ConflictError, match="this file already"):
        given(clinic, code, note)
    with pytest.raises(NotFoundError):
        given(of(both, "bank", tmp_path), code, note)
    taken = given(of(both, "cert", tmp_path), code, note, section="what")
    assert show(ShowCommand(code=code), both).files[taken.number - 1].way == "behalf"
    assert "note.png · 1 kB · technical · TLP:RED" in show(ShowCommand(code=code), both).text()


def test_without_an_account(both: World, tmp_path: Path) -> None:
    log = tmp_path / "gate.log"
    log.write_text("198.51.100.7")
    door(DoorCommand(nation="small"), both)
    receipt = tell(TellCommand(nation="small", title="Locked"), both)
    nobody = of(both, "bank", tmp_path)
    given(nobody, receipt.code, log, word=receipt.word)
    followed = follow(FollowCommand(code=receipt.code, word=receipt.word), nobody)
    assert followed.files == 1
    assert "gate" not in followed.model_dump_json()
    with pytest.raises(NotFoundError, match="do not go together"):
        given(nobody, receipt.code, log, word="aaaa-bbbb-cccc")
    assert names(person(both, "cert"), receipt.code) == ["gate.log"]
    with pytest.raises(NotFoundError):
        names(nobody, receipt.code)


def test_what_is_not_taken(small: World, tmp_path: Path) -> None:
    code = sent(small)
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(KNOWN.size + 1)
    for path, error, words in (
        (tmp_path, InputError, "folder"),
        (tmp_path / "nothing", NotFoundError, "cannot be read"),
        (large, InputError, "at most"),
    ):
        with pytest.raises(error, match=words):
            given(small, code, path)
    with pytest.raises(PermissionDeniedError):  # not on the desk of a request
        enclose(EncloseCommand(code=code, file=large), operator(small, "clinic"))
    assert names(small, code) == []


def test_hourly_all_together(small: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.reports import enclosing

    monkeypatch.setattr(enclosing, "HOURLY", 5)
    door(DoorCommand(nation="small"), small)
    receipt = tell(TellCommand(nation="small", title="Locked"), small)
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    given(small, receipt.code, path, word=receipt.word)
    path.write_bytes(b"6")
    with pytest.raises(MajlisError, match="in this hour"):
        given(small, receipt.code, path, word=receipt.word)
