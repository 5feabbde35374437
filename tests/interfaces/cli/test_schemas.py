"""What ``--json`` prints is what the published schemas say, for every command, on one small nation."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from majlis.acts.index import ACTS
from majlis.interfaces.cli.main import run

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "reference" / "schemas"
SMALL = ("--draws", "4", "--years", "20")
SYSTEM = {"config show", "migrate", "upgrade", "backup", "restore", "doctor"}
START = (
    *("--country", "Practice Country", "--code", "practice", "--invented", "yes", "--languages", "en"),
    *("--time-zone", "UTC", "--currency", "USD", "--sectors", "all", "--organisations", "cert:National CERT:cert"),
)
TRIED_ELSEWHERE = {"demo", *SYSTEM}  # tests/acts/demo; and below


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name.replace(' ', '-')}.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


class Typist:
    """Types commands with ``--json``, holds the answers against the schemas, and notes which were tried."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.tried: set[str] = set()

    def __call__(self, name: str, *words: str, codes: tuple[int, ...] = (0,)) -> Any:
        code = run([*name.split(), *words, "--json"])
        shown = self.capsys.readouterr()
        assert code in codes, shown.err
        answer = json.loads(shown.out)
        assert [error.message for error in validator(name).iter_errors(answer)] == []
        self.tried.add(name)
        return answer["result"]


@pytest.fixture(name="typed")
def typist(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typist:
    monkeypatch.setenv("MAJLIS_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return Typist(capsys)


def test_every_answer_fits_its_schema(typed: Typist) -> None:
    typed("nation start", *START)
    typed("nation template", "practice.xlsx", "practice")
    typed("nation synthesize", "n", "--assets", "500")
    typed("nation check", "n")
    typed("nation show", "n")
    source = typed("evidence synthesize", "n", "--window", "2023-01-01..2026-01-01")["source"]
    Path("own.csv").write_text("day,sector,kind\n2025-03-01,health,ransomware\n", encoding="utf-8")
    typed("evidence add", "n", "own.csv", "--source", "own", "--window", "2025-01-01..2026-01-01")
    typed("evidence list", "n")
    typed("evidence show", "n", source)
    typed("threat rates", "n", "--by", "sector")
    lines = Path("n/assets.csv").read_text(encoding="utf-8").splitlines()
    asset = next(line.partition(",")[0] for line in lines if line.startswith("grid:"))
    typed("cascade run", "n", "--attack", f"{asset}@0:48")
    typed("cascade explain", "n", asset, "--attack", f"{asset}@0:48")
    typed("cascade downstream", "n", asset)
    first = typed("risk assess", "n", *SMALL)["id"]
    second = typed("risk assess", "n", *SMALL, "--as-of", "2025-07-01")["id"]
    Path("n/history.csv").write_text("day,service,people,hours\n", encoding="utf-8")
    typed("risk check", "n", *SMALL, codes=(0, 1))  # 1 where the model and history disagree
    typed("run list")
    typed("run show", first)
    typed("run replay", first)
    typed("run diff", second, first)
    typed("brief", "n", "briefing.html")
    assert {entry.name for entry in ACTS} - typed.tried == TRIED_ELSEWHERE


def test_every_answer_of_the_system_fits_its_schema(typed: Typist) -> None:
    typed("config show")
    typed("migrate")
    typed("upgrade")
    typed("backup", "backup.tar.gz")
    typed("restore", "backup.tar.gz")
    typed("doctor")
    assert typed.tried == SYSTEM
