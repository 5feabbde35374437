"""Vendors are shared, mostly one per operator and technology, and weighted by KEV."""

from collections import Counter

import numpy as np
import pytest

from majlis.infrastructure.synthesis.dice import Dice
from majlis.infrastructure.synthesis.vendors import assign, choice
from majlis.kernel.streams import Stream
from majlis.reference.vendors import technologies


def test_shares_end_at_one_and_follow_the_square_root_of_the_entries() -> None:
    table = choice("platform")
    shares = dict(zip(table.vendors, np.diff(table.edges, prepend=0.0).tolist(), strict=True))
    assert table.edges[-1] == 1.0
    assert shares["Microsoft"] / shares["SAP"] == pytest.approx(np.sqrt(340 / 14))


def test_an_operator_mostly_keeps_to_one_vendor() -> None:
    operator = np.repeat(np.arange(20), 500)
    vendors = assign("network", operator, dice=Dice(Stream(1)), code=3)
    assert set(vendors) <= set(technologies()["network"])
    for number in range(20):
        counts = Counter(vendors[500 * number : 500 * (number + 1)])
        assert counts.most_common(1)[0][1] > 0.72 * 500
        assert len(counts) > 1


def test_operators_share_vendors() -> None:
    vendors = assign("control", np.arange(200), dice=Dice(Stream(1)), code=3)
    assert set(vendors) == set(technologies()["control"])
    assert min(Counter(vendors).values()) > 10
