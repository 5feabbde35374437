from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts import council_lines as lines
from majlis.acts.agenda.edit import EditCommand
from majlis.kernel.errors import InputError, NotFoundError


def test_what_was_given(tmp_path: Path) -> None:
    assert lines.given(EditCommand(item="ITM-1", question=""), "title", "question") == {"question": ""}
    assert lines.yes_no(chair="yes", votes="", other="no") == {"chair": True, "other": False}
    assert lines.marking_of("") is None
    with pytest.raises(InputError, match="not a marking"):
        lines.marking_of("secret")
    assert lines.moment_of("2025-09-01T10:00", lines.zone_of("Asia/Karachi"), "x").astimezone(UTC) == datetime(
        2025, 9, 1, 5, tzinfo=UTC
    )
    assert str(lines.zone_of("Mars/Olympus")) == "UTC"
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert lines.read_file(path, 3) == b"1234", "no more than tells that it is too large"
    with pytest.raises(InputError, match="folder"):
        lines.read_file(tmp_path, 3)
    with pytest.raises(NotFoundError, match="cannot be read"):
        lines.read_file(tmp_path / "gone", 3)
