"""The examples of the documentation run, in order, on the demonstration or on its workspace."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {"use-the-api", "from-bundle-to-briefing"}
"""Pages that are run by a test of their own."""
IN_THE_BROWSER = {
    "assess-in-the-browser",
    "brief-the-council",
    "follow-up-reports",
    "hold-a-council-meeting",
    "hold-a-dialogue",
    "keep-the-registers-keys",
    "people-and-sign-in",
    "prepare-and-follow-up",
    "read-the-picture",
    "report-an-incident",
    "situation-note",
    "verify-a-decision",
    "what-if-on-the-map",
}
"""Pages about the workspace. What they do in it `tests/interfaces/browser` does; their commands run in a copy of it."""
PAGES = [
    *(page for page in sorted((ROOT / "docs" / "how-to").glob("*.md")) if page.stem not in ELSEWHERE),
    *sorted((ROOT / "docs" / "tutorial").glob("*.md")),
    ROOT / "docs" / "explanation" / "house.md",
]
BLOCK = re.compile(r"^```(\w+)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBERED = re.compile(r"\b(ACT|DEC|DIA|DOC|INC|ITM|MOT|MTG|PAP|REP)-2026-")
THIS_YEAR = rf"\g<1>-{datetime.now(tz=UTC).year}-"
"""Numbers of what is made bear the year in which it is made."""
CLI = "from majlis.interfaces.cli.main import main; main()"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demonstration once for all pages."""
    folder = tmp_path_factory.mktemp("examples")
    done = majlis(["demo", "majlis-demo"], folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demonstration's workspace once; each page takes a copy."""
    folder = tmp_path_factory.mktemp("workspace")
    done = majlis(["demo-workspace"], folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def place(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return the folder in which the examples of the page run."""
    if page.stem not in IN_THE_BROWSER:
        return Path(request.getfixturevalue("demonstration"))
    return shutil.copytree(request.getfixturevalue("workspace"), tmp_path / "workspace")


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
        input="what a person types when asked\n",
    )


def run_ids(folder: Path) -> Mapping[str, str]:
    """Return what stands for ``RUN``, ``RUN_1`` and ``RUN_2``, and for ``NOW``: the time on the nation's clock."""
    runs = sorted(path.name for path in (folder / "home" / "vault" / "runs").iterdir() if path.name[0].isdigit())
    now = datetime.now(tz=ZoneInfo("Asia/Karachi"))
    return {"RUN": runs[0], "RUN_1": runs[0], "RUN_2": runs[1], "NOW": f"{now:%Y-%m-%dT%H:%M}"}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_run(page: Path, place: Path) -> None:
    runs = run_ids(place)
    performed = 0
    for language, title, content in BLOCK.findall(page.read_text(encoding="utf-8")):
        if title:
            (place / title).write_text(content, encoding="utf-8")
        if language == "python":
            done = python(content, [], place)
            assert done.returncode == 0, done.stderr
            assert done.stdout.strip()
            performed += 1
        if language != "console":
            continue
        for line in content.splitlines():
            if line.startswith("$ cp -r "):
                source, target = shlex.split(line)[3:]
                shutil.copytree(place / source, place / target)
            if line.startswith("$ majlis "):
                words = [runs.get(word, word) for word in shlex.split(NUMBERED.sub(THIS_YEAR, line))[2:]]
                done = majlis(words, place)
                assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
                assert done.stdout.strip()
                performed += 1
    assert performed
