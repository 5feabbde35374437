from tests.reports import operator, person, sent

from majlis.acts.report.list import ListCommand, list_
from majlis.acts.world import World


def test_pages_newest_first_and_filters(both: World) -> None:
    codes = [sent(operator(both, "clinic"), title=f"Event {number}") for number in range(3)]
    bank = sent(operator(both, "bank"), operator="bank", sector="banking", kind="ddos")
    cert = person(both, "cert")
    first = list_(ListCommand(nation="small", most=2), cert)
    assert [one.code for one in first.reports] == [bank, codes[2]]
    second = list_(ListCommand(nation="small", most=2, after=first.cursor), cert)
    assert [one.code for one in second.reports] == [codes[1], codes[0]]
    assert second.cursor == ""
    for wanted in ({"sector": "banking"}, {"kind": "ddos"}, {"operator": "bank"}, {"words": bank.lower()}):
        assert [one.code for one in list_(ListCommand(**wanted), cert).reports] == [bank]
    assert [one.code for one in list_(ListCommand(words="EVENT 1"), cert).reports] == [codes[1]]
    assert list_(ListCommand(state="closed"), cert).reports == ()
    assert [one.code for one in list_(ListCommand(), operator(both, "bank")).reports] == [bank]
    assert "No report" in list_(ListCommand(nation="other"), cert).text()
