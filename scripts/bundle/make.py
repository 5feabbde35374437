"""Lay everything of a bundle into one folder, and make the archive of it."""

import gzip
import shutil
import sys
import sysconfig
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

from scripts.bundle.pages import write_pages
from scripts.bundle.sbom import sbom
from scripts.bundle.wheels import EPOCH, ROOT, Wheel, collect, requirements

import majlis

SUMS = "SHA256SUMS"
_INSTALLER = "install.sh"


def name() -> str:
    """Return the bundle's name: version, system and Python, as the wheels in it need them."""
    major, minor = sys.version_info[:2]
    return f"majlis-{majlis.__version__}-{sysconfig.get_platform()}-py{major}{minor}"


def make(target: Path) -> Path:
    """Write the archive and its hash into a folder, and return the archive's place.

    Raises
    ------
    SystemExit
        If a wheel is not of the pinned version, or has no licence text.
    """
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / name()
        lay(folder)
        archive = target / f"{name()}.tar.gz"
        partial = archive.with_suffix(".partial")
        pack(folder, partial)
        partial.replace(archive)
    digest = sha256(archive.read_bytes()).hexdigest()
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest}  {archive.name}\n", encoding="ascii")
    return archive


def lay(folder: Path) -> None:
    """Lay the bundle's files into a new folder."""
    folder.mkdir(parents=True)
    wheels = collect(folder / "wheels")
    (folder / "requirements.txt").write_text(requirements(wheels), encoding="ascii")
    (folder / "sbom.cdx.json").write_text(sbom(wheels), encoding="utf-8")
    write_licences(wheels, folder / "licences")
    for text in ("LICENSE", "NOTICE"):
        shutil.copy(ROOT / text, folder / text)
    for path in sorted((ROOT / "deploy").iterdir()):
        if path.is_dir():
            shutil.copytree(path, folder / "deploy" / path.name)
        else:
            shutil.copy(path, folder / path.name)
    installer = folder / _INSTALLER
    major, minor = sys.version_info[:2]
    values = {"@VERSION@": majlis.__version__, "@PYTHON@": f"{major}.{minor}", "@MACHINE@": machine()}
    text = installer.read_text(encoding="utf-8")
    for mark, value in values.items():
        text = text.replace(mark, value)
    installer.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "docs", folder / "docs")
    write_pages(ROOT / "docs", folder / "html")
    write_sums(folder)


def machine() -> str:
    """Return the kind of processor, as ``uname -m`` says it."""
    return sysconfig.get_platform().partition("-")[2]


def write_licences(wheels: tuple[Wheel, ...], folder: Path) -> None:
    """Write every licence text of every package into a folder of the package's name and version."""
    for wheel in wheels:
        for place, data in wheel.licences().items():
            path = folder / f"{wheel.name}-{wheel.version}" / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def write_sums(folder: Path) -> None:
    """Write the hashes of all files, as ``sha256sum --check`` reads them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def pack(folder: Path, archive: Path) -> None:
    """Make the archive. Dates, owners, modes and order are fixed, so that equal files give equal bytes.

    Parameters
    ----------
    folder : Path
    archive : Path
    """
    with (
        archive.open("wb") as file,
        # Level 1: nearly all of it is wheels, which are compressed already.
        gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=file, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            facts = tar.gettarinfo(path, arcname=str(path.relative_to(folder.parent)))
            facts.mtime, facts.uid, facts.gid, facts.uname, facts.gname = EPOCH, 0, 0, "root", "root"
            facts.mode = 0o755 if path.is_dir() or path.name == _INSTALLER else 0o644
            if path.is_file():
                with path.open("rb") as data:
                    tar.addfile(facts, data)
            else:
                tar.addfile(facts)
