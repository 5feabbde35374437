import csv
import io

from majlis.evidence.reading import Origin
from majlis.evidence.sheets import read_csv
from majlis.evidence.synthesis import HEADER, synthesize
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.times import Window

WINDOW = Window.parse("2022-01-01..2025-01-01")


def test_the_same_seed_gives_the_same_bytes_and_another_does_not() -> None:
    first = synthesize(window=WINDOW, seed=7).csv()
    assert sha256_hex(first) == sha256_hex(synthesize(window=WINDOW, seed=7).csv())
    assert first != synthesize(window=WINDOW, seed=8).csv()


def test_every_row_says_that_it_is_synthetic() -> None:
    rows = list(csv.DictReader(io.StringIO(synthesize(window=WINDOW, seed=1).csv().decode())))
    assert rows
    assert {row["synthetic"] for row in rows} == {"true"}
    assert tuple(rows[0]) == HEADER
    assert HEADER[0] == "synthetic"


def test_it_reads_back_whole() -> None:
    stream = synthesize(window=WINDOW, seed=1)
    reading = read_csv(stream.csv(), Origin("s", "s.csv"))
    assert len(reading.observations) == len(stream.rows)
    assert all(
        one.synthetic and one.sector and one.day in WINDOW and one.known >= one.day for one in reading.observations
    )
    assert reading.unmapped_kinds == {}


def test_the_size_is_that_of_a_nation() -> None:
    months = 36
    assert 30 <= len(synthesize(window=WINDOW, seed=1).rows) / months <= 45


def test_health_rises_and_nothing_else() -> None:
    truth = synthesize(window=WINDOW, seed=1).truth
    assert {one.sector for one in truth if one.later_per_month != one.per_month} == {"health"}
    health = [one for one in truth if one.sector == "health"]
    assert sum(one.later_per_month for one in health) == 2 * sum(one.per_month for one in health)
    assert {str(one.rises) for one in truth} == {"2024-01-01"}


def test_the_mean_of_the_truth_over_a_window() -> None:
    one = next(one for one in synthesize(window=WINDOW, seed=1).truth if one.sector == "health")
    assert one.mean(Window.parse("2024-01-01..2025-01-01")) == one.later_per_month
    assert one.mean(Window.parse("2022-01-01..2023-01-01")) == one.per_month
    both = one.mean(Window.parse("2023-12-31..2024-01-02"))
    assert abs(both - (one.per_month + one.later_per_month) / 2) < 1e-12


def test_a_rise_within_a_month_and_a_short_window() -> None:
    stream = synthesize(window=Window.parse("2024-02-10..2025-07-20"), seed=3)
    assert {str(one.rises) for one in stream.truth} == {"2024-07-20"}
    assert stream.rows
