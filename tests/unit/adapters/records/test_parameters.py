"""A nation's own values: dated, all or none, and what counted before stays."""

from dataclasses import replace
from datetime import date

import pytest
from tests.hand import Clock

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import InputError, NotFoundError
from majlis.reference.parameters import Parameter, parameters

PRIOR = "threat.prior-shape"


def own(value: float, name: str = PRIOR) -> Parameter:
    return replace(parameters()[name], a=value, date="2025-02-01", source="Our experts, 2025")


def test_what_counted_before_stays(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import parameters as rows

    assert rows.own(records, "small") == {}
    assert rows.set_own(records, "small", {PRIOR: own(0.4)}) == (PRIOR,)
    assert rows.set_own(records, "small", {PRIOR: own(0.4)}) == ()
    clock.set("2025-04-03")
    assert rows.set_own(records, "small", {PRIOR: own(0.3)}) == (PRIOR,)
    clock.set("2025-05-03")
    rows.unset(records, "small", PRIOR)
    assert rows.own(records, "small") == {}
    with pytest.raises(NotFoundError, match="no own value"):
        rows.unset(records, "small", PRIOR)

    def value(as_of: str) -> float | None:
        found = rows.own(records, "small", date.fromisoformat(as_of)).get(PRIOR)
        return found.a if found else None

    days = ("2025-03-03", "2025-03-04", "2025-04-03", "2025-04-04", "2025-05-03", "2025-05-04")
    assert [value(day) for day in days] == [None, 0.4, 0.4, 0.3, 0.3, None]


def test_what_is_kept_comes_back_whole(records: Records) -> None:
    from majlis.adapters.records import parameters as rows

    wanted = {name: replace(one, source=f"{one.source}!") for name, one in parameters().items()}
    assert len(rows.set_own(records, "small", wanted)) == len(wanted)
    assert rows.own(records, "small") == wanted


def test_one_unknown_name_and_nothing_is_taken(records: Records) -> None:
    from majlis.adapters.records import parameters as rows

    wrong = {PRIOR: own(0.4), "threat.prior-shap": own(0.4), "zzz": own(0.4)}
    with pytest.raises(InputError, match="2 parameters are unknown") as caught:
        rows.set_own(records, "small", wrong)
    assert caught.value.faults[0].mend == f"did you mean {PRIOR}?"
    assert rows.own(records, "small") == {}
    with pytest.raises(NotFoundError, match="no nation"):
        rows.set_own(records, "nowhere", {PRIOR: own(0.4)})
