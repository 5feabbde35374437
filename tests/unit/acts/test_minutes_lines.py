"""Files that come and go with minutes."""

from pathlib import Path

import pytest

from majlis.acts.minutes_lines import put_file, read_given
from majlis.kernel.errors import ConflictError, NotFoundError


def test_a_file_is_read_and_written_once(tmp_path: Path) -> None:
    put_file(tmp_path / "a", b"x")
    assert read_given(tmp_path / "a") == ("a", b"x")
    with pytest.raises(ConflictError, match="already"):
        put_file(tmp_path / "a", b"y")
    with pytest.raises(ConflictError, match="cannot be written"):
        put_file(tmp_path / "a" / "b", b"y")
    with pytest.raises(NotFoundError):
        read_given(tmp_path / "b")
