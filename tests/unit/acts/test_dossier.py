from pathlib import Path

import pytest

from majlis.acts.dossier import banded, header_of
from majlis.kernel.errors import InputError, NotFoundError


def test_a_directory_without_a_nation(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no nation"):
        header_of(tmp_path)


def test_a_wrong_header(tmp_path: Path) -> None:
    (tmp_path / "nation.toml").write_text('id = "x"\n', encoding="utf-8")
    with pytest.raises(InputError):
        header_of(tmp_path)


def test_the_band_is_the_first_line_of_what_is_synthetic() -> None:
    assert banded("text", synthetic=True).splitlines()[0].startswith("SYNTHETIC")
    assert banded("text", synthetic=False) == "text"
