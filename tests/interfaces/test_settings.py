"""Where data is kept, what stands before the command, and that kernels are compiled beside the data."""

from pathlib import Path

import pytest

from majlis.acts.settings import value_of
from majlis.interfaces.settings import home, kernels_key, prepare, settings, split
from majlis.kernel.errors import InputError


def test_majlis_home_is_obeyed() -> None:
    assert home({"MAJLIS_HOME": "/data/majlis"}) == Path("/data/majlis")
    assert home({"MAJLIS_HOME": "~/majlis"}) == Path.home() / "majlis"
    assert home({"MAJLIS_HOME": "relative"}).is_absolute()


def test_otherwise_it_is_the_users_data_directory() -> None:
    assert home({"MAJLIS_HOME": " "}) == home({})
    assert home({}).name == "majlis"


@pytest.mark.parametrize("words", [["--home", "/data", "run", "list"], ["--home=/data", "run", "list"]])
def test_the_home_may_stand_before_the_command(words: list[str]) -> None:
    typed, rest = split(words)
    assert (typed, rest) == ({"home": "/data"}, ["run", "list"])
    assert value_of(settings(typed, {"MAJLIS_HOME": "/other"}), "home") == "/data"


def test_an_option_of_the_command_is_left_to_it() -> None:
    assert split(["run", "list", "--home", "x"]) == ({}, ["run", "list", "--home", "x"])
    assert split([]) == ({}, [])


@pytest.mark.parametrize(
    ("words", "part"),
    [(["--home"], "needs a value"), (["--home", "--json"], "needs a value"), (["--home=a", "--home=b"], "given twice")],
)
def test_a_home_that_is_none_is_told(words: list[str], part: str) -> None:
    with pytest.raises(InputError, match=part):
        split(words)


def test_kernels_are_compiled_beside_the_data_unless_said_otherwise(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    prepare(settings({"home": str(tmp_path)}, environment), environment)
    assert environment == {"NUMBA_CACHE_DIR": f"{tmp_path}/cache/numba/{kernels_key()}"}
    prepare(settings({"home": "/elsewhere"}, environment), environment)
    assert environment == {"NUMBA_CACHE_DIR": f"{tmp_path}/cache/numba/{kernels_key()}"}


def test_where_nothing_may_be_written_kernels_get_a_folder_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    environment: dict[str, str] = {}
    prepare(settings({"home": str(tmp_path)}, environment), environment)
    folder = Path(environment["NUMBA_CACHE_DIR"])
    assert folder.is_dir()
    assert folder.stat().st_mode & 0o077 == 0
    assert tmp_path not in folder.parents or folder.parent != tmp_path / "cache"


def test_a_change_of_any_kernel_starts_a_new_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("infrastructure", "risk"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "kernels.py").write_text("1")
    monkeypatch.setattr("majlis.__file__", str(tmp_path / "__init__.py"))
    before = kernels_key()
    (tmp_path / "infrastructure" / "kernels.py").write_text("2")
    assert kernels_key() != before
