"""An act checks the permission before anything else, and its command judges the values."""

from pathlib import Path

import pytest
from pydantic import Field, ValidationError

from majlis.acts.act import Command, Result, act
from majlis.acts.world import Actor, World
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
