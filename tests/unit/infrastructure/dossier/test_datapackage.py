"""The data package describes the files that are written."""

import csv
import json
from pathlib import Path
from typing import Any

from majlis.infrastructure import read
from majlis.infrastructure.dossier.datapackage import package_bytes

GOLDEN = Path(__file__).parents[3] / "golden" / "dossier-small"
PACKAGE: dict[str, Any] = json.loads(package_bytes(read(GOLDEN).header))


def field(table: str, name: str) -> dict[str, Any]:
    resource = next(resource for resource in PACKAGE["resources"] if resource["name"] == table)
    found: dict[str, Any] = next(field for field in resource["schema"]["fields"] if field["name"] == name)
    return found


def test_each_file_has_the_fields_in_order() -> None:
    for resource in PACKAGE["resources"]:
        with (GOLDEN / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]


def test_it_says_that_the_nation_is_synthetic() -> None:
    assert PACKAGE["synthetic"] is True
    assert PACKAGE["marking"] == "TLP:AMBER/RESTRICTED/health"


def test_types_units_and_constraints() -> None:
    assert field("areas", "latitude")["unit"] == "degrees"
    assert field("areas", "latitude")["constraints"] == {"required": True, "minimum": -90.0, "maximum": 90.0}
    assert field("requirements", "need")["constraints"]["enum"] == ["run", "start", "both"]
    assert field("assets", "manual_start_h")["constraints"]["required"] is False
    assert field("assets", "black_start")["type"] == "boolean"
    assert field("requirements", "k")["type"] == "integer"


def test_references_lead_to_tables() -> None:
    tables = {r["name"]: {field["name"] for field in r["schema"]["fields"]} for r in PACKAGE["resources"]}
    count = 0
    for resource in PACKAGE["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            names = key["reference"]["fields"]
            assert set([names] if isinstance(names, str) else names) <= tables[key["reference"]["resource"]]
            count += 1
    assert count == 5
