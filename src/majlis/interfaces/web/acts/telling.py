"""Results of acts as pages show them: facts, tables, and texts, made from the result's own fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from majlis.acts.act import Result
from majlis.interfaces.web.labels import head_of

MOST_ROWS = 500
"""So many rows of a list are shown; the file has all."""
_QUIET = frozenset({"synthetic", "cursor"})
"""What the page shows elsewhere."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is shown.

    Attributes
    ----------
    name : str
        What it is called.
    text : str
    number : bool
        Whether it is aligned as a number.
    """

    name: str
    text: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a result as a table.

    Attributes
    ----------
    title : str
    columns : tuple of Cell
        Heads; ``number`` says how the column is aligned.
    rows : tuple of tuple of Cell
    total : int
        Rows that there are; more than are shown where there are many.
    """

    title: str
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int

    @property
    def left_out(self) -> int:
        """How many rows are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Told:
    """A result, ready to be shown."""

    facts: tuple[Cell, ...]
    listings: tuple[Listing, ...]

    @property
    def has_rows(self) -> bool:
        """Whether any table has a row: where none has, the result's own words say more."""
        return any(one.total for one in self.listings)


def told(result: Result) -> Told:
    """Return the facts and the tables of a result, in the order of its fields."""
    facts: list[Cell] = []
    listings: list[Listing] = []
    for name, value in result.model_dump(mode="json").items():
        if name not in _QUIET:
            _tell(name, value, facts, listings)
    return Told(tuple(facts), tuple(listings))


def markings_in(value: object) -> set[str]:
    """Return every marking that stands anywhere in a result."""
    if isinstance(value, Mapping):
        own = {one for name, one in value.items() if name == "marking" and isinstance(one, str) and one}
        return own.union(*map(markings_in, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(markings_in, value))
    return set()


def _tell(name: str, value: object, facts: list[Cell], listings: list[Listing]) -> None:
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        listings.append(_listing(head_of(name), value))
    elif isinstance(value, dict) and value:
        if any(isinstance(one, dict | list) for one in value.values()):
            for inner, one in value.items():
                _tell(inner, one, facts, listings)
        else:
            pairs = [{"name": head_of(key), "value": one} for key, one in value.items()]
            listings.append(_listing(head_of(name), pairs))
    elif value not in (None, "", [], {}):
        facts.append(_cell(name, value))


def _listing(title: str, rows: list[dict[str, Any]]) -> Listing:
    names = [name for name in rows[0] if name not in _QUIET and any(row.get(name) not in (None, "") for row in rows)]
    shown = tuple(tuple(_cell(name, row.get(name)) for name in names) for row in rows[:MOST_ROWS])
    heads = tuple(
        Cell(name, head_of(name), all(row[place].number or not row[place].text for row in shown))
        for place, name in enumerate(names)
    )
    return Listing(title, heads, shown, len(rows))


def _cell(name: str, value: object) -> Cell:
    return Cell(head_of(name), _text(value), isinstance(value, int | float) and not isinstance(value, bool))


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{head_of(key)} {_text(one)}" for key, one in value.items() if one not in (None, ""))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(map(_text, value))
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, float) and abs(value) < 1000:  # noqa: PLR2004 - so many digits are read at one glance
        return f"{value:,.4g}"
    if isinstance(value, int | float):
        return f"{value:,.0f}"
    return "" if value is None else str(value)
