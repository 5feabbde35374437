"""The vault: where runs, and the nations and evidence they were made from, are kept."""

import platform
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from majlis.adapters.vault.folders import write_folder
from majlis.adapters.vault.run import Run, RunDraft, fill_run, load_run
from majlis.kernel.canonical import canonical_json, content_hash, sha256_hex
from majlis.kernel.errors import ConflictError, InputError, IntegrityError, NotFoundError

_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LIBRARIES = ("numpy", "numba", "scipy", "pydantic")


@dataclass(frozen=True)
class Vault:
    """A folder of runs and snapshots.

    Attributes
    ----------
    root : Path
        Made when first written to.
    seen : callable, optional
        Returns the ids of the runs that who reads may see; the others are as if they were not there. None: all.
    """

    root: Path
    seen: Callable[[], frozenset[str]] | None = None

    def write_run(self, draft: RunDraft, *, now: datetime, work: str = "") -> Run:
        """Write a run and return it as it lies in the vault.

        Parameters
        ----------
        draft : RunDraft
        now : datetime
            Instant of the run; it begins the id, so that ids sort by time.
        work : str, optional
            Code of the work that makes it. The same work at the same instant has one place in the vault: where its
            run lies there already, that one is returned and nothing is written.
        """
        content = content_hash({"result": draft.result, "inputs": draft.inputs, "at": now.astimezone(UTC).isoformat()})
        folder = self.root / "runs"
        for name in _names(now, work or content):
            try:
                write_folder(folder / name, lambda place: fill_run(place, draft, _versions()))
            except ConflictError:  # the same run at the same instant, perhaps by another process
                if work and (there := load_run(folder / name)).run.get("work") == work:
                    return there
                continue
            return load_run(folder / name)
        raise ConflictError(f"a thousand runs of {now} are there already", where=str(folder), code="vault.exists")

    def run_of_work(self, work: str, *, now: datetime) -> Run | None:
        """Return the run that a work has written, or None: a worker may have died right after it wrote.

        Parameters
        ----------
        work : str
            Code of the work.
        now : datetime
            Instant under which it was to be written.

        Raises
        ------
        IntegrityError
            If it is damaged.
        """
        for name in _names(now, work):
            if not (self.root / "runs" / name).is_dir():
                return None
            if (run := load_run(self.root / "runs" / name)).run.get("work") == work:
                return run
        return None

    def run_ids(self) -> tuple[str, ...]:
        """Return the ids of all runs that are seen, oldest first."""
        folder = self.root / "runs"
        found = sorted(p.name for p in folder.iterdir() if _ID.fullmatch(p.name)) if folder.is_dir() else []
        if self.seen is None or not found:
            return tuple(found)
        seen = self.seen()
        return tuple(name for name in found if name in seen)

    def runs(self) -> tuple[Run, ...]:
        """Return all runs, oldest first.

        Raises
        ------
        IntegrityError
            If one is damaged.
        """
        return tuple(load_run(self.root / "runs" / name) for name in self.run_ids())

    def read_run(self, name: str) -> Run:
        """Return a run by its id or by a beginning or end of it that only one run has.

        Raises
        ------
        NotFoundError
            If there is none.
        InputError
            If several fit.
        IntegrityError
            If it is damaged.
        """
        known = self.run_ids()
        found = [i for i in known if i == name] or [
            i for i in known if name and (i.startswith(name) or i.endswith(name))
        ]
        if not found:
            raise NotFoundError(
                f"there is no run {name!r}",
                mend="`majlis run list` shows the runs" if known else "make one with `majlis risk assess DIR`",
                code="vault.no-run",
            )
        if len(found) > 1:
            raise InputError(
                f"{name!r} fits {len(found)} runs: {', '.join(found[:5])}",
                mend="give more of the id",
                code="vault.ambiguous-run",
            )
        return load_run(self.root / "runs" / found[0])

    def keep(self, kind: str, sha256: str, fill: Callable[[Path], None]) -> Path:
        """Keep an immutable folder under its hash and return its place; one that is there already stays.

        Parameters
        ----------
        kind : str
            For example ``nations``.
        sha256 : str
            Hash of the content, as the owner of the kind computes it.
        fill : callable
            Writes the content into the folder it is given.
        """
        target = self.root / kind / sha256
        if not target.is_dir():
            try:
                write_folder(target, fill)
            except ConflictError:
                if not target.is_dir():  # else another process kept the same content in the meantime
                    raise
        return target

    def kept(self, kind: str, sha256: str) -> Path:
        """Return the place of a folder that was kept.

        Raises
        ------
        NotFoundError
            If it is not there.
        """
        target = self.root / kind / sha256
        if not target.is_dir():
            raise NotFoundError(
                f"{kind}/{sha256[:12]} is not in the vault",
                why="a replay needs exactly what the run was made from",
                mend="restore the vault from a backup",
                code="vault.no-snapshot",
            )
        return target

    def hashes(self, kind: str) -> tuple[str, ...]:
        """Return the hashes of all folders of a kind that are kept, sorted."""
        folder = self.root / kind
        return tuple(sorted(p.name for p in folder.iterdir() if _SHA256.fullmatch(p.name))) if folder.is_dir() else ()

    def keep_document(self, kind: str, document: object) -> str:
        """Keep a JSON document under the hash of its canonical form, and return the hash."""
        sha256 = content_hash(document)
        self.keep(kind, sha256, lambda folder: _write(folder / "document.json", canonical_json(document)))
        return sha256

    def kept_document(self, kind: str, sha256: str) -> bytes:
        """Return the bytes of a JSON document that was kept, verified.

        Raises
        ------
        NotFoundError
            If it is not there.
        IntegrityError
            If it is not what its hash says.
        """
        data = (self.kept(kind, sha256) / "document.json").read_bytes()
        if sha256_hex(data) != sha256:
            raise IntegrityError(
                f"{kind}/{sha256[:12]} is not what its hash says",
                mend="restore the vault from a backup",
                code="vault.damaged",
            )
        return data


def _names(now: datetime, digest: str) -> Iterator[str]:
    """Yield the ids under which a run may lie, in the order in which they are tried."""
    stamp = now.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    return (f"{stamp}-{sha256_hex(f'{digest}{n}'.encode())[:8]}" for n in range(1000))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _versions() -> Mapping[str, object]:
    from majlis import __version__

    return {
        "majlis": __version__,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
    }
