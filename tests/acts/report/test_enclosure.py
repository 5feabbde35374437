from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports import HIDDEN, operator, person, sent

from majlis.acts.report.enclose import EncloseCommand, enclose
from majlis.acts.report.enclosure import EnclosureCommand, enclosure
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, IntegrityError, NotFoundError


def test_it_comes_back_byte_by_byte_to_who_reads_its_section(both: World, tmp_path: Path) -> None:
    source, out = tmp_path / "a.bin", tmp_path / "b.bin"
    source.write_bytes(bytes(range(256)) + HIDDEN.encode())
    code = sent(both)
    enclose(EncloseCommand(code=code, file=source), both)
    result = enclosure(EnclosureCommand(code=code, number=1, out=out), replace(operator(both, "clinic"), desk=tmp_path))
    assert out.read_bytes() == source.read_bytes()
    assert (result.name, result.marking) == ("a.bin", "TLP:RED")
    assert "may be harmful" in result.text()
    with pytest.raises(ConflictError, match="already"):
        enclosure(EnclosureCommand(code=code, number=1, out=out), both)
    with pytest.raises(ConflictError, match="cannot be written"):
        enclosure(EnclosureCommand(code=code, number=1, out=tmp_path / "no" / "c"), both)
    with pytest.raises(NotFoundError, match="no file 2"):
        enclosure(EnclosureCommand(code=code, number=2, out=tmp_path / "c"), both)
    regulator = replace(person(both, "health-regulator"), desk=tmp_path)
    with pytest.raises(NotFoundError, match="no file 1"):  # technical details are not for it
        enclosure(EnclosureCommand(code=code, number=1, out=tmp_path / "c"), regulator)
    bank = replace(operator(both, "bank"), desk=tmp_path)
    with pytest.raises(NotFoundError, match="no report"):
        enclosure(EnclosureCommand(code=code, number=1, out=tmp_path / "c"), bank)


def test_one_that_was_changed_is_not_given(small: World, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"whole")
    code = sent(small)
    enclose(EncloseCommand(code=code, file=source), small)
    (kept,) = (small.home / "uploads").iterdir()
    kept.write_bytes(b"other")
    with pytest.raises(IntegrityError):
        enclosure(EnclosureCommand(code=code, number=1, out=tmp_path / "b"), small)
