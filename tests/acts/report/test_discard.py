from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.discard import DiscardCommand, discard
from majlis.acts.report.enclose import EncloseCommand, enclose
from majlis.acts.report.enclosure import EnclosureCommand, enclosure
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_it_is_taken_out_and_put_back(both: World, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("wrong file")
    clinic = operator(both, "clinic")
    code = sent(clinic, marking="TLP:AMBER")
    enclose(EncloseCommand(code=code, file=source), replace(clinic, desk=tmp_path))
    discard(DiscardCommand(code=code, number=1), clinic)
    assert show(ShowCommand(code=code), both).files[0].removed
    with pytest.raises(NotFoundError, match="no file 1"):
        enclosure(EnclosureCommand(code=code, number=1, out=tmp_path / "b"), both)
    with pytest.raises(NotFoundError):
        discard(DiscardCommand(code=code, number=1), clinic)
    cert = person(both, "cert")
    assert "is back" in discard(DiscardCommand(code=code, number=1, undo=True), cert).text()
    assert not show(ShowCommand(code=code), both).files[0].removed
    reader = replace(cert.actor.reader, organisations=frozenset({"ministry"}), others=cert.actor.reader.clearance.tlp)
    onlooker = replace(cert, actor=replace(cert.actor, reader=reader))
    with pytest.raises(PermissionDeniedError, match="not shown"):
        discard(DiscardCommand(code=code, number=1), onlooker)
