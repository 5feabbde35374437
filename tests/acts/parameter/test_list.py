from dataclasses import replace
from datetime import UTC, date, datetime

from majlis.acts.parameter.list import ListCommand, list_
from majlis.acts.parameter.set import SetCommand, set_
from majlis.acts.world import World
from majlis.reference.parameters import parameters

PRIOR = "threat.prior-shape"


def test_own_and_shipped_and_which_counts(both: World) -> None:
    set_(SetCommand(nation="small", parameter=PRIOR, a=0.4, basis="source", source="A paper"), both)
    result = list_(ListCommand(nation="small"), both)
    assert (len(result.parameters), result.own) == (len(parameters()), 1)
    line = next(one for one in result.parameters if one.id == PRIOR)
    assert (line.counts, line.value, line.shipped, line.source) == ("own", "0.4", "0.5", "A paper")
    assert "own      0.4 incidents  (shipped 0.5)  2025-08-01 source: A paper" in result.text()
    group = list_(ListCommand(nation="small", group="prior"), both).parameters
    assert {one.group for one in group} == {"prior"}


def test_as_they_counted_before_a_day(both: World) -> None:
    set_(SetCommand(nation="small", parameter=PRIOR, a=0.4, basis="source", source="A paper"), both)
    later = replace(both, now=lambda: datetime(2025, 9, 1, 12, tzinfo=UTC))
    set_(SetCommand(nation="small", parameter=PRIOR, a=0.3, basis="source", source="A paper"), later)

    def value(as_of: date | None) -> str:
        return next(
            (one.value for one in list_(ListCommand(nation="small", own=True, as_of=as_of), later).parameters), ""
        )

    assert [value(day) for day in (date(2025, 8, 1), date(2025, 9, 1), None)] == ["", "0.4", "0.3"]


def test_nothing_of_its_own(small: World) -> None:
    assert list_(ListCommand(nation="small", own=True), small).text().endswith("None.")
