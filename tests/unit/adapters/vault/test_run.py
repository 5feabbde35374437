import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from majlis.adapters.vault import Array, Run, RunDraft, Vault
from majlis.adapters.vault.run import MANIFEST, load_run
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import IntegrityError, NotFoundError


@pytest.fixture
def run(tmp_path: Path) -> Run:
    draft = RunDraft(
        act="risk assess",
        command={"seed": 1},
        inputs={"nation": "a" * 64},
        result={"chance": 0.1},
        run={"seconds": 2.5},
        arrays=(Array("loss", np.arange(6, dtype=np.int64).reshape(2, 3), "person-slots", ("draw", "year")),),
        documents={"annex.json": {"names": ["a"]}},
    )
    return Vault(tmp_path).write_run(draft, now=datetime(2026, 11, 24, 18, 30, 5, tzinfo=UTC))


def test_everything_comes_back(run: Run) -> None:
    assert run.array("loss").tolist() == [[0, 1, 2], [3, 4, 5]]
    assert run.document("annex.json") == {"names": ["a"]}
    assert run.result_sha256 == content_hash({"chance": 0.1})
    assert (run.act, run.command, run.inputs, run.run) == (
        "risk assess",
        {"seed": 1},
        {"nation": "a" * 64},
        {"seconds": 2.5},
    )
    facts = run.manifest["arrays"]["loss"]
    assert (facts["dtype"], facts["shape"], facts["unit"]) == ("<i8", [2, 3], "person-slots")
    run.verify()
    with pytest.raises(NotFoundError, match="no array 'x'"):
        run.array("x")
    with pytest.raises(NotFoundError, match="no document 'x'"):
        run.document("x")


def test_one_changed_number_is_found(run: Run) -> None:
    values = run.array("loss").copy()
    values[1, 2] = 6
    np.save(run.path / "loss.npy", values)
    with pytest.raises(IntegrityError, match=r"loss\.npy is not what its hash says"):
        run.verify()


@pytest.mark.parametrize("data", [b"", b"\x93NUMPY\x01\x00 broken"])
def test_a_broken_array_is_named(run: Run, data: bytes) -> None:
    (run.path / "loss.npy").write_bytes(data)
    with pytest.raises(IntegrityError, match=r"loss\.npy cannot be read"):
        run.array("loss")


def test_pickles_are_never_opened(run: Run) -> None:
    np.save(run.path / "loss.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(IntegrityError, match="cannot be read"):
        run.array("loss")


def test_a_changed_annex_is_found(run: Run) -> None:
    (run.path / "annex.json").write_text('{"names":["b"]}')
    with pytest.raises(IntegrityError, match=r"annex\.json is not what its hash says"):
        run.document("annex.json")


def edit(run: Run, **changes: object) -> None:
    manifest = json.loads((run.path / MANIFEST).read_text())
    (run.path / MANIFEST).write_text(json.dumps(manifest | changes))


def test_a_changed_result_is_found(run: Run) -> None:
    edit(run, result={"chance": 0.2})
    with pytest.raises(IntegrityError, match="its result is not what its hash says"):
        load_run(run.path)


def test_a_newer_format_is_refused(run: Run) -> None:
    edit(run, format=2)
    with pytest.raises(IntegrityError, match="has format 2, this version of Majlis reads up to 1"):
        load_run(run.path)


def test_a_manifest_that_is_none(run: Run) -> None:
    (run.path / MANIFEST).write_text("[]")
    with pytest.raises(IntegrityError, match="its manifest cannot be read"):
        load_run(run.path)


def test_the_hash_of_an_array_is_that_of_its_content() -> None:
    big = Array("a", np.arange(3, dtype=">i4"), "", ("x",))
    little = Array("a", np.arange(3, dtype="<i4"), "", ("x",))
    turned = Array("a", np.arange(3, dtype="<i4")[::-1], "", ("x",))
    assert big.sha256 == little.sha256 != turned.sha256


def test_a_manifest_that_lacks_a_part(run: Run) -> None:
    manifest = json.loads((run.path / MANIFEST).read_text())
    del manifest["result"], manifest["arrays"]
    (run.path / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(IntegrityError, match="its manifest lacks arrays, result"):
        load_run(run.path)
