"""A person without a network: the how-to from the bundle to the briefing, run as it stands.

Everything runs in a network namespace of its own, which has no interface but a loopback that is down.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from tests import workbooks

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "from-bundle-to-briefing.md"
BLOCK = re.compile(r"^```(\w+)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS: list[tuple[str, str, str]] = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
INSTALL = BLOCKS[0][2]
NOBODY = 65534
WITHOUT_NETWORK = (
    ("unshare", "--net", "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--")
    if os.geteuid() == 0
    else ("unshare", "--map-current-user", "--net", "--")
)
"""Root makes the namespace and leaves it to somebody without rights: nothing outside the home can be touched."""
BUNDLE = "MAJLIS_BUNDLE"
"""Folder with a bundle that is there already; else one is made, which needs the packages' registry."""
pytestmark = pytest.mark.slow


def apart() -> bool:
    """Tell whether this machine lets us make a namespace without a network."""
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode == 0


@dataclass
class Person:
    """Somebody with an empty home, no configuration and no network."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """All that a command gets to see."""
        return {
            "HOME": str(self.home),
            "PATH": f"{self.home}/.local/bin:/usr/bin:/bin",
            "MAJLIS_HOME": str(self.data),
            "LANG": "C.UTF-8",
        }

    @property
    def data(self) -> Path:
        return self.home / ".local" / "share" / "majlis"

    def does(self, *words: str | Path) -> str:
        """Run a command and return what it says; fail where it fails."""
        done = subprocess.run(
            [*WITHOUT_NETWORK, *words],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )
        assert done.returncode == 0, f"{shlex.join(map(str, words))}\n{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    named = os.environ.get(BUNDLE)
    target = Path(named) if named else tmp_path_factory.mktemp("dist")
    if not named:
        subprocess.run([sys.executable, "-m", "scripts.bundle", target], cwd=ROOT, check=True)
    return next(target.glob("majlis-*.tar.gz"))


@pytest.fixture(scope="module")
def person(bundle: Path) -> Iterator[Person]:
    if not apart():
        pytest.skip("no namespace without a network can be made here: unshare --net")
    with tempfile.TemporaryDirectory(prefix="majlis-person-") as folder:
        found = Person(Path(folder))
        shutil.copy(bundle, found.home / bundle.name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        found.does("sh", "-euc", INSTALL)
        yield found


def fill_in(person: Person) -> None:
    """Do what the workshop does: write the invented country into the template that Majlis has just written."""
    path = person.home / "practice.xlsx"
    facts = path.stat()
    workbooks.fill(openpyxl.load_workbook(path)).save(path)
    os.chown(path, facts.st_uid, facts.st_gid)


def test_the_how_to(person: Person) -> None:
    after: dict[str, Callable[[], None]] = {"nation template": lambda: fill_in(person)}
    said: dict[str, str] = {}
    run = ""
    for language, title, content in BLOCKS[1:]:
        if title:
            (person.home / title).write_text(content, encoding="utf-8")
        if language == "sh":
            person.does("sh", "-euc", content)
        if language != "console":
            continue
        for line in content.splitlines():
            words = [run if word == "RUN" else word for word in shlex.split(line.removeprefix("$ "))]
            name = " ".join(words[1:3])
            said[name] = person.does(*words)
            after.get(name, lambda: None)()
            if name == "risk assess":
                run, digest = hash_of(said[name])
            if name == "restore practice.backup":
                assert (person.data / "vault" / "runs" / run).is_dir()
    replayed = said["run replay"]
    assert "came out the same" in replayed
    assert replayed.count(digest) == 2
    assert run in said["run list"]
    assert "practice" in said["nation versions"]
    assert (person.home / "briefing.pdf").read_bytes().startswith(b"%PDF")


def hash_of(said: str) -> tuple[str, str]:
    """Return the run and the hash of its result that an assessment names."""
    found = re.search(r"^Run (\S+)\nHash ([0-9a-f]{64})$", said, re.MULTILINE)
    assert found is not None, said
    return found[1], found[2]


def test_there_is_no_network(person: Person) -> None:
    """The proof of the proof: where this test looks, nothing can be reached."""
    lines = person.does("cat", "/proc/net/dev").splitlines()[2:]
    assert [line.split(":")[0].strip() for line in lines] == ["lo"]


def test_installing_again_changes_nothing(person: Person) -> None:
    installer = next(person.home.glob("majlis-*/install.sh"))
    before = (person.home / ".local" / "opt" / "majlis" / "current").readlink()
    assert "is there already" in person.does("sh", installer)
    assert (person.home / ".local" / "opt" / "majlis" / "current").readlink() == before


def test_what_lies_in_the_bundle(person: Person) -> None:
    folder = next(person.home.glob("majlis-*/"))
    wheels = {path.name.split("-")[0].replace("_", "-").lower() for path in (folder / "wheels").glob("*.whl")}
    licences = {path.name.rsplit("-", 1)[0] for path in (folder / "licences").iterdir()}
    assert licences == wheels
    assert {"majlis", "numpy", "django", "pip"} <= wheels
    assert (folder / "html" / "how-to" / "from-bundle-to-briefing.html").is_file()
    for name in ("requirements.txt", "install.sh", "README.md", "sbom.cdx.json"):
        assert not re.search(r"pypi\.org|pythonhosted", (folder / name).read_text(encoding="utf-8"))


def test_the_same_tree_makes_the_same_bundle(bundle: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scripts.bundle", tmp_path], cwd=ROOT, check=True)
    assert (tmp_path / bundle.name).read_bytes() == bundle.read_bytes()
