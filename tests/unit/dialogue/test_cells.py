"""No cell tells of fewer than five, neither alone nor by taking others from the whole."""

from hypothesis import given
from hypothesis import strategies as st

from majlis.dialogue.cells import Cell, cells, joined, sizes

three = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
votes = st.dictionaries(st.sampled_from(list("abcdefg")), three, max_size=7)


@given(votes, st.dictionaries(st.sampled_from(list("abcdefg")), st.integers(0, 30), max_size=7))
def test_no_cell_tells_of_a_few(counts: dict[str, tuple[int, int, int]], more: dict[str, int]) -> None:
    people = {name: sum(counts.get(name, (0,))) + more.get(name, 0) for name in {*counts, *more}}
    found = cells(counts, people)
    whole = sum(map(sum, counts.values()))
    assert sum(cell.seen for cell in found) == whole
    assert all(cell.seen >= 5 for cell in found if cell.name)
    assert len(found) == 1 or all(cell.name for cell in found)
    named = [name for cell in found if cell.name for name in cell.name.split(" + ")]
    assert len(named) == len(set(named))
    for place, field in enumerate(("agree", "disagree", "passed")):
        assert sum(getattr(cell, field) for cell in found) == sum(one[place] for one in counts.values())


@given(votes, st.data())
def test_what_was_put_together_stays_so(counts: dict[str, tuple[int, int, int]], data: st.DataObject) -> None:
    """From exported votes, with constituencies as they may be shown, the same cells come out."""
    from majlis.dialogue.agreement import merged

    people = {name: sum(one) + data.draw(st.integers(0, 9)) for name, one in counts.items()}
    people = {name: size for name, size in people.items() if size}
    shown = merged(people, 5)
    again: dict[str, list[int]] = {}
    sized: dict[str, int] = {}
    for name, size in people.items():
        held = again.setdefault(shown[name], [0, 0, 0])
        for place in range(3):
            held[place] += counts[name][place]
        sized[shown[name]] = sized.get(shown[name], 0) + size
    assert cells({name: (a, b, c) for name, (a, b, c) in again.items()}, sized) == cells(counts, people)


def test_by_hand() -> None:
    counts = {"a": (6, 0, 0), "b": (1, 2, 0), "c": (0, 1, 1)}
    assert cells(counts, {"a": 9, "b": 9, "c": 9}) == (Cell("a", 6, 0, 0), Cell("b + c", 1, 3, 1))
    assert cells(counts, {"a": 9, "b": 3, "c": 2}) == (Cell("a", 6, 0, 0), Cell("b + c", 1, 3, 1))
    few = {"a": (4, 0, 0), "b": (0, 3, 0)}
    assert cells(few, {"a": 9, "b": 9}) == (Cell("a + b", 4, 3, 0),)
    assert cells({"a": (2, 0, 0)}, {"a": 9}) == (Cell("", 2, 0, 0),)
    assert cells({}, {}) == ()


def test_sizes_are_put_together_as_well() -> None:
    assert sizes({"a": 9, "b": 3, "c": 2, "d": 0}) == {"a": 9, "b + c": 5}
    assert sizes({"a": 3}) == {"": 3}
    assert joined(["b", "a"]) == "a + b"
