"""One run of the vault: its manifest, its result, its arrays, its documents; each verified when read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from majlis.kernel.canonical import canonical_json, content_hash, file_hash, sha256_hex
from majlis.kernel.errors import IntegrityError, NotFoundError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 1
"""Number of the manifest's format. A newer one is refused."""
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Array:
    """An array to keep.

    Attributes
    ----------
    name : str
    values : ndarray
        Any shape; no objects.
    unit : str
    axes : tuple of str
        Name of each axis, in order.
    """

    name: str
    values: "NDArray[Any]"
    unit: str
    axes: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Hash of dtype, shape and values (little-endian, row by row), the same on every machine."""
        import numpy as np

        flat = np.ascontiguousarray(self.values)
        head = f"{flat.dtype.newbyteorder('<').str}|{flat.shape}|".encode()
        return sha256_hex(head + flat.astype(flat.dtype.newbyteorder("<"), copy=False).tobytes())


@dataclass(frozen=True)
class RunDraft:
    """What is needed to write a run.

    Attributes
    ----------
    act : str
        For example ``risk assess``.
    command : mapping
        The command's values, without anything private such as a folder's place.
    inputs : mapping of str to str
        Name to sha256 of what went in: nation, evidence, parameters.
    result : mapping
        What a replay must reproduce.
    run : mapping
        When, how long, how many workers: what a replay need not reproduce.
    arrays : sequence of Array
    documents : mapping of str to object
        Further JSON documents by file name, for example a RED annex.
    """

    act: str
    command: Mapping[str, object]
    inputs: Mapping[str, str]
    result: Mapping[str, object]
    run: Mapping[str, object]
    arrays: Sequence[Array] = ()
    documents: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """A run as it lies in the vault. Make one with :meth:`majlis.adapters.vault.Vault.read_run`."""

    id: str
    path: Path
    manifest: Mapping[str, Any]

    @property
    def act(self) -> str:
        """The act that was performed."""
        return str(self.manifest["act"])

    @property
    def command(self) -> Mapping[str, Any]:
        """The command's values."""
        return dict(self.manifest["command"])

    @property
    def inputs(self) -> Mapping[str, str]:
        """Name to sha256 of what went in."""
        return dict(self.manifest["inputs"])

    @property
    def result(self) -> Mapping[str, Any]:
        """What a replay must reproduce."""
        return dict(self.manifest["result"])

    @property
    def result_sha256(self) -> str:
        """Hash of the result: what a decision commits to."""
        return str(self.manifest["result_sha256"])

    @property
    def run(self) -> Mapping[str, Any]:
        """When, how long, how many workers."""
        return dict(self.manifest["run"])

    def array(self, name: str) -> "NDArray[Any]":
        """Return an array, verified.

        Raises
        ------
        NotFoundError
            If the run has no such array.
        IntegrityError
            If it is not what its hash says.
        """
        import numpy as np

        facts = self.manifest["arrays"].get(name)
        if facts is None:
            raise NotFoundError(f"run {self.id} has no array {name!r}", mend=f"use one of {', '.join(self.arrays)}")
        try:
            values: NDArray[Any] = np.load(self.path / f"{name}.npy", allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise _broken(self.id, f"{name}.npy cannot be read ({error})") from None
        if Array(name, values, facts["unit"], tuple(facts["axes"])).sha256 != facts["sha256"]:
            raise _broken(self.id, f"{name}.npy is not what its hash says")
        return values

    @property
    def arrays(self) -> tuple[str, ...]:
        """Names of the arrays."""
        return tuple(self.manifest["arrays"])

    def document(self, name: str) -> Any:  # noqa: ANN401 - a document is any JSON
        """Return a further document, verified.

        Raises
        ------
        NotFoundError
            If the run has no such document.
        IntegrityError
            If it is not what its hash says.
        """
        expected = self.manifest["documents"].get(name)
        if expected is None:
            raise NotFoundError(f"run {self.id} has no document {name!r}")
        data = (self.path / name).read_bytes() if (self.path / name).is_file() else b""
        if sha256_hex(data) != expected:
            raise _broken(self.id, f"{name} is not what its hash says")
        return json.loads(data)

    def verify(self) -> None:
        """Read everything.

        Raises
        ------
        IntegrityError
            If anything is not what its hash says.
        """
        for name in self.arrays:
            self.array(name)
        for name in self.manifest["documents"]:
            self.document(name)


def fill_run(folder: Path, draft: RunDraft, versions: Mapping[str, object]) -> None:
    """Write manifest, arrays and documents of a run into a folder."""
    import numpy as np

    arrays = {}
    for array in draft.arrays:
        np.save(folder / f"{array.name}.npy", np.ascontiguousarray(array.values), allow_pickle=False)
        arrays[array.name] = {
            "dtype": array.values.dtype.newbyteorder("<").str,
            "shape": list(array.values.shape),
            "unit": array.unit,
            "axes": list(array.axes),
            "sha256": array.sha256,
        }
    documents = {}
    for name, document in draft.documents.items():
        (folder / name).write_bytes(canonical_json(document))
        documents[name] = file_hash(folder / name)
    manifest = {
        "format": FORMAT,
        "act": draft.act,
        "command": dict(draft.command),
        **versions,
        "inputs": dict(draft.inputs),
        "result": dict(draft.result),
        "result_sha256": content_hash(draft.result),
        "run": dict(draft.run),
        "arrays": arrays,
        "documents": documents,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, allow_nan=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def load_run(path: Path) -> Run:
    """Read a run's manifest and verify its result.

    Raises
    ------
    IntegrityError
        If the manifest is broken, of a newer format, or its result is not what its hash says.
    """
    try:
        manifest = json.loads((path / MANIFEST).read_bytes())
        number = int(manifest["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(path.name, f"its manifest cannot be read ({type(error).__name__})") from None
    if number > FORMAT:
        raise IntegrityError(
            f"run {path.name} has format {number}, this version of Majlis reads up to {FORMAT}",
            where=str(path / MANIFEST),
            mend="install a newer version of Majlis",
            code="vault.newer-format",
        )
    lacking = sorted(
        {"act", "command", "inputs", "result", "result_sha256", "run", "arrays", "documents"} - set(manifest)
    )
    if lacking:
        raise _broken(path.name, f"its manifest lacks {', '.join(lacking)}")
    if content_hash(manifest["result"]) != manifest["result_sha256"]:
        raise _broken(path.name, "its result is not what its hash says")
    return Run(path.name, path, manifest)


def _broken(run: str, what: str) -> IntegrityError:
    return IntegrityError(
        f"run {run}: {what}",
        why="a stored run must stay as it was written",
        mend="restore the vault from a backup, or delete the run and assess again",
        code="vault.damaged",
    )
