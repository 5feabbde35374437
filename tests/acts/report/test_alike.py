from tests.reports import operator, person, sent

from majlis.acts.report.alike import AlikeCommand, alike
from majlis.acts.world import World


def test_suggested_with_reasons_from_what_one_sees(both: World) -> None:
    first = sent(operator(both, "clinic"))
    second = sent(operator(both, "clinic"), kind="ddos", title="Site down", what="", technical="")
    third = sent(operator(both, "bank"), operator="bank", sector="banking", technical="also 198.51.100.7")
    found = alike(AlikeCommand(code=first), person(both, "cert"))
    assert {one.code for one in found.reports} == {second, third}
    assert "198.51.100.7" in found.text()
    regulator = alike(AlikeCommand(code=first), person(both, "health-regulator"))
    assert [one.code for one in regulator.reports] == [second]
    assert "198.51" not in regulator.text()
