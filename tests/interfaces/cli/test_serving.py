"""``majlis serve`` judges what was typed before anything listens."""

import pytest

from majlis.interfaces.cli.serving import place, serve, whole
from majlis.kernel.errors import InputError


@pytest.mark.parametrize(
    ("typed", "bind", "shown"),
    [
        ("8000", "127.0.0.1:8000", "http://localhost:8000/"),
        ("0.0.0.0:80", "0.0.0.0:80", "http://0.0.0.0:80/"),
        ("[::1]:8080", "[::1]:8080", "http://localhost:8080/"),
        ("/run/majlis/web.sock", "unix:/run/majlis/web.sock", "/run/majlis/web.sock"),
    ],
)
def test_where_it_listens(typed: str, bind: str, shown: str) -> None:
    assert place(typed) == (bind, shown)


@pytest.mark.parametrize("typed", ["", "0", "65536", "localhost", "host:", "-1", "8000.5", "\uff18\uff10"])
def test_a_wrong_port_is_told(typed: str) -> None:
    with pytest.raises(InputError, match="no whole number from 1 to 65535") as caught:
        place(typed)
    assert caught.value.fault.where == "option --at"


def test_too_many_processes_are_refused() -> None:
    with pytest.raises(InputError, match="1 to 64"):
        whole("65", "--processes", 1, 64)
    with pytest.raises(InputError, match="option --threads"):
        serve(threads="none").serve(())
