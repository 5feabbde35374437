"""Answers lie beside the records under their code, and are nobody's word once they were touched."""

import os
from pathlib import Path

from majlis.adapters.worker import answers


def test_an_answer_is_read_back_and_only_as_it_was(tmp_path: Path) -> None:
    digest = answers.keep(tmp_path, "work-1", {"result": {"n": 1}})
    assert answers.answer_of(tmp_path, "work-1", digest) == {"result": {"n": 1}}
    assert answers.answer_of(tmp_path, "work-1", "0" * 64) is None
    assert answers.answer_of(tmp_path, "work-2", digest) is None
    (tmp_path / "cache" / answers.FOLDER / "work-1.json").write_text("{}")
    assert answers.answer_of(tmp_path, "work-1", digest) is None


def test_a_code_names_no_other_file(tmp_path: Path) -> None:
    digest = answers.keep(tmp_path, "../../x", {"result": 1})
    assert not (tmp_path / "x.json").exists()
    assert answers.answer_of(tmp_path, "../../x", digest) == {"result": 1}


def test_old_ones_go(tmp_path: Path) -> None:
    digest = answers.keep(tmp_path, "old", {"result": 1})
    os.utime(tmp_path / "cache" / answers.FOLDER / "old.json", (0, 0))
    answers.keep(tmp_path, "new", {"result": 2})
    assert answers.answer_of(tmp_path, "old", digest) is None
