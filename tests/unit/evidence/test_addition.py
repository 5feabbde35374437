from dataclasses import replace

import pytest
from tests.places import ADDITION

from majlis.evidence import UNPLACED
from majlis.evidence.addition import Addition, check_addition, origin_of, sectors_told
from majlis.kernel.errors import InputError
from majlis.kernel.times import Window


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": "a b"}, "evidence.name"),
        ({"window": Window.parse("1980-01-01..2025-01-01")}, "evidence.window-early"),
        ({"sectors": ("music",)}, "evidence.sectors"),
        ({"kinds": ("music",)}, "evidence.kinds"),
        ({"values": {"Eclipse": "music"}}, "evidence.value"),
    ],
)
def test_what_is_said_must_make_sense(changed: dict[str, object], code: str) -> None:
    wrong: Addition = replace(ADDITION, **changed)  # type: ignore[arg-type]
    with pytest.raises(InputError) as caught:
        check_addition(wrong)
    assert caught.value.fault.code == code


def test_a_source_that_names_no_sector_covers_none() -> None:
    assert sectors_told("csv", ["", ""]) == (UNPLACED,)
    assert sectors_told("csv", ["", "health"]) == sectors_told("kev", []) == ()
    assert origin_of(replace(ADDITION, sectors=(UNPLACED,)), "f").sectors == ()
