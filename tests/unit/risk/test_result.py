import pytest
from pydantic import ValidationError

from majlis.risk.result import Annex, Critical, Figure


def test_parts_are_frozen_and_know_their_fields() -> None:
    figure = Figure(mean=1.0, low=0.5, high=2.0)
    with pytest.raises(ValidationError):
        figure.mean = 2.0  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Figure.model_validate({"mean": 1.0, "low": 0.5, "high": 2.0, "median": 1.0})


def test_names_are_always_red() -> None:
    asset = Critical(id="a:b", name="B", sector="power", area="x", person_hours_per_outage=1, person_hours_per_year=1)
    assert Annex(critical=(asset,)).marking == "TLP:RED"
    with pytest.raises(ValidationError):
        Annex.model_validate({"marking": "TLP:GREEN", "critical": []})
