from dataclasses import replace
from pathlib import Path

import pytest

from majlis.evidence import files
from majlis.evidence.addition import Addition
from majlis.evidence.formats import SIZE_MAX
from majlis.kernel.errors import ConflictError, InputError, IntegrityError, NotFoundError
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

CSV = b"Case,Date,Sector,Type\n1,2025-01-02,Hospital,Ransomware\n2,2025-02-02,Bank,DDoS\n"
OTHER = b"Case,Date,Sector,Type\n1,2025-03-02,Water,DDoS\n"
KEV = (
    b'{"vulnerabilities": [{"cveID": "CVE-2025-1", "vendorProject": "V", "product": "P", '
    b'"dateAdded": "2025-01-01", "knownRansomwareCampaignUse": "Known"}]}'
)
ADDITION = Addition(
    name="cert",
    window=Window.parse("2025-01-01..2025-07-01"),
    added="2025-08-01T00:00:00Z",
    format="auto",
    sectors=(),
    kinds=(),
    columns={},
    sheet="",
    dates="",
    synthetic=False,
    marking=Marking.parse("TLP:AMBER"),
)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_original_is_kept_unchanged_beside_its_entry(tmp_path: Path) -> None:
    entry, reading = files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    assert (tmp_path / "evidence" / entry.file).read_bytes() == CSV
    assert files.read_entries(tmp_path) == (entry,)
    assert files.read_observations(tmp_path) == reading.observations
    assert sorted(snapshot(tmp_path)) == ["evidence/cert.csv", "evidence/cert.toml"]


def test_a_dossier_without_evidence(tmp_path: Path) -> None:
    assert files.read_entries(tmp_path) == ()
    assert files.read_observations(tmp_path) == ()
    assert files.without_entry(tmp_path) == ()


def test_what_was_settled_is_settled_for_good(tmp_path: Path) -> None:
    data = b"Date,When reported,Type\n3/4/2025,13/4/2025,DDoS\n"
    addition = replace(ADDITION, columns={"known": "When reported"}, sectors=("health",), kinds=("ddos",))
    entry, _ = files.add_bytes(tmp_path, data, "log.csv", addition)
    assert entry.dates == "dmy"
    assert files.read_entries(tmp_path) == (entry,)
    assert files.read_observations(tmp_path)[0].sector == "health"


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    (tmp_path / "evidence" / "cert.csv").write_bytes(CSV.replace(b"Bank", b"Water"))
    with pytest.raises(IntegrityError, match="not the one that was added"):
        files.read_observations(tmp_path)
    (tmp_path / "evidence" / "cert.csv").unlink()
    with pytest.raises(IntegrityError, match="gone"):
        files.read_observations(tmp_path)


def test_a_taken_name_changes_nothing(tmp_path: Path) -> None:
    files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    before = snapshot(tmp_path)
    for name in ("cert", "CERT"):
        with pytest.raises(ConflictError, match="already"):
            files.add_bytes(tmp_path, OTHER, "log.csv", replace(ADDITION, name=name))
    assert snapshot(tmp_path) == before


def test_the_same_file_under_another_name_is_refused(tmp_path: Path) -> None:
    files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    with pytest.raises(ConflictError, match="same file"):
        files.add_bytes(tmp_path, CSV, "log.csv", replace(ADDITION, name="cert-2"))


def test_replace_puts_a_newer_file_in_place(tmp_path: Path) -> None:
    files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    entry, _ = files.add_bytes(tmp_path, OTHER, "log.csv", replace(ADDITION, replace=True))
    assert [one.sector for one in files.read_observations(tmp_path)] == ["water"]
    assert sorted(snapshot(tmp_path)) == [f"evidence/{entry.file}", "evidence/cert.toml"]


def test_a_faulty_replacement_leaves_the_old_one(tmp_path: Path) -> None:
    files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    before = snapshot(tmp_path)
    with pytest.raises(InputError):
        files.add_bytes(tmp_path, OTHER[:-9], "log.csv", replace(ADDITION, replace=True))
    assert snapshot(tmp_path) == before


def test_a_file_without_entry_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "cert.csv").write_bytes(b"mine")
    entry, _ = files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    assert entry.file != "cert.csv"
    assert (tmp_path / "evidence" / "cert.csv").read_bytes() == b"mine"
    assert files.without_entry(tmp_path) == ("cert.csv",)


def test_the_hash_tells_content_and_not_the_time_of_adding(tmp_path: Path) -> None:
    hashes = []
    for number, addition in enumerate(
        [
            ADDITION,
            replace(ADDITION, added="2026-01-01T00:00:00Z"),
            replace(ADDITION, window=Window.parse("2025-01-01..2025-06-01")),
            replace(ADDITION, sectors=("health",)),
        ]
    ):
        nation = tmp_path / str(number)
        nation.mkdir()
        files.add_bytes(nation, CSV, "log.csv", addition)
        hashes.append(files.evidence_hash(nation))
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


@pytest.mark.parametrize("name", ["", "a/b", "..", "-a", "a b", "é", "x" * 81])
def test_names_that_are_none(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot name a source"):
        files.add_bytes(tmp_path, CSV, "log.csv", replace(ADDITION, name=name))
    assert not snapshot(tmp_path)


def test_sectors_and_kinds_must_be_ours(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'hospital' is none of our sectors"):
        files.add_bytes(tmp_path, CSV, "log.csv", replace(ADDITION, sectors=("hospital",)))
    with pytest.raises(InputError, match="'ransom' is none of our kinds"):
        files.add_bytes(tmp_path, CSV, "log.csv", replace(ADDITION, kinds=("ransom",)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('file = "cert.csv"', 'file = "../cert.csv"'),
        ('name = "cert"', 'name = "other"'),
        ('window = "2025-01-01..2025-07-01"', 'window = "always"'),
        ('marking = "TLP:AMBER"', 'marking = "secret"'),
        ('format = "csv"', 'format = "pickle"'),
        ("synthetic = false", 'synthetic = "no"'),
        ("sectors = []", 'sectors = ["hospital"]'),
        ('dates = ""', 'date = ""'),
        ("kinds = []", "kinds = [1]"),
        ("[columns]", "[columns"),
    ],
)
def test_entries_that_were_tampered_with(old: str, new: str, tmp_path: Path) -> None:
    files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    path = tmp_path / "evidence" / "cert.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=r"cert\.toml"):
        files.read_entries(tmp_path)


def test_kev_gives_vulnerabilities_and_no_observation(tmp_path: Path) -> None:
    entry, _ = files.add_bytes(tmp_path, KEV, "kev.json", replace(ADDITION, name="kev"))
    assert entry.format == "kev"
    assert files.read_observations(tmp_path) == ()
    assert [one.vendor for one in files.read_vulnerabilities(tmp_path)] == ["V"]


def test_one_source_by_name(tmp_path: Path) -> None:
    entry, _ = files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    assert files.entry_named(tmp_path, "cert") == entry
    with pytest.raises(NotFoundError, match="there is: cert"):
        files.entry_named(tmp_path, "press")


def test_a_missing_file_or_nation(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        files.add(tmp_path, tmp_path / "none.csv", ADDITION)
    with pytest.raises(NotFoundError):
        files.add_bytes(tmp_path / "none", CSV, "log.csv", ADDITION)


def test_the_truth_lies_beside_a_synthetic_source(tmp_path: Path) -> None:
    entry, _ = files.add_bytes(tmp_path, CSV, "log.csv", ADDITION)
    assert files.write_truth(tmp_path, entry, {"seed": 1}) == "cert.truth.json"
    assert files.without_entry(tmp_path) == ()


def test_what_is_no_file_or_far_too_large_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a file"):
        files.add(tmp_path, Path("/dev/zero"), ADDITION)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(SIZE_MAX + 1)
    with pytest.raises(InputError, match="the file has 500 MB"):
        files.add(tmp_path, large, ADDITION)


def test_a_window_before_any_incident_can_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="begins on 1989-12-31") as caught:
        files.add_bytes(tmp_path, CSV, "log.csv", replace(ADDITION, window=Window.parse("1989-12-31..2025-07-01")))
    assert "days without an attack" in caught.value.fault.why
    assert snapshot(tmp_path) == {}


def test_a_file_that_tells_no_sector_covers_none_unless_a_person_says_so(tmp_path: Path) -> None:
    data = b"Date,Sector,Type\n2025-01-02,Choir,DDoS\n2025-01-03,,DDoS\n"
    entry, reading = files.add_bytes(tmp_path, data, "log.csv", ADDITION)
    assert entry.sectors == ("unknown",)
    assert files.read_entries(tmp_path) == (entry,)
    assert files.read_observations(tmp_path) == reading.observations
    assert {one.sector for one in reading.observations} == {""}
    said = replace(ADDITION, sectors=("water", "health"), replace=True)
    assert files.add_bytes(tmp_path, data, "log.csv", said)[0].sectors == ("health", "water")
    kev, _ = files.add_bytes(tmp_path, KEV, "kev.json", replace(ADDITION, name="kev"))
    assert kev.sectors == ()


def test_words_that_a_person_mapped_are_kept_in_the_entry(tmp_path: Path) -> None:
    data = b"Date,Sector,Type\n2025-01-02,Choir,DDoS\n"
    entry, _ = files.add_bytes(tmp_path, data, "log.csv", replace(ADDITION, values={"Choir": "health"}))
    assert entry.sectors == ()
    assert files.read_entries(tmp_path) == (entry,)
    assert files.read_observations(tmp_path)[0].sector == "health"
    with pytest.raises(InputError, match="none of our sectors or kinds"):
        files.add_bytes(tmp_path, CSV, "b.csv", replace(ADDITION, name="b", values={"Choir": "music"}))
