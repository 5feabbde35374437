"""Every table of a result leaves as numbers, each row as wide as its titles."""

import pytest
from tests.interfaces.web.risk.conftest import Assessments

from majlis.adapters.vault.snapshots import result_of
from majlis.interfaces.web.risk.reading import Assessed
from majlis.interfaces.web.risk.sheets import TABLES, sheet
from majlis.kernel.errors import NotFoundError


def test_every_row_is_as_wide_as_its_titles(assessments: Assessments) -> None:
    from majlis.adapters.records.runs import made

    world = assessments.site.world
    run = world.vault.read_run(assessments.second)
    one = Assessed(made.made_one(world.records, assessments.code, run.id), run, result_of(run))
    for name in TABLES:
        found = sheet(one, name)
        rows = list(found.rows)
        assert all(len(row) == len(found.columns) for row in rows), name
        assert rows or name == "backtest"
        assert found.synthetic
        assert found.marking == "TLP:AMBER"
        assert run.id in found.above[2]
    with pytest.raises(NotFoundError):
        sheet(one, "none")
