"""A word that is on no list is told with the one that was probably meant."""

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.spelling import demand_known, nearest


def test_the_nearest_is_named() -> None:
    assert nearest("helth", ["power", "health"], "choose one") == "did you mean health?"
    assert nearest("zzz", ["power", "health"], "choose one") == "choose one"


def test_a_word_must_be_on_the_list() -> None:
    demand_known("sector", "health", ["power", "health"])
    with pytest.raises(InputError) as caught:
        demand_known("sector", "helth", ["power", "health"], where="option --sector")
    fault = caught.value.fault
    assert (fault.what, fault.where, fault.mend) == ("'helth' is no sector", "option --sector", "did you mean health?")
    assert fault.why == "there is: power, health"


def test_a_long_list_is_cut() -> None:
    with pytest.raises(InputError) as caught:
        demand_known("area", "x", map(str, range(100)))
    assert caught.value.fault.why.endswith("18, 19 and 80 more")
