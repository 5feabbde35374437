from datetime import date
from typing import Any

import pytest
from tests.hand import enter

from majlis.acts.incident.amend import AmendCommand, amend
from majlis.acts.incident.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


def change(code: str, **facts: Any) -> AmendCommand:
    return AmendCommand(code=code, source="CERT", **facts)


def test_fields_change_and_can_become_unknown(both: World) -> None:
    code = enter(both.records, people=10, operator="North")
    result = amend(change(code, people=40_000, title="Two hospitals locked", clear=("operator",)), both)
    assert (result.version, result.changed) == (2, ("title", "operator", "people"))
    assert "NOT COUNTED" in result.text()
    fields = {one.field: one for one in show(ShowCommand(code=code), both).fields}
    assert (fields["people"].value, fields["operator"].value, fields["operator"].source) == ("40000", "", "CERT")


def test_zero_is_not_unknown(small: World) -> None:
    code = enter(small.records)
    assert amend(change(code, people=0), small).changed == ("people",)
    with pytest.raises(ConflictError, match="nothing changes"):
        amend(change(code, people=0), small)


def test_what_does_not_fit(small: World) -> None:
    code = enter(small.records)
    with pytest.raises(InputError, match="cannot be cleared"):
        amend(change(code, clear=("title",)), small)
    with pytest.raises(InputError, match="both given and cleared"):
        amend(change(code, people=3, clear=("people",)), small)
    with pytest.raises(InputError, match="is not between"):
        amend(change(code, people=3, learned=date(2024, 1, 1)), small)
    with pytest.raises(NotFoundError) as caught:
        amend(change("INC-2025-0002", people=3), small)
    assert caught.value.fault.mend.startswith(f"did you mean {code}?")


def test_what_others_changed_meanwhile_is_not_written_over(both: World) -> None:
    code = enter(both.records)
    amend(AmendCommand(code=code, source="CERT", people=7, seen=1), both)
    with pytest.raises(ConflictError, match=r"changed people .* meanwhile"):
        amend(AmendCommand(code=code, source="Operator", people=9, seen=1), both)
    other = amend(AmendCommand(code=code, source="Operator", hours=2, seen=1), both)
    assert other.version == 3
    assert amend(AmendCommand(code=code, source="Operator", people=9, seen=3), both).changed == ("people",)
