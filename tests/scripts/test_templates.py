"""Databases that tests copy are made anew where anything differs that says what is in them, and only there."""

from pathlib import Path

import pytest
from tests import templates

RECORDS = "majlis/adapters/records"
FILES = {
    f"{RECORDS}/migrations/0001_people.py": "from majlis.adapters.records import search\n",
    f"{RECORDS}/models/people.py": "",
    f"{RECORDS}/search.py": "def install():\n    from majlis.kernel import spelling\n",
    f"{RECORDS}/apps.py": "",
    f"{RECORDS}/other.py": "",
    "majlis/interfaces/site/configuration.py": "",
    "majlis/kernel/spelling.py": "",
}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(templates, "_SOURCE", tmp_path / "src")
    monkeypatch.setattr(templates, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(templates, "key", templates.key.__wrapped__)
    for name, text in FILES.items():
        path = tmp_path / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "src"


@pytest.mark.parametrize("name", [name for name in FILES if "other" not in name])
def test_what_a_migration_runs_counts(source: Path, name: str) -> None:
    before = templates.key()
    (source / name).write_text(FILES[name] + "# changed\n", encoding="utf-8")
    assert templates.key() != before


def test_what_no_migration_runs_does_not(source: Path) -> None:
    before = templates.key()
    (source / RECORDS / "other.py").write_text("# changed\n", encoding="utf-8")
    assert templates.key() == before


def test_it_is_made_once_and_copied(source: Path, tmp_path: Path) -> None:
    made: list[str] = []

    def make(folder: Path) -> None:
        made.append(folder.name)
        (folder / "tables").write_text(str(len(made)), encoding="utf-8")

    for name in ("one", "two"):
        templates.template("sqlite", make, tmp_path / name)
        assert (tmp_path / name / "tables").read_text("utf-8") == "1"
    assert len(made) == 1
    for number in range(templates.MOST + 2):
        (source / RECORDS / "apps.py").write_text(f"# {number}\n", encoding="utf-8")
        templates.template("sqlite", make, tmp_path / f"later-{number}")
    assert len(list(templates.KEPT.glob("sqlite-*"))) == templates.MOST


def test_one_that_could_not_be_made_leaves_nothing(source: Path, tmp_path: Path) -> None:
    assert source.is_dir()

    def make(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        templates.template("sqlite", make, tmp_path / "one")
    assert not (tmp_path / "one").exists()
    assert list(templates.KEPT.glob("*")) == [templates.KEPT / ".sqlite.lock"]
