"""The sentences of a proof."""

from majlis.infrastructure.proof.tree import Cause, Fallen, Step, Struck
from majlis.infrastructure.proof.words import proof_lines


def lines(*causes: Cause) -> list[str]:
    return list(proof_lines("a:b", causes, horizon_h=100.0))


def fallen(*, buffer_h: float, bridged_h: float, working: int = 0) -> Fallen:
    return Fallen("power", 2, 3, working, 4.0, buffer_h, bridged_h, 4.0 + bridged_h, (), 2)


def test_buffers() -> None:
    texts = [
        lines(Cause("a:b", 4.0, 9.0, fallen=(group,)))[1]
        for group in (
            fallen(buffer_h=0, bridged_h=0, working=1),
            fallen(buffer_h=8, bridged_h=0),
            fallen(buffer_h=8, bridged_h=8),
            fallen(buffer_h=8, bridged_h=2.5),
        )
    ]
    assert texts == [
        "  Its requirement 'power' needs 2 of 3; 1 worked from hour 4.",
        "  Its requirement 'power' needs 2 of 3; none worked from hour 4 (its buffer of 8 h was empty).",
        (
            "  Its requirement 'power' needs 2 of 3; none worked. Too few since hour 4; "
            "the buffer bridged 8 h and ended at hour 12."
        ),
        (
            "  Its requirement 'power' needs 2 of 3; none worked. Too few since hour 4; "
            "the buffer bridged 2.5 h of its 8 h, not being full, and ended at hour 6.5."
        ),
    ]


def test_what_is_left_out_is_said() -> None:
    inner = (Cause("c:d", 1.0, None, elsewhere=True), Cause("e:f", 1.0, 3.0, cut=True))
    group = Fallen("power", 1, 4, 0, 1.0, 0.0, 0.0, 1.0, inner, 2)
    assert lines(Cause("a:b", 1.0, None, fallen=(group,))) == [
        "a:b is dark from hour 1 beyond hour 100.",
        "  Its requirement 'power' needs 1 of 4; none worked from hour 1.",
        "    c:d was down from hour 1 beyond hour 100 (explained at its other place).",
        "    e:f was down from hour 1 to hour 3 (its causes are not shown).",
        "    and 2 more.",
    ]
    many = [Cause("a:b", float(t), t + 1.0, struck=(Struck(t, None),)) for t in range(0, 10, 2)]
    assert lines(*many)[-1] == "a:b is dark 2 more times."


def test_ways_back() -> None:
    steps = (
        Step("a:b", None, None, "power"),
        Step("a:b", None, 98.0, "power", held_start=True),
        Step("a:b", 20.0, 17.0, "repair", alone=True),
        Step("a:b", 20.0, 17.0, "power", held_start=True),
        Step("a:b", None, None, "", deadlock=True),
    )
    told = [lines(Cause("a:b", 1.0, None, way_back=(step,)))[1].strip() for step in steps]
    assert told == [
        "a:b is not back by hour 100: it still waits for 'power'.",
        "a:b is not back by hour 100: 'power' (needed to start) came at hour 98, and it restarts.",
        (
            "a:b came back at hour 20: its repair was done at hour 17, "
            "it started without its start requirements after 3 h."
        ),
        "a:b came back at hour 20: 'power' (needed to start) was met again at hour 17, restart takes 3 h.",
        (
            "What a:b waits for waits in a circle: a deadlock. "
            "A black start or a start by hand within the circle would break it."
        ),
    ]
