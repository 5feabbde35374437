from majlis.acts.options import parts


def test_commas_repeats_and_both() -> None:
    assert parts(("a,b", " c ", "", ",")) == ("a", "b", "c")
    assert parts(()) == ()
