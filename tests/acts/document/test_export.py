from pathlib import Path

import pytest
from tests.documents import RED, composer, draft, frozen, on_desk, person

from majlis.acts.document.export import ExportCommand, export
from majlis.acts.document.freeze import FreezeCommand, freeze
from majlis.acts.document.start import StartCommand, start
from majlis.acts.document.withdraw import WithdrawCommand, withdraw
from majlis.acts.world import World
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError, WaitsError

INCIDENT = "INC-2025-0001"


def test_the_same_bytes_as_when_it_was_frozen(both: World, tmp_path: Path) -> None:
    code = frozen(both, INCIDENT)
    for form, start_of in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE")):
        out = tmp_path / f"note.{form}"
        made = export(ExportCommand(document=code, out=out), on_desk(composer(both), tmp_path))
        assert out.read_bytes().startswith(start_of)
        assert sha256_hex(out.read_bytes()) == made.sha256
    assert code in made.text()


def test_red_leaves_only_with_a_second_person(one: World, tmp_path: Path) -> None:
    code = start(StartCommand(incident=INCIDENT, marking=str(RED)), composer(one)).document.code
    freeze(FreezeCommand(document=code), composer(one))
    with pytest.raises(WaitsError):
        export(ExportCommand(document=code, out=tmp_path / "n.pdf"), on_desk(composer(one), tmp_path))
    assert not (tmp_path / "n.pdf").exists()
    assert export(ExportCommand(document=code, out=tmp_path / "n.pdf"), one).marking == "TLP:RED"


def test_what_cannot_be_exported(one: World, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="freeze it first") as caught:
        export(ExportCommand(document=draft(one, INCIDENT), out=tmp_path / "n.pdf"), one)
    assert caught.value.fault.code == "document.form"
    code = frozen(one, INCIDENT)
    with pytest.raises(InputError, match="names no format"):
        export(ExportCommand(document=code, out=tmp_path / "n.odt"), one)
    with pytest.raises(PermissionDeniedError, match="may not name a file"):
        export(ExportCommand(document=code, out=tmp_path / "n.pdf"), composer(one))
    withdraw(WithdrawCommand(document=code, reason="Wrong."), one)
    reader = on_desk(person(one, "omar", "document.read", organisation="cert"), tmp_path)
    with pytest.raises(NotFoundError):
        export(ExportCommand(document=code, out=tmp_path / "n.pdf"), reader)


def test_one_that_was_withdrawn_after_its_release(one: World, tmp_path: Path) -> None:
    from majlis.acts.document.release import ReleaseCommand, release

    code = frozen(one, INCIDENT)
    release(ReleaseCommand(document=code), one)
    withdraw(WithdrawCommand(document=code, reason="Wrong."), one)
    reader = on_desk(person(one, "omar", "document.read", organisation="cert"), tmp_path)
    with pytest.raises(ConflictError, match="was withdrawn"):
        export(ExportCommand(document=code, out=tmp_path / "n.pdf"), reader)
