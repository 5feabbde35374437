"""Progress is shown to a person who watches, and to no one else."""

import io
import sys

import pytest

from majlis.interfaces.cli.progress import said, shown


class Screen(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_file_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with shown("Simulating", 10) as advance:
        advance(5)
    assert file.getvalue() == ""


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with shown("Simulating", 10) as advance:
        advance(10)
    assert "Simulating" in screen.getvalue()
    assert "100%" in screen.getvalue()


def test_what_is_said_meanwhile_leaves_the_answer_alone(capsys: pytest.CaptureFixture[str]) -> None:
    said("work-1: done")
    assert capsys.readouterr() == ("", "work-1: done\n")
