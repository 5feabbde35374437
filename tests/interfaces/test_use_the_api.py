"""The page on the API runs as it stands, against a server of its own."""

import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.docs.test_examples import BLOCK, CLI

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "use-the-api.md"
STARTS = 120
"""Seconds in which the server must answer, on a busy machine."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def run(program: str, words: list[str], folder: Path) -> str:
    environment = {**os.environ, "MAJLIS_HOME": str(folder / "home"), "PYTHONPATH": f"{folder}{os.pathsep}{path()}"}
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
    return done.stdout


def path() -> str:
    return os.environ.get("PYTHONPATH", "")


@contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    environment = {**os.environ, "MAJLIS_HOME": str(folder / "home")}
    words = ["serve", "--at", str(port), "--processes", "1", "--no-worker"]
    with subprocess.Popen([sys.executable, "-c", CLI, *words], env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            answers(port)
            yield
        finally:
            server.terminate()


def answers(port: int) -> None:
    until = time.monotonic() + STARTS
    while True:
        try:
            urllib.request.urlopen(f"http://localhost:{port}/alive", timeout=5).close()
        except OSError:
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.3)
        else:
            return


@pytest.mark.slow
def test_the_page_runs_as_it_stands(tmp_path: Path) -> None:
    port, told = free_port(), []
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8").replace("localhost:8000", f"localhost:{port}"))
    commands = [line for language, _, text in blocks if language == "console" for line in text.splitlines()]
    for line in commands:
        words, _, file = line.removeprefix("$ majlis ").partition(" > ")
        shown = run(CLI, shlex.split(words), tmp_path)
        if file:
            (tmp_path / file).write_text(shown, encoding="utf-8")
    with served(tmp_path, port):
        for language, title, text in blocks:
            if title:
                (tmp_path / title).write_text(text, encoding="utf-8")
            elif language == "python":
                told.append(run(text, [], tmp_path))
    assert len(told) == 3
    assert "National CERT" in told[0]
    assert told[1].startswith("SYNTHETIC")
    assert "practice.xlsx" in told[1]
    assert "2 incidents" in told[1]
    assert told[2].strip() == "queued"
    assert not re.search(r"majlis_[0-9a-f]{8}_", (tmp_path / "home" / "logs" / "majlis.log").read_text())
