"""Laws of the kernel: markings form a semilattice, windows and canonical JSON keep their promises."""

import json
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from majlis.kernel.canonical import SAFE_INTEGER, canonical_json
from majlis.kernel.marking import Classification, Marking, Tlp, join_all
from majlis.kernel.streams import Purpose, Stream, threshold
from majlis.kernel.times import Window

MARKINGS = st.builds(
    Marking,
    st.sampled_from(Tlp),
    st.sampled_from(Classification),
    st.frozensets(st.sampled_from(["health", "bank", "incident-7"])),
)
WINDOWS = (
    st.tuples(st.dates(date(1999, 1, 1), date(2050, 1, 1)), st.dates(date(1999, 1, 1), date(2050, 1, 1)))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: Window(min(pair), max(pair)))
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-SAFE_INTEGER, SAFE_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=20,
)


@given(MARKINGS, MARKINGS, MARKINGS)
def test_join_is_idempotent_commutative_associative(a: Marking, b: Marking, c: Marking) -> None:
    assert a.join(a) == a
    assert a.join(b) == b.join(a)
    assert a.join(b).join(c) == a.join(b.join(c)) == join_all((c, a, b))


@given(MARKINGS, MARKINGS, MARKINGS)
def test_who_may_see_the_join_may_see_both_and_no_one_else(reader: Marking, a: Marking, b: Marking) -> None:
    assert reader.permits(a.join(b)) == (reader.permits(a) and reader.permits(b))
    assert a.join(b).permits(a)


@given(MARKINGS)
def test_markings_are_read_back(marking: Marking) -> None:
    assert Marking.parse(str(marking)) == marking


@given(WINDOWS)
def test_months_cover_a_window_once(window: Window) -> None:
    months = list(window.months())
    assert sum(month.days for month in months) == window.days
    assert months[0].start == window.start
    assert months[-1].end == window.end
    assert all(one.end == two.start for one, two in pairwise(months))


@given(WINDOWS, st.dates(date(1999, 1, 1), date(2050, 1, 1)), st.dates(date(1999, 1, 1), date(2050, 1, 1)))
def test_a_cut_window_holds_the_days_before_the_cut(window: Window, cut_off: date, day: date) -> None:
    left = window.until(cut_off)
    assert (left is not None and day in left) == (day in window and day < cut_off)


@given(WINDOWS)
def test_windows_are_read_back(window: Window) -> None:
    assert Window.parse(str(window)) == window


@given(JSON)
def test_canonical_json_is_json_and_a_fixed_point(value: object) -> None:
    text = canonical_json(value)
    # Read as ECMAScript reads: every number is a double.
    read = json.loads(text, parse_int=float)
    assert read == value
    assert canonical_json(read) == text


@given(
    st.integers(0, 2**64 - 1), st.integers(0, 2**20 - 1), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=8)
)
def test_order_and_chunks_do_not_matter(seed: int, draw: int, items: list[int]) -> None:
    stream = Stream(seed)
    together = stream.bits(Purpose.TEST, draw=draw, item=items).tolist()
    assert together == [int(stream.bits(Purpose.TEST, draw=draw, item=item)) for item in items]
    assert together[::-1] == stream.bits(Purpose.TEST, draw=draw, item=items[::-1]).tolist()


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_thresholds_grow_with_probability(p: float, q: float) -> None:
    low, high = sorted((p, q))
    assert threshold(low) <= threshold(high)
