"""A proof as text and as data."""

from dataclasses import asdict

from majlis.infrastructure.proof.tree import Cause, Fallen, Proof, Struck


def test_text_is_the_lines_and_data_is_plain() -> None:
    hit = Cause("grid:a", 0.0, 5.0, struck=(Struck(0.0, 4.0),))
    top = Cause("hospital:b", 0.0, 6.0, fallen=(Fallen("power", 1, 1, 0, 0.0, 0.0, 0.0, 0.0, (hit,), 0),))
    proof = Proof("hospital:b", 24.0, (top,), ("first", "  second"))
    assert str(proof) == "first\n  second"
    assert asdict(proof)["outages"][0]["fallen"][0]["suppliers"][0]["struck"] == ({"from_h": 0.0, "until_h": 4.0},)
