"""Where data is kept, and that kernels are compiled beside it."""

from pathlib import Path

from majlis.interfaces.cli.settings import home, prepare


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
    assert environment == {"NUMBA_CACHE_DIR": "/data/majlis/cache/numba"}
    prepare(Path("/elsewhere"), environment)
    assert environment == {"NUMBA_CACHE_DIR": "/data/majlis/cache/numba"}
