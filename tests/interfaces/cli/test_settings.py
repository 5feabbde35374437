"""Where data is kept, and that kernels are compiled beside it."""

from pathlib import Path

import pytest

from majlis.interfaces.cli.settings import home, kernels_key, prepare


def test_majlis_home_is_obeyed() -> None:
    assert home({"MAJLIS_HOME": "/data/majlis"}) == Path("/data/majlis")
    assert home({"MAJLIS_HOME": "~/majlis"}) == Path.home() / "majlis"
    assert home({"MAJLIS_HOME": "relative"}).is_absolute()


def test_otherwise_it_is_the_users_data_directory() -> None:
    assert home({"MAJLIS_HOME": " "}) == home({})
    assert home({}).name == "majlis"


def test_kernels_are_compiled_beside_the_data_unless_said_otherwise() -> None:
    environment: dict[str, str] = {}
    prepare(Path("/data/majlis"), environment)
    assert environment == {"NUMBA_CACHE_DIR": f"/data/majlis/cache/numba/{kernels_key()}"}
    prepare(Path("/elsewhere"), environment)
    assert environment == {"NUMBA_CACHE_DIR": f"/data/majlis/cache/numba/{kernels_key()}"}


def test_a_change_of_any_kernel_starts_a_new_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("infrastructure", "risk"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "kernels.py").write_text("1")
    monkeypatch.setattr("majlis.__file__", str(tmp_path / "__init__.py"))
    before = kernels_key()
    (tmp_path / "infrastructure" / "kernels.py").write_text("2")
    assert kernels_key() != before
