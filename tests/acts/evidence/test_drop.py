from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.evidence.drop import DropCommand, drop
from majlis.acts.evidence.mend import MendCommand, mend
from majlis.acts.evidence.quarantine import QuarantineCommand, quarantine
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError

BAD = ("d,soon,,Hospital,DDoS,,", "e,later,,Bank,DDoS,,")


@pytest.fixture
def aside(world: World, tmp_path: Path) -> World:
    added(with_nation(world), table(tmp_path, (*ROWS, *BAD)), bad_share=0.5)
    return world


def test_rows_are_given_up_and_can_still_be_mended(aside: World, tmp_path: Path) -> None:
    out = tmp_path / "aside.csv"
    quarantine(QuarantineCommand(nation=CODE, out=out), aside)
    assert drop(DropCommand(nation=CODE, source="log", row=(5,)), aside).dropped == 1
    assert [one.row for one in quarantine(QuarantineCommand(nation=CODE), aside).rows] == [6]
    assert "1 row of log" in drop(DropCommand(nation=CODE, source="log", all=True), aside).text()
    out.write_text(out.read_text(encoding="utf-8").replace("soon", "2025-04-01"), encoding="utf-8")
    assert mend(MendCommand(nation=CODE, file=out), aside).mended == 1


def test_what_is_meant_must_be_clear(aside: World) -> None:
    with pytest.raises(InputError, match="not clear"):
        drop(DropCommand(nation=CODE, source="log"), aside)
    with pytest.raises(NotFoundError, match="row 2 of log is not in quarantine"):
        drop(DropCommand(nation=CODE, source="log", row=(2, 5)), aside)
    assert len(quarantine(QuarantineCommand(nation=CODE), aside).rows) == 2
