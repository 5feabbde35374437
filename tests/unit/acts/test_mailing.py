"""The mail server as the settings name it; its password comes from the environment or from among the keys."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.acts.mailing import FILE, VARIABLE, server_of
from majlis.acts.world import Actor, World
from majlis.interfaces.settings import settings
from majlis.kernel.errors import InputError


def test_the_server_and_its_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(Actor("tester", frozenset("*")), tmp_path / "home")
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(InputError, match="no mail server"):
        server_of(world)
    environment = {"MAJLIS_HOME": str(world.home), "MAJLIS_MAIL_SERVER": "mail.example", "MAJLIS_MAIL_USER": "majlis"}
    mailing = replace(world, settings=settings({}, environment))
    assert (server_of(mailing).port, server_of(mailing).security, server_of(mailing).password) == (587, "starttls", "")
    keys = world.home / "keys"
    keys.mkdir(parents=True, exist_ok=True)
    (keys / FILE).write_text("of the file\n", encoding="utf-8")
    assert server_of(mailing).password == "of the file"  # noqa: S105 - of a test
    monkeypatch.setenv(VARIABLE, "of the environment")
    assert server_of(mailing).password == "of the environment"  # noqa: S105
