"""Fill the reference pages from the code: options, schemas, parameters, tables, error codes.

``--check`` writes nothing and fails where a page does not say what the code says.
"""

import ast
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from majlis.acts.index import ACTS, Entry
from majlis.infrastructure.dossier import schema
from majlis.interfaces.fields import fields_of
from majlis.reference.loader import Table, incident_kinds, load_table, sectors, services
from majlis.reference.parameters import TABLES, parameters

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "majlis"
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by `make docs` from the code. Do not edit. -->"
START, END = "<!-- options -->", "<!-- /options -->"
NEW_PAGE = "TODO: say what it does, show an example with its output, and what can go wrong.\n"
MAKERS = {"Fault": (0, ""), "Finding": (1, "")}
"""What is made of an error code: at which place it takes the code, and what it puts before it."""
JSON_ROW = "| `--json` | Print the result and the run as JSON. |"


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` name those that differ; return 1 where any does."""
    check = "--check" in arguments
    wanted = dict(pages())
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    surplus = [path for path in (REFERENCE / "schemas").glob("*.json") if path not in wanted]
    for path in [*stale, *surplus] if check else []:
        print(f"differs from the code: {path.relative_to(ROOT)}")
    if check:
        return 1 if stale or surplus else 0
    for path in surplus:
        path.unlink()
    for path in stale:
        if NEW_PAGE in wanted[path]:
            print(f"write this page first: {path.relative_to(ROOT)}")
            continue
        print(f"written: {path.relative_to(ROOT)}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    return 0


def page_of(entry: Entry) -> Path:
    """Return where a command's page lies."""
    return REFERENCE / "commands" / f"{entry.name.replace(' ', '-')}.md"


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every page that is made, wholly or in part, with its text."""
    for entry in ACTS:
        page = page_of(entry)
        yield page, with_options(page.read_text(encoding="utf-8") if page.is_file() else NEW_PAGE, entry)
        yield REFERENCE / "schemas" / f"{entry.name.replace(' ', '-')}.json", schema_of(entry)
    yield REFERENCE / "commands.md", commands_page()
    yield REFERENCE / "parameters.md", parameters_page()
    yield REFERENCE / "tables.md", tables_page()
    yield REFERENCE / "dossier.md", dossier_page()
    yield REFERENCE / "errors.md", errors_page()


def with_options(text: str, entry: Entry) -> str:
    """Return a command's page with its table of arguments and options between the markers."""
    before, found, rest = text.partition(START)
    if not found:
        before, rest = f"{text.rstrip()}\n\n", ""
    after = rest.partition(END)[2] if END in rest else rest
    fields = fields_of(entry.load().command).values()
    arguments = [field.label if field.required else f"[{field.label}]" for field in fields if field.argument]
    needed = [f"{field.label} {field.name.upper()}" for field in fields if field.required and not field.argument]
    usage = " ".join([f"majlis {entry.name}", *arguments, *needed, "[OPTIONS]"])
    rows = [f"| `{field.label}` | {_cell(field.help)} |" for field in fields]
    table = "\n".join([f"`{usage}`", "", "| | |", "|---|---|", *rows, JSON_ROW])
    return f"{before}{START}\n{table}\n{END}\n{after.lstrip(chr(10)) and chr(10) + after.lstrip(chr(10))}"


def schema_of(entry: Entry) -> str:
    """Return the JSON Schema (2020-12) of what ``--json`` prints."""
    result: dict[str, Any] = entry.load().result.model_json_schema(mode="serialization", ref_template="#/$defs/{model}")
    definitions = result.pop("$defs", {})
    text = {"type": "string"}
    run = {
        "type": "object",
        "description": "When and how long: what may differ between two equal results.",
        "properties": {
            "majlis": {**text, "description": "Version."},
            "act": text,
            "when": {**text, "format": "date-time"},
            "seconds": {"type": "number", "minimum": 0},
            "band": {**text, "description": "The band where anything synthetic is in the result, else empty."},
        },
        "required": ["majlis", "act", "when", "seconds", "band"],
        "additionalProperties": False,
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"majlis {entry.name} --json",
        "description": entry.line,
        "type": "object",
        "properties": {"result": result, "run": run},
        "required": ["result", "run"],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def commands_page() -> str:
    """Return the list of all commands."""
    lines = [MADE, "# Commands", "", "Every command takes `--help` and `--json`.", ""]
    lines += [
        f"* [`majlis {entry.name}`](commands/{page_of(entry).name}): {entry.line} "
        f"([schema](schemas/{entry.name.replace(' ', '-')}.json))"
        for entry in ACTS
    ]
    return "\n".join([*lines, ""])


def parameters_page() -> str:
    """Return the list of all parameters that ship, by table and group."""
    lines = [
        MADE,
        "# Parameters",
        "",
        "Every number that is a choice. A dossier's own `parameters.csv` overrides them.",
    ]
    lines += ["Law: fixed a; triangular low, mode, high; beta with shapes a, b.", ""]
    known = parameters()
    for name in TABLES:
        lines += [
            f"## {name}",
            "",
            "| id | group | law | a | b | c | unit | date | basis | source |",
            "|" + "---|" * 10,
        ]
        for row in load_table(name).rows:
            one = known[row["id"]]
            numbers = [f"{number:g}" for number in (one.a, one.b, one.c)]
            cells = [f"`{one.id}`", one.group, one.law, *numbers, one.unit, one.date, one.basis, one.source]
            lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def tables_page() -> str:
    """Return the small tables of words: sectors, services, kinds of incident."""
    lines = [MADE, "# Words in the files", ""]
    for table in (sectors(), services(), incident_kinds()):
        lines += _table(table)
    return "\n".join(lines)


def _table(table: Table) -> Iterator[str]:
    columns = list(table.rows[0])
    yield f"## {table.name}"
    yield ""
    yield from table.about
    yield ""
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in table.rows:
        yield "| " + " | ".join(_cell(row[column]) for column in columns) + " |"
    yield ""


DOSSIER = """# Files of the dossier

A nation is a folder of plain files that you own: open them in any editor or spreadsheet, keep their versions.
Reading and writing are exact inverses. Tables are CSV in UTF-8 with a header row; columns stand in this order.

| file | holds |
|---|---|
| `nation.toml` | name, notice, time zone, currency, horizon, slot length, marking; `synthetic` if invented |
| `datapackage.json` | the description below for programs (Frictionless Data); written, never read |
| `parameters.csv` | optional: your own values for [parameters](parameters.md), with the same columns |
| `history.csv` | optional: large outages of the past (day, service, people, hours) to hold the model against |
| `evidence/` | the original files of evidence with an entry each; use `majlis evidence add` |
"""


def dossier_page() -> str:
    """Return the description of the dossier's tables, made from the one that the reader uses."""
    lines = [MADE, DOSSIER.rstrip()]
    lines += [f"| `{table.file}` | {table.about} |" for table in schema.TABLES]
    for table in schema.TABLES:
        lines += ["", f"## {table.file}", "", f"{table.about} Key: {', '.join(table.key)}.", ""]
        lines += ["| column | says | unit | form |", "|---|---|---|---|"]
        lines += [
            f"| `{one.name}` | {_cell(one.about)} | {one.unit} | {_cell(one.wanted.removeprefix('write '))} |"
            for one in table.columns
        ]
    return "\n".join([*lines, ""])


def errors_page() -> str:
    """Return every stable error code with the rooms that raise it."""
    found: dict[str, set[str]] = {}
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    makers = MAKERS | dict(maker for tree in trees.values() for maker in _makers(tree))
    for path, tree in trees.items():
        for code in _codes(tree, makers):
            found.setdefault(code, set()).add(path.relative_to(SOURCE).as_posix())
    lines = [
        MADE,
        "# Errors",
        "",
        "An error says what is wrong, where, why, and how to mend it. Its code is stable.",
        "",
    ]
    lines += ["| exit code | meaning |", "|---|---|", "| 0 | done |"]
    lines += ["| 1 | the answer is: not in order (a check found errors, a replay differs) |"]
    lines += [
        "| 2 | wrong usage or input; nothing was changed |",
        "| 130 | interrupted; nothing was left half-written |",
    ]
    lines += ["", "| code | raised in |", "|---|---|"]
    lines += [f"| `{code}` | {', '.join(sorted(places))} |" for code, places in sorted(found.items())]
    return "\n".join([*lines, ""])


def _makers(tree: ast.Module) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield the functions that make a fault of a short code, and what they put before it, like ``workbook.``."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                match node:
                    case ast.Call(
                        func=ast.Name(id="Fault"),
                        args=[ast.JoinedStr(values=[ast.Constant(value=str(room)), ast.FormattedValue()]), *_],
                    ):
                        yield function.name, (0, room)


def _codes(tree: ast.Module, makers: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    """Yield the texts given as ``code=``, to a maker of faults, or as a class's ``default_code``."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="code", value=value) | ast.Assign(targets=[ast.Name(id="default_code")], value=value):
                yield from _texts(value)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=parts) if name in makers:
                place, room = makers[name]
                yield from (f"{room}{text}" for part in parts[place : place + 1] for text in _texts(part))


def _texts(value: ast.expr) -> Iterator[str]:
    """Yield a text, or both between which a condition decides."""
    match value:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from _texts(first)
            yield from _texts(second)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
