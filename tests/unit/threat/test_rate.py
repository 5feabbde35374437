from dataclasses import fields

from majlis.threat import Change, Rate


def test_rates_and_changes_are_told_of_the_same_cells() -> None:
    names = [[field.name for field in fields(one)][:2] for one in (Rate, Change)]
    assert names == [["sector", "kind"], ["sector", "kind"]]
