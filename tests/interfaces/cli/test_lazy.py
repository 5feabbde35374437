"""An attribute is made for each act, and for nothing else."""

import inspect

import pytest

from majlis.acts.index import ACTS
from majlis.interfaces.cli import lazy


def test_an_act_becomes_a_function_that_only_notes() -> None:
    function = getattr(lazy, "nation check")
    call = function("my-nation", json=True)
    assert (call.entry.name, call.values, call.as_json) == ("nation check", {"nation": "my-nation"}, True)
    assert "json" in inspect.signature(function).parameters


def test_what_is_no_act_is_no_attribute() -> None:
    assert all(entry.name != "nation destroy" for entry in ACTS)
    with pytest.raises(AttributeError, match="nation destroy"):
        getattr(lazy, "nation destroy")
