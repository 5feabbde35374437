"""Sources and observations in short form, for the tests of this room."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from majlis.evidence import Entry, Observation
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

MakeEntry = Callable[..., Entry]
MakeRows = Callable[..., list[Observation]]


@pytest.fixture
def source() -> MakeEntry:
    def make(
        name: str, window: str, *, form: str = "csv", sectors: tuple[str, ...] = (), kinds: tuple[str, ...] = ()
    ) -> Entry:
        return Entry(
            name=name,
            file=f"{name}.csv",
            format=form,
            window=Window.parse(window),
            sectors=sectors,
            kinds=kinds,
            columns={},
            sha256="0" * 64,
            added="2026-01-01T00:00:00Z",
            synthetic=True,
            marking=Marking(),
        )

    return make


@pytest.fixture
def rows() -> MakeRows:
    """Make observations of a source on given days, known so many days later."""

    def make(
        name: str, *days: str, sector: str = "health", kind: str = "ransomware", lag: int = 0
    ) -> list[Observation]:
        return [
            Observation(
                source=name,
                key=f"{name}-{sector}-{kind}-{number}",
                day=date.fromisoformat(day),
                known=date.fromisoformat(day) + timedelta(days=lag),
                sector=sector,
                kind=kind,
                operator="",
                area="",
                synthetic=True,
                marking=Marking(),
            )
            for number, day in enumerate(days)
        ]

    return make
