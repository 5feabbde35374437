import json

import pytest
from tests.councils import council
from tests.motions import SIX, carried, counted, moved, opened, says
from tests.sites import Site

from majlis.kernel.errors import NotFoundError


def test_names_stand_in_the_register_only_where_the_form_names_them(site: Site) -> None:
    from majlis.adapters.records.council import decisions

    made = council(site)
    records = made.world.records
    leaves = {}
    for form in ("open", "recorded"):
        motion = moved(made)
        opened(made, motion, form)
        says(made, motion, {"chair": "no", **dict.fromkeys(SIX[1:], "yes")})
        leaves[form] = json.loads(decisions.leaf_of(records, counted(made, motion).decision))["count"]
    assert "votes" not in leaves["open"]
    assert not {"against", "constituencies"} & set(leaves["open"])
    assert ["chair", "no"] in leaves["recorded"]["votes"]
    assert leaves["open"]["yes"] == leaves["recorded"]["yes"] == 5


def test_a_text_that_was_destroyed_is_gone_and_the_decision_stays(site: Site) -> None:
    from majlis.adapters.records.council import decisions
    from majlis.adapters.records.register import logs, sealing

    made = council(site)
    code = carried(made)
    records = made.world.records
    sealing.destroy(records, logs.log_of(records, made.nation, "decisions"), 1)
    with pytest.raises(NotFoundError, match="was destroyed"):
        decisions.leaf_of(records, code)
    assert decisions.find(records, code).index == 1


def test_how_many_are_not_signed(site: Site) -> None:
    from majlis.adapters.records.council import counting, decisions

    made = council(site)
    motion = moved(made)
    opened(made, motion)
    says(made, motion, dict.fromkeys(SIX, "yes"))
    records = made.world.records
    code = counting.count(records, motion).decision
    assert decisions.unsigned(records, made.nation) == 1
    assert not decisions.find(records, code).signed
