"""The index names every act, and each act is offered in every interface that exists."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter

import majlis
from majlis.acts.act import Act
from majlis.acts.index import ACTS, Entry
from majlis.interfaces.cli.lazy import function_of
from majlis.interfaces.cli.tree import NOUNS

ROOT = Path(__file__).resolve().parents[3]
ACT_FOLDER = Path(majlis.__file__).parent / "acts"
EVERY_ACT = pytest.mark.parametrize("entry", ACTS, ids=lambda entry: entry.name)


def test_the_index_names_every_file() -> None:
    files = {f"majlis.acts.{path.parent.name}.{path.stem}" for path in ACT_FOLDER.glob("*/*.py")}
    named = {entry.target.partition(":")[0] for entry in ACTS}
    assert named == {name for name in files if not name.endswith(".__init__")}
    assert len({entry.name for entry in ACTS}) == len(ACTS)


@EVERY_ACT
def test_the_line_is_the_docstring(entry: Entry) -> None:
    assert import_module(entry.target.partition(":")[0]).__doc__ == entry.line


@EVERY_ACT
def test_every_field_is_described(entry: Entry) -> None:
    act = entry.load()
    assert isinstance(act, Act)
    assert act.command.model_config.get("frozen")
    assert act.command.model_config.get("extra") == "forbid"
    undescribed = [name for name, info in act.command.model_fields.items() if not info.description]
    assert undescribed == []


@EVERY_ACT
def test_every_default_is_a_value_that_the_command_takes(entry: Entry) -> None:
    for info in entry.load().command.model_fields.values():
        if not info.is_required():
            default = info.get_default(call_default_factory=True, validated_data={})
            kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
            assert TypeAdapter(kind).validate_python(default) == default


@EVERY_ACT
def test_the_command_line_offers_it(entry: Entry) -> None:
    noun, _, _ = entry.name.rpartition(" ")
    assert not noun or noun in NOUNS
    assert callable(function_of(entry))


@EVERY_ACT
def test_it_has_a_page_and_tests(entry: Entry) -> None:
    page = ROOT / "docs" / "reference" / "commands" / f"{entry.name.replace(' ', '-')}.md"
    assert page.is_file()
    assert f"majlis {entry.name}" in page.read_text(encoding="utf-8")
    module = entry.target.partition(":")[0].split(".")
    assert (ROOT / "tests" / "acts" / module[2] / f"test_{module[3].strip('_')}.py").is_file()
