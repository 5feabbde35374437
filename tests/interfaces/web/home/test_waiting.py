"""What waits is counted by each area, summed by kind, and leads to its place."""

from majlis.interfaces.web.home.waiting import COUNTERS, OF_A_NATION, Waiting, _counter, sums


def test_each_counter_is_there() -> None:
    for path in (*COUNTERS, *OF_A_NATION):
        assert callable(_counter(path))


def test_one_place_is_led_to_several_are_listed() -> None:
    one = Waiting("decision", 1, "1 to release", "/a/")
    two = Waiting("decision", 2, "2 to agree to", "/b/")
    late = Waiting("overdue", 3, "3 reports", "/c/")
    assert [(found.text, found.address) for found in sums([one, late], "/all/")] == [
        ("1 decision", "/a/"),
        ("3 overdue", "/c/"),
    ]
    assert [(found.text, found.address) for found in sums([one, two], "/all/")] == [("3 decisions", "/all/")]
    assert sums([], "/all/") == []
