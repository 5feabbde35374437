"""What goes in comes out, whether it shrinks or not; a disk that is full is told."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.adapters.upkeep import compression
from majlis.adapters.upkeep.compression import BLOCK, GzipWriter, compress


@given(st.lists(st.binary(max_size=2000)), st.sampled_from([7, 1000, BLOCK]))
def test_gzip_reads_what_was_written(pieces: list[bytes], block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compression, "BLOCK", block)
        file = io.BytesIO()
        writer = GzipWriter(file)
        assert [writer.write(piece) for piece in pieces] == [len(piece) for piece in pieces]
        writer.close()
    packed = file.getvalue()
    assert (gzip.decompress(packed) if packed else b"") == b"".join(pieces)


def test_what_shrinks_is_compressed_and_what_does_not_is_stored() -> None:
    import numpy as np

    noise = np.random.default_rng(1).lognormal(size=BLOCK // 8).tobytes()
    assert len(noise) <= len(compress(noise)) < len(noise) * 1.001
    assert len(compress(b"words " * 100_000)) < 10_000


class FullDisk(io.BytesIO):
    """A disk without room."""

    def write(self, _: object) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_told() -> None:
    writer = GzipWriter(FullDisk())
    writer.write(b"x")
    with pytest.raises(OSError, match="No space left"):
        writer.close()
