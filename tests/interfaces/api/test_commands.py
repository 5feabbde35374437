"""A command over the wire is strict JSON, names files instead of paths, and says at which field it is wrong."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from majlis.acts.evidence.add import AddCommand
from majlis.acts.evidence.search import SearchCommand
from majlis.acts.nation.export import ExportCommand
from majlis.acts.risk.assess import AssessCommand
from majlis.interfaces.api.commands import WrongCommandError, command_of, command_of_query, wire_of
from majlis.kernel.errors import InputError

NAME = "a" * 24


def context(folder: Path) -> dict[str, Any]:
    return {"fetch": lambda name: folder / f"{name}.csv", "desk": lambda: folder}


def test_a_file_is_named_and_not_reached(tmp_path: Path) -> None:
    wire = wire_of(AddCommand)
    found: Any = command_of(wire, f'{{"nation": "n", "file": "upload:{NAME}"}}'.encode(), context(tmp_path))
    assert isinstance(found, AddCommand)
    assert found.file == tmp_path / f"{NAME}.csv"
    for path in ("/etc/passwd", "upload:../../etc/passwd", "upload:x", "log.csv"):
        with pytest.raises(WrongCommandError) as caught:
            command_of(wire, f'{{"nation": "n", "file": "{path}"}}'.encode(), context(tmp_path))
        assert caught.value.fault.where == "file"


def test_what_an_act_makes_lies_on_the_desk(tmp_path: Path) -> None:
    wire = wire_of(ExportCommand)
    found: Any = command_of(wire, b'{"nation": "n", "target": "n.xlsx"}', context(tmp_path))
    assert found.target == tmp_path / "n.xlsx"
    for path in ("/tmp/x", "../x", ".hidden", "a/b", ""):  # noqa: S108 - refused
        with pytest.raises(WrongCommandError):
            command_of(wire, f'{{"nation": "n", "target": "{path}"}}'.encode(), context(tmp_path))


def test_the_schema_says_so() -> None:
    told = wire_of(AddCommand).model_json_schema()["properties"]["file"]
    assert told["pattern"].startswith("^upload:")
    assert "uploads" in told["description"]
    optional = wire_of(AssessCommand).model_json_schema()["properties"]
    assert optional["history"]["anyOf"][1] == {"type": "null"}
    assert optional["queue"]["const"] is True


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"nation": NaN}', b'{"a": "\\ud800"}', b"nothing"])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(InputError) as caught:
        command_of(SearchCommand, body, {})
    assert caught.value.fault.code == "api.json"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b'{"nation": "n", "most": "5"}', "most"),
        (b'{"nation": "n", "most": true}', "most"),
        (b'{"nation": "n", "most": 1001}', "most"),
        (b'{"nation": "n", "since": 5}', "since"),
        (b'{"nation": "n", "unknown": 5}', "unknown"),
        (b'{"nation": "n", "<b>": 5}', ""),
        (b'{"most": 5}', "nation"),
        (b"[]", ""),
        (b'{"nation": "n", "most": 1e999}', ""),
    ],
)
def test_what_does_not_fit_the_schema_names_the_field(body: bytes, where: str) -> None:
    with pytest.raises(WrongCommandError) as caught:
        command_of(SearchCommand, body, {})
    assert caught.value.faults[0].where == where


def test_what_fits_and_is_refused_all_the_same_is_another_error() -> None:
    with pytest.raises(InputError) as caught:
        command_of(SearchCommand, b'{"nation": "n", "words": "a\\u0007b"}', {})
    assert not isinstance(caught.value, WrongCommandError)


@pytest.mark.parametrize("body", [b'{"nation": "a\\u0000b"}', b'{"nation": ["\\u0000"]}', b'{"a\\u0000": 1}'])
def test_the_character_zero_is_refused(body: bytes) -> None:
    with pytest.raises(InputError):
        command_of(SearchCommand, body, {})


def test_a_whole_number_may_be_written_with_a_point() -> None:
    found: Any = command_of(SearchCommand, b'{"nation": "n", "most": 5.0}', {})
    assert found.most == 5


def test_an_address_says_the_same() -> None:
    found: Any = command_of_query(SearchCommand, QueryDict("nation=n&most=5&since=2025-01-02"), {})
    assert (found.nation, found.most, found.since) == ("n", 5, date(2025, 1, 2))
    for query in ("nation=n&most=x", "nation=n&nation=m", "nation=n&since=1740787200", "nation=n&other=1", "most=5"):
        with pytest.raises(WrongCommandError):
            command_of_query(SearchCommand, QueryDict(query), {})
