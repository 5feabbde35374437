from pathlib import Path

import pytest

from majlis.adapters.records.uploads import keep_upload, read_upload
from majlis.kernel.errors import IntegrityError


def test_a_file_is_kept_once_and_read_back(tmp_path: Path) -> None:
    sha256 = keep_upload(tmp_path, b"abc")
    path = tmp_path / "uploads" / sha256
    before = path.stat().st_mtime_ns
    assert keep_upload(tmp_path, b"abc") == sha256
    assert path.stat().st_mtime_ns == before
    assert read_upload(tmp_path, sha256) == b"abc"


def test_damage_is_seen_and_mended_by_the_file_itself(tmp_path: Path) -> None:
    sha256 = keep_upload(tmp_path, b"abc")
    (tmp_path / "uploads" / sha256).write_bytes(b"abd")
    with pytest.raises(IntegrityError, match="not the one"):
        read_upload(tmp_path, sha256)
    keep_upload(tmp_path, b"abc")
    assert read_upload(tmp_path, sha256) == b"abc"
    with pytest.raises(IntegrityError, match="gone"):
        read_upload(tmp_path, "0" * 64)
