"""The wheels of a bundle: our own, built from a clean copy of the tree, and those of everything it needs to run."""

import email
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from hashlib import sha256
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
EPOCH = 1_767_225_600
"""Date of every file in a bundle: 2026-01-01. The same tree gives the same bytes on any day."""
_SOURCES = ("pyproject.toml", "README.md", "LICENSE", "NOTICE")
_PIP = (sys.executable, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check")
_METADATA = re.compile(r"[^/]+\.dist-info/METADATA")
_LICENCE = re.compile(r"(?i)(licen[cs]e|copying|notice|ofl)[^/]*$")
_CODE = (".py", ".pyc", ".pyi", ".so")


@dataclass(frozen=True)
class Wheel:
    """A wheel file and what its metadata says."""

    path: Path
    metadata: Message

    @property
    def name(self) -> str:
        """Normalised name of the package."""
        return canonicalize_name(str(self.metadata["Name"]))

    @property
    def version(self) -> str:
        """Version of the package."""
        return str(self.metadata["Version"])

    @property
    def sha256(self) -> str:
        """Hash of the file."""
        return sha256(self.path.read_bytes()).hexdigest()

    def licences(self) -> dict[str, bytes]:
        """Return the licence texts in the wheel: path within the wheel to bytes."""
        with zipfile.ZipFile(self.path) as archive:
            names = [name for name in archive.namelist() if _LICENCE.search(name) and not name.endswith(_CODE)]
            return {name: archive.read(name) for name in sorted(names) if not name.endswith("/")}

    def requires(self, extras: frozenset[str] = frozenset()) -> Iterator[Requirement]:
        """Yield what the package needs here, with these of its extras."""
        for text in self.metadata.get_all("Requires-Dist") or []:
            need = Requirement(text)
            if need.marker is None or any(_holds(need.marker, extra) for extra in {"", *extras}):
                yield need


def _holds(marker: Marker, extra: str) -> bool:
    return marker.evaluate({"extra": extra})


def read_wheel(path: Path) -> Wheel:
    """Return a wheel with its metadata."""
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if _METADATA.fullmatch(name))
        return Wheel(path, email.message_from_bytes(archive.read(name)))


def collect(folder: Path) -> tuple[Wheel, ...]:
    """Build our wheel, fetch what it needs in the versions of ``constraints.txt``, and return all, sorted by name.

    Raises
    ------
    SystemExit
        If a wheel is not of the version that ``constraints.txt`` names, or has no licence text.
    """
    folder.mkdir(parents=True)
    own = build(folder)
    constraints = ROOT / "constraints.txt"
    # pip itself goes along: on a bare Debian, venv cannot install it.
    subprocess.run(
        [*_PIP, "download", "--only-binary=:all:", "--constraint", constraints, "--dest", folder, own, "pip"],
        check=True,
    )
    found = sorted((read_wheel(path) for path in folder.glob("*.whl")), key=lambda wheel: wheel.name)
    faults = [*unpinned(found, constraints.read_text(encoding="utf-8")), *unlicensed(found)]
    if faults:
        raise SystemExit("\n".join(faults))
    return tuple(found)


def build(folder: Path) -> Path:
    """Build this tree's wheel into a folder: from a copy without leftovers, so that the bytes depend on it alone."""
    with tempfile.TemporaryDirectory() as work:
        tree = Path(work) / "tree"
        ignore = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info")
        shutil.copytree(ROOT / "src", tree / "src", ignore=ignore)
        for name in _SOURCES:
            shutil.copy(ROOT / name, tree / name)
        for path in tree.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        subprocess.run(
            [*_PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, tree],
            check=True,
            env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(EPOCH), "HOME": work, "PIP_NO_INDEX": "1"},
            umask=0o022,
        )
    return next(folder.glob("majlis-*.whl"))


def unpinned(wheels: list[Wheel], constraints: str) -> Iterator[str]:
    """Yield a line for each wheel that is not of a version that ``constraints.txt`` names: it was never tried."""
    lines = set(constraints.splitlines())
    for wheel in wheels:
        if wheel.name != "majlis" and f"{wheel.name}=={wheel.version}" not in lines:
            yield f"{wheel.path.name}: constraints.txt does not name {wheel.name}=={wheel.version}"


def unlicensed(wheels: list[Wheel]) -> Iterator[str]:
    """Yield a line for each wheel without a licence text: it may not be passed on so."""
    for wheel in wheels:
        if not wheel.licences():
            yield f"{wheel.path.name}: no licence text in the wheel"


def requirements(wheels: tuple[Wheel, ...]) -> str:
    """Return the requirements file: every package with version and hash, so that pip takes nothing else."""
    return "".join(f"{wheel.name}=={wheel.version} --hash=sha256:{wheel.sha256}\n" for wheel in wheels)
