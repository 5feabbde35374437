"""A packed picture is unpacked whole; anything else is refused."""

import io
from dataclasses import fields

import numpy as np
import pytest
from tests.small import small_nation

from majlis.infrastructure.picture.pack import packed, unpacked
from majlis.infrastructure.picture.picture import Coded, picture_of


def same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))
    if isinstance(one, Coded) and isinstance(other, Coded):
        return one.texts == other.texts and same(one.places, other.places)
    return one == other


def test_it_comes_back_whole() -> None:
    before = picture_of(small_nation())
    after = unpacked(io.BytesIO(packed(before)))
    for field in fields(before):
        if field.name != "network":
            assert same(getattr(before, field.name), getattr(after, field.name)), field.name
    for field in fields(before.network):
        assert same(getattr(before.network, field.name), getattr(after.network, field.name)), field.name


def test_anything_else_is_refused() -> None:
    with pytest.raises((ValueError, KeyError, OSError)):
        unpacked(io.BytesIO(b"no archive"))
    out = io.BytesIO()
    np.savez(out, texts=np.frombuffer(b"{}", dtype=np.uint8))
    with pytest.raises(KeyError):
        unpacked(io.BytesIO(out.getvalue()))
