from dataclasses import replace

import pytest
from tests.hand import make_nation
from tests.reports import operator, sent

from majlis.acts.world import World
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError


def test_the_check_word_is_kept_nowhere(world: World) -> None:
    from majlis.adapters.records.models import Report
    from majlis.adapters.records.reports import writing
    from majlis.evidence.reporting.stages import Facts, Stage

    telling = writing.Telling(Stage.EARLY, Facts("Locked"))
    receipt = writing.send(world.records, "small", telling, writing.Teller("clinic"))
    row = Report.everything.get(code=receipt.code)
    assert receipt.word not in repr(row.__dict__)
    assert row.word_sha256 == writing.word_hash(receipt.code, receipt.word.upper().replace("-", ""))
    assert row.word_sha256 != writing.word_hash("REP-2025-0099", receipt.word)


def test_an_operator_reports_to_a_nation_that_it_does_not_see(world: World) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.reports import writing

    clinic = operator(world, "clinic").records
    assert not nations.exists(clinic, "small")
    assert writing.taking(clinic, "small").code == "small"
    make_nation(world.records, "closed")
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Nation
    from majlis.kernel.marking import Marking, Tlp

    Nation.everything.filter(code="closed").update(marking_id=marking_key(Marking(Tlp.RED)))
    for records, code in ((clinic, "closed"), (replace(clinic, reader=Reader("nobody")), "small")):
        with pytest.raises(NotFoundError):
            writing.taking(records, code)


def test_an_old_text_of_a_section_is_kept(world: World) -> None:
    from majlis.acts.report.amend import AmendCommand, amend
    from majlis.adapters.records.models import ReportSection

    code = sent(operator(world, "clinic"))
    amend(AmendCommand(code=code, what="Less than we thought"), operator(world, "clinic"))
    amend(AmendCommand(code=code, what="Less than we thought"), operator(world, "clinic"))
    rows = ReportSection.everything.filter(report__code=code, part="what").order_by("pk")
    assert [(row.text, row.until is None) for row in rows] == [
        ("All computers show a note", False),
        ("Less than we thought", True),
    ]


def test_the_sector_of_an_operator_that_works_in_one_is_known_already(world: World) -> None:
    from majlis.adapters.records.reports import heads

    assert heads.find(world.records, sent(operator(world, "clinic"), sector="")).facts.sector == "health"
    assert heads.find(world.records, sent(operator(world, "clinic"), sector="water")).facts.sector == "water"
