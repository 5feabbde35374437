import pytest

from majlis.kernel.errors import InputError
from majlis.reference import sectors
from majlis.reference.loader import load_bytes
from majlis.reference.parameters import parameters
from majlis.risk.campaigns import GROUPS, campaign_types, parse_campaigns

ROW = """[[campaign]]
id = "a"
number = 1
name = "A"
actor = "x"
kind = "wiper"
target = "operator"
sectors = []
kinds = []
spread_hours = 1
description = "d"
"""


def test_every_shipped_type_has_its_parameters() -> None:
    assert 8 <= len(campaign_types()) <= 12
    assert all(f"{group}.{one.id}" in parameters() for one in campaign_types() for group in GROUPS)


def test_no_sector_means_every_sector() -> None:
    assert parse_campaigns(ROW.encode(), where="x")[0].sectors == sectors().column("id")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "wiper"', 'kind = "worm"', "incident kind 'worm' is unknown"),
        ('target = "operator"', 'target = "town"', "target 'town'"),
        ("sectors = []", 'sectors = ["steel"]', "sector 'steel' is unknown"),
        ("number = 1", "number = 5000", "number 5000"),
        ("spread_hours = 1", "hours = 1", "fields missing or unknown"),
        ("[[campaign]]", "[[campaign", "this is not TOML"),
    ],
)
def test_each_fault_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(InputError, match=message.replace("[", r"\[")):
        parse_campaigns(ROW.replace(old, new).encode(), where="x")


def test_a_number_belongs_to_one_type() -> None:
    with pytest.raises(InputError, match="number 1 is used twice"):
        parse_campaigns((ROW + ROW.replace('id = "a"', 'id = "b"')).encode(), where="x")
    assert parse_campaigns(load_bytes("campaigns.toml"), where="campaigns.toml") == campaign_types()
