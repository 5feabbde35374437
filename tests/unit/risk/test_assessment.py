from datetime import date

import numpy as np
import pytest

from majlis.kernel.marking import SYNTHETIC_BAND
from majlis.kernel.times import Window
from majlis.risk.assessment import Table, assess, table_hash
from majlis.risk.backtest import History
from majlis.risk.case import Case, nation_facts
from majlis.risk.inputs import Inputs
from majlis.risk.report import report
from majlis.risk.simulate import Size


@pytest.fixture(scope="module")
def given(small: Inputs) -> Case:
    return Case(small, nation_facts(small.nation, 10), (), (), "2026-01-01", "e" * 64, "p" * 64)


def test_the_result_names_no_asset(given: Case) -> None:
    found = assess(given, Size(1, 4, 60), history=History(Window(date(2016, 1, 1), date(2026, 1, 1)), ()))
    text = found.result.model_dump_json()
    assert not any(asset.id in text for asset in given.inputs.nation.assets)
    assert found.annex.critical
    assert len(found.result.backtest) == 4
    assert report(found.result).startswith(SYNTHETIC_BAND)
    assert "assets hit" in report(found.result)
    assert not any(asset.id in report(found.result) for asset in given.inputs.nation.assets)


def test_seed_alone_changes_the_answer(given: Case) -> None:
    one, again, other = (assess(given, Size(seed, 3, 40)).result for seed in (1, 1, 2))
    assert one == again
    assert one.arrays_sha256 != other.arrays_sha256


def test_a_table_is_known_by_name_type_shape_and_values() -> None:
    base = Table("a", np.arange(4, dtype=np.int64), "", ("x",))
    others = [
        Table("b", base.values, "", ("x",)),
        Table("a", base.values.astype(np.int32), "", ("x",)),
        Table("a", base.values.reshape(2, 2), "", ("x", "y")),
        Table("a", base.values[::-1], "", ("x",)),
    ]
    assert len({table_hash(table) for table in [base, *others]}) == 5
    assert table_hash(Table("a", base.values.astype(">i8"), "", ("x",))) == table_hash(base)
