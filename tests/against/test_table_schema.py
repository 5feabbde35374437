"""The data package against the Table Schema specification, read independently of our reader.

Frictionless Data, Table Schema v1 (specs.frictionlessdata.io/table-schema): types, constraints (required, minimum,
maximum, enum), primaryKey and foreignKeys, applied to the files with the standard library alone.
"""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from majlis.infrastructure import write
from majlis.infrastructure.synthesis import synthesize

GOLDEN = Path(__file__).parents[1] / "golden" / "dossier-small"
CASTS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def complaints(folder: Path) -> list[str]:
    """Return where the files break what ``datapackage.json`` says about them."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables: dict[str, list[dict[str, str]]] = {}
    wrong: list[str] = []
    for resource in package["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            tables[resource["name"]] = rows = list(csv.DictReader(file))
        for field in resource["schema"]["fields"]:
            wrong += [
                f"{resource['name']} {field['name']} {row[field['name']]}" for row in rows if not fits(field, row)
            ]
        key = resource["schema"]["primaryKey"]
        if len({tuple(row[k] for k in key) for row in rows}) < len(rows):
            wrong.append(f"{resource['name']} primary key")
    for resource in package["resources"]:
        for reference in resource["schema"]["foreignKeys"]:
            wrong += lost(reference, tables[resource["name"]], tables)
    return wrong


def fits(field: dict[str, Any], row: dict[str, str]) -> bool:
    text, rules = row[field["name"]], field["constraints"]
    if text == "":
        return not rules["required"]
    try:
        value = CASTS[field["type"]](text)
    except (ValueError, KeyError):
        return False
    return bool(
        value >= rules.get("minimum", value)
        and value <= rules.get("maximum", value)
        and value in rules.get("enum", [value])
    )


def lost(reference: dict[str, Any], rows: list[dict[str, str]], tables: dict[str, list[dict[str, str]]]) -> list[str]:
    def listed(names: str | list[str]) -> list[str]:
        return [names] if isinstance(names, str) else names

    there = reference["reference"]
    known = {tuple(row[name] for name in listed(there["fields"])) for row in tables[there["resource"]]}
    return [str(key) for row in rows if (key := tuple(row[name] for name in listed(reference["fields"]))) not in known]


def test_the_small_dossier() -> None:
    assert complaints(GOLDEN) == []


def test_a_synthetic_nation(tmp_path: Path) -> None:
    write(synthesize(assets=500, seed=2), tmp_path / "n")
    assert complaints(tmp_path / "n") == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("areas.csv", "600000", "many"),
        ("requirements.csv", ",both,", ",always,"),
        ("suppliers.csv", "grid:west-01,TLP", "grid:moon,TLP"),
        ("assets.csv", "area:west", "area:moon"),
    ],
)
def test_it_would_notice(file: str, old: str, new: str, tmp_path: Path) -> None:
    for path in GOLDEN.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
    assert complaints(tmp_path)
