"""The base layer of a map: laid, read, laid anew, taken away."""

import pytest

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import NotFoundError


def test_laid_read_and_lifted(records: Records) -> None:
    from majlis.adapters.records.scenarios import layers

    assert layers.mark(records, "small") == ""
    assert layers.source_of(records, "small") is None
    with pytest.raises(NotFoundError, match="no base layer"):
        layers.read(records, "small")
    first = layers.lay(records, "small", "{}", "own drawing")
    assert layers.mark(records, "small") == first
    assert layers.source_of(records, "small") == "own drawing"
    assert layers.read(records, "small") == ("{}", "own drawing")
    second = layers.lay(records, "small", "[]", "another")
    assert layers.read(records, "small") == ("[]", "another")
    assert second != first
    assert layers.lift(records, "small")
    assert not layers.lift(records, "small")
    for act in (lambda: layers.lay(records, "nowhere", "{}", ""), lambda: layers.lift(records, "nowhere")):
        with pytest.raises(NotFoundError):
            act()
