"""A secret is typed twice at a terminal, unseen, or sent as the first line of the standard input."""

import getpass
import io
import sys

import pytest

from majlis.interfaces.cli.secrets import ask
from majlis.kernel.errors import InputError


class Terminal(io.StringIO):
    """A standard input at which a person sits."""

    def isatty(self) -> bool:
        return True


def test_a_person_types_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["four words", "four words", "four words", "four wrods"])
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _: next(answers))
    assert ask("the password") == "four words"
    with pytest.raises(InputError, match="the two differ"):
        ask("the password")


def test_a_program_sends_it_as_the_first_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("four words\nand more\n"))
    assert ask("the password") == "four words"


def test_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(InputError, match="the password is empty"):
        ask("the password")
