"""KEV as shipped against counts taken from CISA's own file: entries catalogued per year, 2021 to August 2025."""

from collections import Counter

from majlis.reference.vendors import kev


def test_entries_per_year_of_cataloguing() -> None:
    years = Counter(row["date_added"][:4] for row in kev().rows)
    assert years == {"2021": 311, "2022": 555, "2023": 187, "2024": 186, "2025": 165}


def test_each_vulnerability_stands_once_and_in_order_of_its_date() -> None:
    rows = kev().rows
    assert len({row["cve"] for row in rows}) == len(rows)
    assert [row["date_added"] for row in rows] == sorted(row["date_added"] for row in rows)
    assert {row["ransomware"] for row in rows} == {"true", "false"}
    assert max(row["date_added"] for row in rows) == "2025-08-25"
