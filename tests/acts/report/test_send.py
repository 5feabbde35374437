from datetime import date

import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.list import ListCommand, list_
from majlis.acts.report.send import SendCommand, send
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def test_an_operator_reports_and_an_authority_reads_it(both: World) -> None:
    code = sent(operator(both, "clinic"), marking="TLP:RED")
    assert code == "REP-2025-0001"
    seen = show(ShowCommand(code=code), person(both, "cert"))
    assert (seen.report.operator, seen.report.title, seen.report.way) == ("clinic", "Systems locked", "account")
    assert [one.section for one in seen.sections] == ["what", "technical", "contact"]
    for nobody in (operator(both, "bank"), person(both, "bank-regulator"), person(both, "ministry")):
        with pytest.raises(NotFoundError):
            show(ShowCommand(code=code), nobody)
        assert list_(ListCommand(), nobody).reports == ()


def test_each_section_has_its_own_readers(both: World) -> None:
    code = sent(operator(both, "clinic"))
    regulator = show(ShowCommand(code=code), person(both, "health-regulator"))
    assert [one.section for one in regulator.sections] == ["what", "contact"]
    assert "198.51" not in regulator.text()


def test_the_receipt_names_clocks_and_a_word(small: World) -> None:
    result = send(SendCommand(nation="small", title="x", aware="2025-07-31T08:00"), operator(small, "clinic"))
    assert result.clocks[0].due == "2025-08-01T08:00:00+05:00"
    assert result.clocks[0].state == "sent late"
    assert len(result.word.replace("-", "")) == 12
    assert result.word in result.text()


def test_an_authority_reports_for_a_caller(small: World) -> None:
    code = sent(person(small, "bank-regulator"), operator="clinic")
    seen = show(ShowCommand(code=code), person(small, "bank-regulator"))
    assert seen.report.way == "behalf"
    assert "behalf" in {one.organisation: one.reason for one in seen.readers}["bank-regulator"]
    assert show(ShowCommand(code=code), operator(small, "clinic")).report.operator == "clinic"
    unknown = sent(person(small, "cert"), operator="", name="Some mill")
    assert show(ShowCommand(code=unknown), person(small, "cert")).report.name == "Some mill"


def test_nobody_reports_for_another_operator(small: World) -> None:
    with pytest.raises(PermissionDeniedError, match="does not act for bank"):
        sent(operator(small, "clinic"), operator="bank")


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"kind": "flood"}, "kind"),
        ({"sector": "moon"}, "sector"),
        ({"happened": date(2025, 9, 1)}, "has not come"),
        ({"aware": "2025-09-01T00:00"}, "future"),
        ({"aware": "soon"}, "no day and hour"),
        ({"marking": "TLP:GREEN"}, "too open"),
        ({"section_marking": ("technical",)}, "says no section"),
        ({"title": "", "what": "", "technical": "", "contact": ""}, "says nothing"),
    ],
)
def test_what_does_not_fit(small: World, wrong: dict[str, object], match: str) -> None:
    with pytest.raises(InputError, match=match):
        sent(operator(small, "clinic"), **wrong)


def test_a_section_may_be_marked_otherwise(small: World) -> None:
    code = sent(operator(small, "clinic"), section_marking=("technical=TLP:AMBER",))
    markings = {one.section: one.marking for one in show(ShowCommand(code=code), small).sections}
    assert markings == {"what": "TLP:RED", "technical": "TLP:AMBER", "contact": "TLP:RED"}
