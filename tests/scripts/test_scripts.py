"""The scripts that hold the house would notice: each finds what it is there to find."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


GOOD = '"""A module."""\n\n\ndef add(a: int, b: int) -> int:\n    """Add."""\n    return a + b\n'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD, None),
        (GOOD + "\n" * 500, "at most 500"),
        (GOOD.replace('"""A module."""', ""), "the module has no docstring"),
        (GOOD.replace('"""Add."""', "..."), "is public and has no docstring"),
        (GOOD.replace("b: int", "b"), "is not wholly annotated"),
        (GOOD.replace("b: int", "b: int, c: int, d: int, e: int, f: int"), "takes 6 arguments"),
        (GOOD.replace("add", "_add").replace('"""Add."""', "..."), None),
    ],
)
def test_budgets(text: str, found: str | None) -> None:
    breaches = list(script("check_budgets").breaches_of("src/majlis/room/module.py", text))
    assert [found in breach for breach in breaches] == ([True] if found else [])


def test_kernels_may_be_untyped_but_not_endless() -> None:
    body = "    a = 1\n" * 121
    text = f'"""Kernels."""\n\n\ndef run(a, b, c, d, e, f):\n    """Run."""\n{body}'
    breaches = list(script("check_budgets").breaches_of("src/majlis/risk/kernels.py", text))
    assert len(breaches) == 1
    assert "at most 120 in a kernel" in breaches[0]


@pytest.mark.parametrize(
    ("module", "test"),
    [
        ("kernel/marking.py", "unit/kernel/test_marking.py"),
        ("acts/run/list.py", "acts/run/test_list.py"),
        ("acts/act.py", "unit/acts/test_act.py"),
        ("interfaces/cli/main.py", "interfaces/cli/test_main.py"),
        ("infrastructure/lint/cycles.py", "unit/infrastructure/lint/test_cycles.py"),
    ],
)
def test_mirror(module: str, test: str) -> None:
    mirror = script("check_mirror")
    assert mirror.mirror(mirror.SOURCE / module) == Path(test)


def test_the_tree_is_within_budgets_and_mirrored(capsys: pytest.CaptureFixture[str]) -> None:
    budgets, mirrored = script("check_budgets").main(), script("check_mirror").main()
    assert (budgets, mirrored) == (0, 0), capsys.readouterr().out


def test_imports_keep_the_contracts() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_html_verifier_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    seal = script("seal_verifier")
    monkeypatch.setattr(sys, "argv", ["seal_verifier.py", "--check"])
    assert seal.main() == 0, "run scripts/seal_verifier.py: its browser refuses a script with another hash"
    page = seal.PAGE.read_text("utf-8")
    assert seal.sealed(page.replace("</script>", " </script>")) != page


def test_planted_errors_are_planted() -> None:
    mutants = script("mutants")
    import tomllib

    for path in mutants.LISTS:
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]:
            mutant = mutants.Mutant(**one)
            assert (ROOT / mutant.file).read_text(encoding="utf-8").count(mutant.find) == 1, mutant.name
            assert (ROOT / mutant.test.partition("::")[0]).exists(), mutant.name
            assert mutant.find != mutant.replace, mutant.name


def test_constraints_name_no_host_and_only_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") or re.fullmatch(r"[a-z0-9-]+==[A-Za-z0-9.]+", line) for line in lines)
