"""Evidence as columns comes back as it was, and its hash stands for what it says."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry, Observation
from majlis.evidence.snapshot import FILE, Snapshot, read_snapshot, snapshot_sha256, write_snapshot
from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import Classification, Marking, Tlp
from majlis.kernel.times import Window

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
DAY = st.dates(date(1990, 1, 1), date(2100, 1, 1))
MARKING = st.builds(
    Marking,
    st.sampled_from(Tlp),
    st.sampled_from(Classification),
    st.frozensets(st.sampled_from(["health", "incident-7"])),
)
OBSERVATION = st.builds(
    Observation,
    source=st.sampled_from(["cert", "isac", "press"]),
    key=TEXT,
    day=DAY,
    known=DAY,
    sector=st.sampled_from(["", "health", "power"]),
    kind=st.sampled_from(["ransomware", "ddos"]),
    operator=TEXT,
    area=st.sampled_from(["", "east", "west"]),
    synthetic=st.booleans(),
    marking=MARKING,
)
ENTRY = Entry(
    name="cert",
    file="cert.csv",
    format="csv",
    window=Window(date(2025, 1, 1), date(2025, 7, 1)),
    sectors=("health",),
    kinds=(),
    columns={"day": "Date", "kind": "Type"},
    sha256="0" * 64,
    added="2025-08-01T00:00:00Z",
    synthetic=True,
    marking=Marking.parse("TLP:AMBER/SECRET/health"),
    sheet="Sheet 1",
    dates="dmy",
    values={"Hospital": "health"},
)
KEV = Vulnerability("CVE-2025-1", "V", "P", date(2025, 1, 1), ransomware=True)
ONE = Observation(
    "cert", "row 1", date(2025, 1, 2), date(2025, 1, 3), "health", "ddos", "", "", synthetic=False, marking=Marking()
)


def by_columns(one: Observation) -> tuple[object, ...]:
    texts = (one.source, one.key, one.sector, one.kind, one.operator, one.area, str(one.marking))
    return (*texts, one.day, one.known, one.synthetic)


@given(st.lists(OBSERVATION, max_size=20))
def test_what_is_written_is_read_back(observations: list[Observation]) -> None:
    before = Snapshot((ENTRY,), tuple(observations), (KEV,))
    with TemporaryDirectory() as name:
        sha256 = write_snapshot(Path(name), before)
        after = read_snapshot(Path(name), sha256)
    assert sha256 == snapshot_sha256(before.entries, before.observations, before.vulnerabilities)
    assert after == replace(before, observations=tuple(sorted(observations, key=by_columns)))


@given(st.lists(OBSERVATION, max_size=12), st.randoms(use_true_random=False))
def test_order_does_not_change_the_hash(observations: list[Observation], dice: Random) -> None:
    other = [*observations]
    dice.shuffle(other)
    assert snapshot_sha256([ENTRY], observations) == snapshot_sha256([ENTRY], other)


def test_neither_does_when_it_was_added_or_what_no_figure_uses() -> None:
    later = replace(ENTRY, added="2026-01-01T00:00:00Z")
    more = replace(ONE, extra={"note": "x"})
    assert snapshot_sha256([ENTRY], [ONE]) == snapshot_sha256([later], [more])


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, source="isac"),
        replace(ONE, key="row 2"),
        replace(ONE, day=date(2025, 1, 1)),
        replace(ONE, known=date(2025, 1, 4)),
        replace(ONE, sector=""),
        replace(ONE, kind="ransomware"),
        replace(ONE, operator="grid"),
        replace(ONE, area="east"),
        replace(ONE, synthetic=True),
        replace(ONE, marking=Marking(Tlp.RED)),
    ],
)
def test_every_column_counts(other: Observation) -> None:
    assert snapshot_sha256([ENTRY], [ONE]) != snapshot_sha256([ENTRY], [other])


def test_entries_and_catalogues_count() -> None:
    plain = snapshot_sha256([ENTRY], [ONE])
    assert snapshot_sha256([replace(ENTRY, kinds=("ddos",))], [ONE]) != plain
    assert snapshot_sha256([ENTRY], [ONE, ONE]) != plain
    assert snapshot_sha256([ENTRY], [ONE], [KEV]) != plain


def written(folder: Path) -> str:
    return write_snapshot(folder, Snapshot((ENTRY,), (ONE, replace(ONE, key="row 2", area="east")), (KEV,)))


def test_a_changed_column_is_found(tmp_path: Path) -> None:
    sha256 = written(tmp_path)
    days = np.load(tmp_path / "day.npy")
    np.save(tmp_path / "day.npy", days + 1)
    with pytest.raises(IntegrityError, match="not what its hash says"):
        read_snapshot(tmp_path, sha256)


@pytest.mark.parametrize(
    ("file", "data"),
    [
        (FILE, b"{"),
        (FILE, b'{"format": 1}'),
        ("area.json", b"[1, 2]"),
        ("key.npy", b"\x93NUMPY"),
    ],
)
def test_a_broken_file_is_found(tmp_path: Path, file: str, data: bytes) -> None:
    sha256 = written(tmp_path)
    (tmp_path / file).write_bytes(data)
    with pytest.raises(IntegrityError, match=r"cannot be read|not what its hash says"):
        read_snapshot(tmp_path, sha256)


def test_a_changed_window_is_found(tmp_path: Path) -> None:
    sha256 = written(tmp_path)
    manifest = json.loads((tmp_path / FILE).read_text("utf-8"))
    for window in ("2025-01-01..2025-08-01", "no window"):
        manifest["entries"][0]["window"] = window
        (tmp_path / FILE).write_text(json.dumps(manifest), "utf-8")
        with pytest.raises(IntegrityError):
            read_snapshot(tmp_path, sha256)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    sha256 = written(tmp_path)
    manifest = json.loads((tmp_path / FILE).read_text("utf-8"))
    (tmp_path / FILE).write_text(json.dumps({**manifest, "format": 2}), "utf-8")
    with pytest.raises(IntegrityError, match="format 2"):
        read_snapshot(tmp_path, sha256)
