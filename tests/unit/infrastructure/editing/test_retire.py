"""Take a row out: its parts go with it, what needs it stops it or goes too."""

from pathlib import Path

import pytest

from majlis.infrastructure import check, read
from majlis.infrastructure.editing.difference import applied
from majlis.infrastructure.editing.retire import retire
from majlis.infrastructure.findings import Severity
from majlis.kernel.errors import ConflictError, NotFoundError

SMALL = read(Path(__file__).parents[3] / "golden" / "dossier-small")


def kinds(table: str, key: str, *, with_links: bool = False) -> list[tuple[str, str]]:
    return [(edit.kind, edit.key) for edit in retire(SMALL, table, key, with_links=with_links)]


def test_what_needs_it_is_named_and_stops_it() -> None:
    with pytest.raises(ConflictError) as caught:
        retire(SMALL, "assets", "grid:west-01")
    assert "suppliers power:zone-w/power/grid:west-01" in caught.value.fault.why
    assert "--with-links" in caught.value.fault.mend
    with pytest.raises(ConflictError, match="assets core:east-01"):
        retire(SMALL, "areas", "area:east")
    with pytest.raises(ConflictError, match="assets hospital:west-01"):
        retire(SMALL, "operators", "operator:health-01")


def test_the_parts_of_a_row_go_with_it() -> None:
    assert kinds("demands", "phones:zone-w") == [
        ("removed", "phones:zone-w"),
        ("removed", "phones:zone-w/phones"),
        ("removed", "phones:zone-w/phones/exchange:west-01"),
    ]
    assert kinds("requirements", "core:east-01/power") == [
        ("removed", "core:east-01/power"),
        ("removed", "core:east-01/power/grid:east-01"),
        ("removed", "core:east-01/power/grid:west-01"),
    ]


def test_a_supplier_goes_alone_while_enough_are_left() -> None:
    key = "core:east-01/power/grid:east-01"
    assert kinds("suppliers", key) == [("removed", key)]
    with pytest.raises(ConflictError, match=r"requirements core:east-01/power \(1 of 1\)"):
        retire(applied(SMALL, retire(SMALL, "suppliers", key)), "suppliers", "core:east-01/power/grid:west-01")


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("assets", "grid:west-01"),
        ("areas", "area:west"),
        ("operators", "operator:power-01"),
        ("assets", "core:east-01"),
    ],
)
def test_with_links_nothing_refers_to_what_is_gone(table: str, key: str) -> None:
    after = applied(SMALL, retire(SMALL, table, key, with_links=True))
    codes = {one.fault.code for one in check(after) if one.severity is Severity.ERROR}
    assert not codes & {"nation.unknown-name", "nation.no-supplier", "nation.k-too-large"}
    assert codes <= {"nation.no-demand", "nation.deadlock"}, codes


def test_what_is_not_there() -> None:
    with pytest.raises(NotFoundError):
        retire(SMALL, "assets", "grid:none")
