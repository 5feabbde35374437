from dataclasses import replace

import pytest
from tests.reports import person

from majlis.acts.report.door import DoorCommand, door
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.report.tell import TellCommand, tell
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, NotFoundError


def test_only_the_receipt_comes_back(both: World) -> None:
    door(DoorCommand(nation="small"), both)
    nobody = replace(both, actor=Actor("nobody", frozenset({"report.write"}), Reader("nobody"), remote=True))
    result = tell(TellCommand(nation="small", title="Pumps stopped", aware="2025-08-01T10:00"), nobody)
    assert set(result.model_dump()) == {"code", "word", "nation", "clocks", "synthetic"}
    seen = show(ShowCommand(code=result.code), person(both, "cert"))
    assert (seen.report.way, seen.report.operator, seen.report.aware[:16]) == ("open", "", "2025-08-01T10:00")
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=result.code), person(both, "ministry"))


def test_a_flood_stops(small: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("majlis.adapters.records.reports.public.HOURLY", 2)
    door(DoorCommand(nation="small"), small)
    for _ in range(2):
        tell(TellCommand(nation="small", title="x"), small)
    with pytest.raises(ConflictError, match="too many"):
        tell(TellCommand(nation="small", title="x"), small)
