"""The verifier of one file: good bundles pass, tampered ones are refused with what is wrong, known answers hold."""

import ast
import base64
import json
import os
import runpy
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests import bundles

from majlis.register.offline import PYTHON_FILE, html_verifier, python_verifier
from majlis.register.offline import verify_decision as verifier

LEAVES = [
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
"""Test data of RFC 6962's reference implementation, and its roots by size."""
ROOTS = {
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
FIVE_OF_EIGHT = (
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
)
SIX_TO_EIGHT = (
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
)
TWO_TO_FIVE = (
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
)
SIGNED = {
    "example.com/foo": "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
    "PeterNeumann": "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=",
}
NOTES = [  # C2SP signed-note, "Verifier keys"; golang.org/x/mod/sumdb/note, where the format comes from
    ("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "This is an example message.\n"),
    (
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    ),
]


def hashes(words: tuple[str, ...]) -> list[bytes]:
    return [bytes.fromhex(word) for word in words]


def verified(case: bundles.Case) -> verifier.Proved:
    return verifier.verify(case.data, case.keys, case.witnesses, case.held)


@pytest.mark.parametrize("name", bundles.good())
def test_a_good_bundle_is_proved(name: str) -> None:
    case = bundles.good()[name]
    told = verified(case)
    assert told.trusted == bool(case.keys)
    assert told.entry["synthetic"] is True
    assert told.proved[0].startswith("It is entry ")


def test_each_tampered_bundle_is_refused_with_what_is_wrong() -> None:
    said = {}
    for name, case in bundles.bad().items():
        with pytest.raises(verifier.Wrong) as caught:
            verified(case)
        said[name] = str(caught.value)
    assert {name: text for name, text in said.items() if bundles.bad()[name].says not in text} == {}


def test_each_bit_of_an_entry_counts() -> None:
    leaf = bundles.small().leaf
    fields = bundles.told(bundles.small())
    for bit in range(0, 8 * len(leaf), 11):
        data = bytearray(leaf)
        data[bit // 8] ^= 1 << bit % 8
        with pytest.raises(verifier.Wrong, match="entry"):
            verifier.verify(json.dumps({**fields, "leaf": base64.b64encode(data).decode()}).encode())


def test_what_is_not_proved_is_said() -> None:
    good = bundles.good()
    assert any("only that bundle and key fit" in one for one in verified(good["its own key"]).warnings)
    assert not any("only that bundle and key fit" in one for one in verified(good["first key"]).warnings)
    assert any("only the bundle names" in one for one in verified(good["first key"]).warnings)
    assert any("it saw the same history" in one for one in verified(good["with a witness"]).proved)
    assert any("the same history is not proved" in one for one in verified(good["small"]).warnings)
    assert any("does not hold" in one for one in verified(good["sealed, without its paper"]).warnings)
    assert "UNSIGNED" not in " ".join(verified(good["both keys"]).proved)
    stranger = " ".join(verified(good["older, whoever signed it"]).proved)
    assert "checkpoint of 3 entries: nothing was changed or taken out. UNSIGNED: no key that you trust" in stranger
    assert all("no later decision" in verified(case).warnings[-1] for case in good.values())


def test_the_tree_is_the_one_of_the_published_test_data() -> None:
    root = {size: bytes.fromhex(word) for size, word in ROOTS.items()}
    verifier.demand_inclusion(LEAVES[5], verifier.Stands(5, 8, root[8], []), hashes(FIVE_OF_EIGHT), "receipt")
    verifier.demand_inclusion(LEAVES[2], verifier.Stands(2, 3, root[3], []), [root[2]], "receipt")
    verifier.demand_consistency((6, root[6]), (8, root[8]), hashes(SIX_TO_EIGHT), "older")
    verifier.demand_consistency((2, root[2]), (5, root[5]), hashes(TWO_TO_FIVE), "older")
    with pytest.raises(verifier.Wrong, match="two stories"):
        verifier.demand_consistency((6, root[5]), (8, root[8]), hashes(SIX_TO_EIGHT), "older")


@pytest.mark.parametrize(("word", "text"), NOTES)
def test_published_notes_are_opened(word: str, text: str) -> None:
    key = verifier.read_key(word, verifier.LOG)
    note = f"{text}\n\u2014 {key.name} {SIGNED[key.name]}\n"
    assert verifier.open_note(note, [key], "note")[1] == [key]
    with pytest.raises(verifier.Wrong, match="is not over this text"):
        verifier.open_note(note.replace("is", "was", 1), [key], "note")


def test_the_report_has_nothing_that_steers_a_terminal() -> None:
    facts = {**bundles.decision(0), "body": "a\x1b[31m\u202eb", "synthetic": False}
    text = verifier.report(verifier.Proved(facts, trusted=True))
    assert "a\ufffd[31m\ufffdb" in text
    assert "SYNTHETIC" not in text
    assert "ہسپتالوں" in text


def test_on_the_command_line_the_exit_code_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, held = tmp_path / "bundle.json", tmp_path / "held.txt"
    case = bundles.good()["held, older"]
    file.write_bytes(case.data)
    held.write_text(case.held, encoding="utf-8")
    key = ["--key", case.keys[0]]
    assert verifier.main([str(file), *key, "--checkpoint", str(held), "--save", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "1-minutes.pdf").read_bytes() == bundles.PAPER_FILE[1]
    assert "OK: this stands in the register." in capsys.readouterr().out
    assert verifier.main([str(file)]) == 3
    assert "IT FITS, but with the bundle's own key." in capsys.readouterr().out
    assert verifier.main([str(file), *key, "--witness", "hello"]) == 1
    assert capsys.readouterr().out.startswith("NOT OK\nkey: hello has not the form")
    assert verifier.main([str(tmp_path / "none.json")]) == 1


def test_as_a_script_it_ends_with_its_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "bundle.json"
    file.write_bytes(bundles.good()["small"].data)
    monkeypatch.setattr(sys, "argv", ["verify_decision.py", str(file)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(verifier.__file__), run_name="__main__")
    assert ended.value.code == 3


def test_a_bundle_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifier, "MOST_BYTES", 100)
    with pytest.raises(verifier.Wrong, match="larger than 64 MiB"):
        verified(bundles.good()["small"])


def test_a_log_that_did_not_grow_needs_no_proof() -> None:
    root = bytes(32)
    verifier.demand_consistency((3, root), (3, root), [], "older")
    with pytest.raises(verifier.Wrong, match="two stories"):
        verifier.demand_consistency((3, root), (3, root), [root], "older")


def test_it_needs_nothing_but_cryptography() -> None:
    tree = ast.parse(python_verifier())
    found = {
        (name.name if isinstance(node, ast.Import) else str(node.module)).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert found - set(sys.stdlib_module_names) == {"cryptography"}
    assert ast.parse(python_verifier(), feature_version=(3, 9))
    assert html_verifier().startswith(b"<!DOCTYPE html>")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Give a folder with the verifier, and with cryptography and what it needs as the only libraries."""
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    for name in ("cryptography", "cffi", "_cffi_backend", "pycparser"):
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            origin = origin.parent if origin.name == "__init__.py" else origin
            (libraries / origin.name).symlink_to(origin)
    (tmp_path / PYTHON_FILE).write_bytes(python_verifier())
    return tmp_path


def test_it_runs_in_a_bare_python(bare: Path) -> None:
    start = (
        f"import runpy, sys; sys.path.append({str(bare / 'libraries')!r}); sys.argv[:1] = []; "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    good, wrong = bundles.good()["with a witness"], bundles.bad()["another root"]
    for case, code, says in ((good, 0, "OK: this stands"), (wrong, 1, "is not over this text")):
        (bare / "bundle.json").write_bytes(case.data)
        words = [str(bare / PYTHON_FILE), str(bare / "bundle.json"), "--key", case.keys[0]]
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", start, *words],
            capture_output=True,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            check=False,
            timeout=60,
        )
        assert done.returncode == code, done.stderr.decode()
        assert says in done.stdout.decode()
