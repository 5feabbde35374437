"""Files of reports: names that lead nobody astray, sizes that keep the form open for all."""

import pytest

from majlis.evidence.reporting.enclosures import KNOWN, NAME_MAX, UNKNOWN, file_name, judge, limits_of, megabytes
from majlis.kernel.errors import ConflictError, InputError


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("note.png", "note.png"),
        ("..\\..\\windows\\system32\\a.log", "a.log"),
        ("/etc/passwd", "passwd"),
        ("invoice\u202egpj.exe", "invoice-gpj.exe"),
        ('a";filename="b.html', "a--filename--b.html"),
        ("line\r\nbreak.txt", "line--break.txt"),
        ("خط.pdf", "خط.pdf"),
        ("...", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
    ],
)
def test_a_name_is_made_harmless(given: str, kept: str) -> None:
    assert file_name(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert file_name("a" * 300 + ".pcap").endswith("a.pcap")
    assert len(file_name("a" * 300 + ".pcap")) == NAME_MAX
    assert len(file_name("a." + "b" * 300)) == NAME_MAX


def test_who_has_no_account_may_send_less() -> None:
    assert limits_of("open") == UNKNOWN
    assert limits_of("account") == limits_of("behalf") == KNOWN
    judge(UNKNOWN.size + 1, "technical", (), "account")
    with pytest.raises(InputError, match=r"has 5\.1 MB, and at most 5 MB are taken"):
        judge(UNKNOWN.size + 1, "technical", (), "open")


def test_what_is_not_taken() -> None:
    with pytest.raises(InputError, match="empty"):
        judge(0, "technical", (), "account")
    with pytest.raises(InputError, match="section"):
        judge(1, "notes", (), "account")
    with pytest.raises(ConflictError, match="10 files"):
        judge(1, "technical", (1,) * UNKNOWN.files, "open")
    with pytest.raises(ConflictError, match="20 MB"):
        judge(UNKNOWN.size, "what", (UNKNOWN.size,) * 4, "open")


def test_sizes_as_people_read_them() -> None:
    assert (megabytes(1), megabytes(3000), megabytes(2**20)) == ("1 kB", "3 kB", "1 MB")
    assert megabytes(20 * 2**20 + 1) == "20.1 MB"
