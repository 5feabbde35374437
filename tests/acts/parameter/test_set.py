from typing import Any

import pytest
from pydantic import ValidationError

from majlis.acts.parameter.set import SetCommand, set_
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def wanted(parameter: str = "threat.prior-shape", **facts: Any) -> SetCommand:
    return SetCommand(
        **{"nation": "small", "basis": "judgement", "source": "Our experts", "parameter": parameter, **facts}
    )


def test_an_own_value_counts(both: World) -> None:
    result = set_(wanted(a=0.4), both)
    assert (result.own, result.shipped, result.counts, result.changed) == ("0.4", "0.5", "own", True)
    assert "own 0.4 incidents; shipped 0.5 incidents" in result.text()
    assert "Nothing changed." in set_(wanted(a=0.4), both).text()


def test_another_law(small: World) -> None:
    result = set_(wanted(a=0.2, b=0.4, c=0.9, law="triangular"), small)
    assert result.own == "triangular (0.2, 0.4, 0.9)"


def test_values_are_judged_as_in_a_file(small: World) -> None:
    with pytest.raises(InputError, match="do not describe a triangular law") as caught:
        set_(wanted(a=0.9, b=0.4, c=0.2, law="triangular"), small)
    assert "--a, --b, --c" in caught.value.fault.where
    with pytest.raises(InputError, match=r"a, b, c are 0\.9, 0\.4, empty") as caught:
        set_(wanted(a=0.9, b=0.4), small)
    with pytest.raises(InputError, match="no parameter") as caught:
        set_(wanted("threat.prior-shap", a=1), small)
    assert caught.value.fault.mend == "did you mean threat.prior-shape?"
    with pytest.raises(NotFoundError, match="no nation"):
        set_(wanted(a=0.4, nation="large"), small)
    with pytest.raises(ValidationError):
        wanted(a=float("inf"))
