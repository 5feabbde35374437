from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from tests.hand import make_nation

from majlis.acts.incident.create import CreateCommand, create
from majlis.acts.incident.window import WindowCommand, window
from majlis.acts.world import Actor, World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError

FACTS: dict[str, Any] = {"nation": "small", "title": "Systems locked", "day": date(2025, 7, 1), "kind": "ransomware"}


def test_a_code_and_a_loud_word_where_nothing_is_counted(both: World) -> None:
    result = create(CreateCommand(**FACTS), both)
    assert (result.code, result.marking, result.synthetic) == ("INC-2025-0001", "TLP:AMBER", False)
    assert "NOT COUNTED" in result.text()
    assert "majlis incident window small FROM" in result.text()
    window(WindowCommand(nation="small", start=date(2025, 1, 1)), both)
    result = create(CreateCommand(**FACTS, marking="TLP:RED"), both)
    assert (result.code, result.uncounted, result.marking) == ("INC-2025-0002", "", "TLP:RED")


@pytest.mark.parametrize(
    ("day", "sector", "why"),
    [
        (date(2025, 8, 1), "health", "figures end before 2025-08-01"),
        (date(2024, 12, 31), "health", "from 2025-01-01 on"),
        (date(2025, 7, 1), "banking", "cover health only"),
    ],
)
def test_why_an_incident_does_not_count(small: World, day: date, sector: str, why: str) -> None:
    window(WindowCommand(nation="small", start=date(2025, 1, 1), sectors=("health",)), small)
    result = create(CreateCommand(**{**FACTS, "day": day, "sector": sector}), small)
    assert why in result.uncounted


def test_an_invented_nation_says_so(small: World) -> None:
    make_nation(small.records, "invented", synthetic=True)
    result = create(CreateCommand(**{**FACTS, "nation": "invented"}), small)
    assert result.text().startswith("SYNTHETIC")


@pytest.mark.parametrize(
    "wrong",
    [{"people": -1}, {"hours": float("nan")}, {"title": " "}, {"title": "a\nb"}, {"day": "yesterday"}, {"surprise": 1}],
)
def test_values_out_of_range(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CreateCommand(**{**FACTS, **wrong})


def test_what_is_not_there(small: World) -> None:
    with pytest.raises(NotFoundError, match="no nation 'smal'") as caught:
        create(CreateCommand(**{**FACTS, "nation": "smal"}), small)
    assert "did you mean small?" in caught.value.fault.mend
    with pytest.raises(NotFoundError, match="no organisation"):
        create(CreateCommand(**FACTS, owner="cert"), small)
    with pytest.raises(InputError, match="not a marking"):
        create(CreateCommand(**FACTS, marking="RED"), small)
    with pytest.raises(PermissionDeniedError):
        create(CreateCommand(**FACTS), replace(small, actor=Actor("x", frozenset({"incident.read"}))))
