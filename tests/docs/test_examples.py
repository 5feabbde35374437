"""The examples of the documentation run, in order, on the demonstration."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {"use-the-api", "from-bundle-to-briefing"}
"""Pages that are run by a test of their own."""
PAGES = [
    *(page for page in sorted((ROOT / "docs" / "how-to").glob("*.md")) if page.stem not in ELSEWHERE),
    *sorted((ROOT / "docs" / "tutorial").glob("*.md")),
    ROOT / "docs" / "explanation" / "house.md",
]
BLOCK = re.compile(r"^```(\w+)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLI = "from majlis.interfaces.cli.main import main; main()"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demonstration once for all pages."""
    folder = tmp_path_factory.mktemp("examples")
    done = majlis(["demo", "majlis-demo"], folder)
    assert done.returncode == 0, done.stderr
    return folder


def majlis(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return python(CLI, words, folder)


def python(program: str, words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MAJLIS_HOME": str(folder / "home")}
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def run_ids(folder: Path) -> Mapping[str, str]:
    """Return what stands for the placeholders ``RUN``, ``RUN_1`` and ``RUN_2``."""
    runs = sorted(path.name for path in (folder / "home" / "vault" / "runs").iterdir() if path.name[0].isdigit())
    return {"RUN": runs[0], "RUN_1": runs[0], "RUN_2": runs[1]}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_run(page: Path, demonstration: Path) -> None:
    runs = run_ids(demonstration)
    performed = 0
    for language, title, content in BLOCK.findall(page.read_text(encoding="utf-8")):
        if title:
            (demonstration / title).write_text(content, encoding="utf-8")
        if language == "python":
            done = python(content, [], demonstration)
            assert done.returncode == 0, done.stderr
            assert done.stdout.strip()
            performed += 1
        if language != "console":
            continue
        for line in content.splitlines():
            if line.startswith("$ cp -r "):
                source, target = shlex.split(line)[3:]
                shutil.copytree(demonstration / source, demonstration / target)
            if line.startswith("$ majlis "):
                words = [runs.get(word, word) for word in shlex.split(line)[2:]]
                done = majlis(words, demonstration)
                assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
                assert done.stdout.strip()
                performed += 1
    assert performed
