"""nation.toml: read, written, and refused with every fault."""

from dataclasses import replace

import pytest

from majlis.infrastructure.dossier.header import header_bytes, read_header
from majlis.infrastructure.nation import Header
from majlis.kernel.errors import InputError
from majlis.kernel.marking import SYNTHETIC_BAND, Marking

HEADER = Header("small", 'The "small" nation', True, "", "Asia/Karachi", "PKR", 336, 15, Marking())


def test_there_and_back() -> None:
    assert read_header(header_bytes(HEADER)) == HEADER
    assert read_header(b"\xef\xbb\xbf" + header_bytes(HEADER).replace(b"\n", b"\r\n")) == HEADER


def test_the_first_line_says_synthetic() -> None:
    assert header_bytes(HEADER).decode().splitlines()[0] == f"# {SYNTHETIC_BAND}"
    assert "SYNTHETIC" not in header_bytes(replace(HEADER, synthetic=False)).decode()


def test_every_fault_at_once() -> None:
    data = header_bytes(HEADER).replace(b"336", b"0").replace(b'"PKR"', b'"rupees"').replace(b"notice", b"notcie")
    with pytest.raises(InputError) as caught:
        read_header(data)
    assert [(fault.code, fault.where) for fault in caught.value.faults] == [
        ("nation.key-unknown", "nation.toml, line 6"),
        ("nation.key-missing", "nation.toml"),
        ("nation.header", "nation.toml, line 8"),
        ("nation.header", "nation.toml, line 9"),
    ]


def test_a_newer_format_is_refused_before_anything_else() -> None:
    data = header_bytes(HEADER).replace(b"format = 1", b"format = 2\nshape = 3")
    with pytest.raises(InputError, match="format 2; this version of Majlis reads up to format 1"):
        read_header(data)


def test_what_does_not_fit_is_not_written() -> None:
    with pytest.raises(InputError, match="slot_minutes"):
        header_bytes(replace(HEADER, slot_minutes=30))


def test_text_that_is_not_utf8() -> None:
    with pytest.raises(InputError, match="line 2: the text is not UTF-8"):
        read_header(b"format = 1\nname = '\xff'\n")
