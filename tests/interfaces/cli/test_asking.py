"""What is missing is asked for at a terminal, one question each; elsewhere the missing options are named."""

import io
import sys
from collections.abc import Mapping

import pytest
from pydantic import Field

from majlis.acts.act import Act, Command, Result, ask
from majlis.acts.index import Entry
from majlis.acts.world import World
from majlis.interfaces.cli.asking import answered
from majlis.interfaces.cli.call import Call
from majlis.kernel.errors import InputError


class Party(Command):
    """Whom to invite."""

    host: str = Field(min_length=1, description="Who invites.", json_schema_extra=ask("Who invites?"))
    guests: int = Field(ge=1, le=9, description="Guests, 1 to 9.", json_schema_extra=ask("How many guests?"))
    dishes: tuple[str, ...] = Field(description="Dishes.", json_schema_extra=ask("Which dishes?"))
    music: str = Field(default="", description="Music.", json_schema_extra=ask("Which music?"))
    hall: str = Field(default="home", description="Where.")

    @classmethod
    def suggested(cls, name: str, given: Mapping[str, object]) -> str:
        return f"{given.get('host')}'s soup" if name == "dishes" else ""


class Invited(Result):
    """Nothing."""

    def text(self) -> str:
        return ""


def never(command: Party, world: World) -> Invited:
    raise NotImplementedError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def call(**values: object) -> Call:
    return Call(Entry("party give", "nowhere:never", "Give a party."), Act("x", Party, Invited, never), values, False)


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answers: str) -> Terminal:
    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


def test_each_missing_option_is_asked_for_in_the_commands_order(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = at_a_terminal(monkeypatch, "Amina\n3\nrice\njazz\n")
    assert answered(call()) == {"host": "Amina", "guests": "3", "dishes": ("rice",), "music": "jazz"}
    assert shown.getvalue() == "Who invites? How many guests? Which dishes? [Amina's soup] Which music? "


def test_what_was_typed_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = at_a_terminal(monkeypatch, "\n")
    given = {"host": "Amina", "guests": "3", "dishes": ("rice",)}
    assert answered(call(**given)) == given
    assert shown.getvalue() == "Which music? "


def test_an_empty_answer_takes_the_suggestion(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch, "Amina\n2\n\n\n")
    assert answered(call())["dishes"] == ("Amina's soup",)


def test_a_wrong_answer_is_told_and_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = at_a_terminal(monkeypatch, "\nAmina\n12\nfew\n4\nrice\n\n")
    assert answered(call()) == {"host": "Amina", "guests": "4", "dishes": ("rice",)}
    assert "it needs an answer" in shown.getvalue()
    assert shown.getvalue().count("How many guests?") == 3


def test_without_a_terminal_every_missing_option_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Amina\n"))
    with pytest.raises(InputError, match="3 options are missing, and there is no terminal to ask at") as caught:
        answered(call())
    assert [fault.what for fault in caught.value.faults] == [
        "the option --host is missing",
        "the option --guests is missing",
        "the option --dishes is missing",
    ]
    with pytest.raises(InputError, match="the option --host is missing"):
        answered(call(guests="3", dishes=("rice",)))
    assert answered(call(host="A", guests="3", dishes=("rice",)))


def test_answers_that_end_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch, "Amina\n")
    with pytest.raises(InputError, match="the answers ended"):
        answered(call())
