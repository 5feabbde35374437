"""The clock of a nation: its own, or UTC where this machine knows none of the name."""

from zoneinfo import ZoneInfo

from majlis.interfaces.web.here import zone_of


def test_a_zone_that_nobody_knows_is_utc() -> None:
    assert zone_of("Asia/Karachi") == ZoneInfo("Asia/Karachi")
    for name in ("Nowhere/Land", "", "../etc/passwd", "a\x00"):
        assert zone_of(name) == ZoneInfo("UTC")
