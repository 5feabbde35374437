"""An act checks the permission before anything else, and its command judges the values."""

from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import Field, ValidationError

from majlis.acts.act import Command, Result, act
from majlis.acts.index import ACTS
from majlis.acts.world import Actor, World
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import PermissionDeniedError


class Greet(Command):
    """Greet someone."""

    name: str = Field(description="Whom to greet.", max_length=20)


class Greeting(Result):
    """What was said."""

    said: str

    def text(self) -> str:
        return self.said


@act("greeting.say")
def greet(command: Greet, world: World) -> Greeting:
    """Greet."""
    return Greeting(said=f"{world.actor.name} greets {command.name}")


def world(*permissions: str) -> World:
    return World(Actor("Ayesha", frozenset(permissions)), Path("unused"))


@pytest.mark.parametrize("permission", ["greeting.say", "*"])
def test_whoever_may_may(permission: str) -> None:
    answer = greet(Greet(name="Bilal"), world(permission))
    assert (answer.text(), answer.exit_code) == ("Ayesha greets Bilal", 0)


def test_whoever_may_not_may_not() -> None:
    with pytest.raises(PermissionDeniedError, match="Ayesha may not do this") as caught:
        greet(Greet(name="Bilal"), world("greeting.hear"))
    assert "greeting.say" in caught.value.fault.why


def test_an_act_knows_its_command_and_result() -> None:
    assert (greet.command, greet.result) == (Greet, Greeting)


def test_a_command_refuses_what_it_does_not_know_and_hides_values() -> None:
    with pytest.raises(ValidationError) as caught:
        Greet.model_validate({"name": "S3cret" * 10, "loud": True})
    assert "S3cret" not in str(caught.value)
    assert {error["type"] for error in caught.value.errors()} == {"string_too_long", "extra_forbidden"}


def test_commands_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Greet(name="Bilal").name = "Chand"  # type: ignore[misc]  # what is tested


def test_a_result_must_speak() -> None:
    class Mute(Result):
        """Says nothing."""

    with pytest.raises(TypeError, match="text"):
        Mute()  # type: ignore[abstract]  # what is tested


ACCOUNT = Actor("Bilal", frozenset("*"), Reader("Bilal"))
"""A person with an account, whatever interface says so."""
REMOTE = Actor("Chand", frozenset("*"), EVERYTHING, remote=True)


def takes_paths(annotation: Any) -> bool:
    return annotation is Path or any(map(takes_paths, get_args(annotation)))


PATHS = [
    (entry.name, name)
    for entry in ACTS
    for name, field in entry.load().command.model_fields.items()
    if takes_paths(field.annotation)
]


@pytest.mark.parametrize("actor", [ACCOUNT, REMOTE], ids=["account", "remote"])
@pytest.mark.parametrize(("name", "field"), PATHS)
def test_nobody_names_a_file_of_a_machine_at_which_he_does_not_sit(
    name: str, field: str, actor: Actor, tmp_path: Path
) -> None:
    entry = next(entry for entry in ACTS if entry.name == name)
    command = entry.load().command.model_construct(**{field: tmp_path / "file"})
    with pytest.raises(PermissionDeniedError, match="may not name a file of this machine") as caught:
        entry.load()(command, World(actor, tmp_path / "home"))
    assert caught.value.fault.where == field
    assert list(tmp_path.iterdir()) == []


def test_a_path_hides_in_no_list(tmp_path: Path) -> None:
    class Several(Command):
        files: tuple[tuple[Path, ...], ...]

    @act("greeting.say")
    def several(command: Several, world: World) -> Greeting:
        """Never called."""
        raise AssertionError(command, world)

    with pytest.raises(PermissionDeniedError, match="file of this machine"):
        several(Several(files=((tmp_path,),)), World(ACCOUNT, tmp_path / "home"))


def test_what_is_refused_to_an_account_is_noted(tmp_path: Path, database: str) -> None:
    guest = Actor("Bilal", frozenset({"audit.read"}), Reader("Bilal"))
    world = World(guest, tmp_path / "home", database=database)
    assert world.records
    with pytest.raises(PermissionDeniedError):
        greet(Greet(name="Falcon"), world)
    from majlis.adapters.records import trail

    ((entry,), _) = trail.page(world.records, trail.Asked(actor="Bilal"))
    assert (entry.outcome, entry.detail, entry.subject) == ("refused", {"code": "majlis.denied"}, "")
    assert "Falcon" not in repr(entry)


def test_a_refusal_stands_where_it_cannot_be_noted(tmp_path: Path) -> None:
    (tmp_path / "majlis.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(PermissionDeniedError, match="may not do this"):
        greet(Greet(name="Chand"), World(Actor("Bilal", frozenset(), Reader("Bilal")), tmp_path))
