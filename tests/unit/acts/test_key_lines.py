import pytest

from majlis.acts.key_lines import ChangeResult


@pytest.mark.parametrize(
    ("reason", "said"), [("rotated", "the key was renewed"), ("lost", "the key was changed, as it was lost")]
)
def test_what_has_to_be_done_by_hand_is_said(reason: str, said: str) -> None:
    found = ChangeResult(log="a/b", synthetic=False, reason=reason, before="x", after="y", index=4, size=5)
    assert said in found.text()
    assert ("Nobody vouches" in found.text()) == (reason != "rotated")
    assert "majlis backup --keys" in found.text()
