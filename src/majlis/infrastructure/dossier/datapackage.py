"""The machine-readable description of a dossier: a Frictionless data package, made from the schema."""

import json
import math
from typing import Any

from majlis.infrastructure.dossier.cells import BASIS, BOOLEAN, NEED
from majlis.infrastructure.dossier.schema import FORMAT, TABLES, Column, Table
from majlis.infrastructure.nation import Basis, Header, Need

_CHOICES = {id(NEED): [need.value for need in Need], id(BASIS): [basis.value for basis in Basis]}


def package_bytes(header: Header) -> bytes:
    """Return ``datapackage.json`` for a dossier with this header.

    The words are those of the Frictionless Data specifications, Data Package and Table Schema, version 1.
    """
    package = {
        "profile": "tabular-data-package",
        "name": header.id,
        "title": header.name,
        "description": header.notice,
        "format": FORMAT,
        "synthetic": header.synthetic,
        "marking": str(header.marking),
        "resources": [_resource(table) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "description": table.about,
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n", "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.cell.type, "description": column.about}
    if column.cell is BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.unit:
        field["unit"] = column.unit
    return field | {"constraints": _constraints(column)}


def _constraints(column: Column) -> dict[str, Any]:
    """Return the constraints; a column is required when its cell may not be empty."""
    rules: dict[str, Any] = {"required": _required(column)}
    if column.low > -math.inf:
        rules["minimum"] = column.low
    if column.high < math.inf:
        rules["maximum"] = column.high
    if choices := _CHOICES.get(id(column.cell)):
        rules["enum"] = choices
    return rules


def _required(column: Column) -> bool:
    try:
        column.parse("")
    except ValueError:
        return True
    return False


def _foreign_keys(table: Table) -> list[dict[str, Any]]:
    """Return references between tables. A requirement's node may be an asset or a demand, which has no such form."""
    keys: list[dict[str, Any]] = [
        {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
        for column in table.columns
        if column.refers and not column.refers.startswith("reference:")
    ]
    if table.name == "suppliers":
        both = ["node", "group"]
        keys.append({"fields": both, "reference": {"resource": "requirements", "fields": both}})
    return keys
