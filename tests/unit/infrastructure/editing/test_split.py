"""Split an asset: the pieces need what it needed, supply whom it supplied, and k stays meaningful."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.infrastructure import Nation, check, read
from majlis.infrastructure.editing.difference import applied
from majlis.infrastructure.editing.split import parted, piece_name, remarks, split
from majlis.infrastructure.findings import Severity
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

SMALL = read(Path(__file__).parents[3] / "golden" / "dossier-small")
PIECES = ("grid:west-a", "grid:west-b")


def after(**options: object) -> Nation:
    return applied(SMALL, split(SMALL, "grid:west-01", PIECES, **options).edits)  # type: ignore[arg-type]


def groups(nation: Nation, node: str) -> dict[str, tuple[int, list[str]]]:
    return {
        need.group: (
            need.k,
            [link.supplier for link in nation.suppliers if (link.node, link.group) == (node, need.group)],
        )
        for need in nation.requirements
        if need.node == node
    }


def test_each_piece_needs_what_the_asset_needed() -> None:
    nation = after()
    for piece in PIECES:
        assert groups(nation, piece) == groups(SMALL, "grid:west-01")
    assert [row.name for row in nation.assets if row.id in PIECES] == [
        "Grid station West 1 – west-a",
        "Grid station West 1 – west-b",
    ]
    assert "grid:west-01" not in {row.id for row in nation.assets}
    assert piece_name("North", "grid:n-2") == "North – n-2"


def test_where_it_supplied_as_many_may_fail_as_before() -> None:
    nation = after()
    assert groups(nation, "exchange:west-01")["power"] == (2, list(PIECES))
    assert groups(nation, "core:east-01")["power"] == (2, ["grid:east-01", *PIECES])
    made = split(SMALL, "grid:west-01", PIECES)
    assert made.inexact == ("core:east-01/power", "plant:west-01/grid")
    assert "core:east-01/power" in remarks(made)[0]


def test_any_piece_stands_in_for_it() -> None:
    made = split(SMALL, "grid:west-01", PIECES, needs="any")
    nation = applied(SMALL, made.edits)
    assert groups(nation, "exchange:west-01")["power"] == (1, list(PIECES))
    assert (made.inexact, remarks(made)) == ((), ())


def test_shares_divide_the_people_in_every_service_of_their_zone() -> None:
    nation = after(shares=(60.0, 40.0))
    people = {row.id: (row.zone, row.people) for row in nation.demands if row.area == "area:west"}
    assert people["power:zone-w-1"] == ("zone-w-1", 228_000)
    assert people["power:zone-w-2"] == ("zone-w-2", 152_000)
    assert people["health:zone-w-1"] == ("zone-w-1", 240_000)
    assert sum(count for _, count in people.values()) == sum(
        row.people for row in SMALL.demands if row.area == "area:west"
    )
    assert groups(nation, "power:zone-w-1")["power"] == (1, ["grid:west-a"])
    assert groups(nation, "phones:zone-w-2") == groups(SMALL, "phones:zone-w")


@pytest.mark.parametrize("shares", [(), (1.0, 2.0)])
def test_the_lint_finds_no_error_afterwards(shares: tuple[float, ...]) -> None:
    assert [one for one in check(after(shares=shares)) if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("into", "shares", "what"),
    [
        (("grid:a",), (), "two or more different pieces"),
        (("grid:a", "grid:a"), (), "two or more different pieces"),
        (("grid:a", "Grid B"), (), "is not an identifier"),
        (PIECES, (1.0,), "2 pieces need 2 shares"),
        (PIECES, (1.0, 0.0), "each above 0"),
        (PIECES, (1.0, float("nan")), "each above 0"),
    ],
)
def test_pieces_and_shares_that_do_not_fit(into: tuple[str, ...], shares: tuple[float, ...], what: str) -> None:
    with pytest.raises(InputError, match=what):
        split(SMALL, "grid:west-01", into, shares=shares)


def test_names_that_are_taken() -> None:
    with pytest.raises(ConflictError, match="'grid:east-01' in assets already"):
        split(SMALL, "grid:west-01", ("grid:east-01", "grid:new"))
    zone = replace(SMALL.demands[0], id="power:zone-x", zone="zone-w-1")
    with pytest.raises(ConflictError, match="zone-w-1"):
        split(replace(SMALL, demands=(*SMALL.demands, zone)), "grid:west-01", PIECES, shares=(1, 1))
    demand = replace(SMALL.demands[0], id="power:zone-w-2", zone="zone-y")
    with pytest.raises(ConflictError, match="power:zone-w-2"):
        split(replace(SMALL, demands=(*SMALL.demands, demand)), "grid:west-01", PIECES, shares=(1, 1))
    with pytest.raises(NotFoundError):
        split(SMALL, "grid:none", PIECES)


@given(st.integers(0, 10**10), st.lists(st.floats(0.001, 1000), min_size=1, max_size=6))
def test_parts_of_people_add_up(people: int, shares: list[float]) -> None:
    parts = parted(people, shares)
    assert sum(parts) == people
    assert all(abs(part - people * share / sum(shares)) < 1.01 for part, share in zip(parts, shares, strict=True))
