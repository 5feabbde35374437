"""The mail server that the settings name."""

import os
from typing import TYPE_CHECKING, cast

from majlis.acts.settings import value_of
from majlis.acts.world import World
from majlis.kernel.errors import InputError

if TYPE_CHECKING:
    from majlis.adapters.mail.sending import Security, Server

VARIABLE = "MAJLIS_MAIL_SECRET"
FILE = "mail.secret"
"""In the folder ``keys`` it holds the password for the mail server."""


def server_of(world: World) -> "Server":
    """Return the mail server.

    Raises
    ------
    InputError
        If the settings name none.
    """
    from majlis.adapters.mail.sending import Server

    host = value_of(world.settings, "mail_server")
    if not host:
        raise InputError(
            "no mail server is named",
            where="setting mail_server",
            mend="name it in majlis.toml, or write files with --output and send them yourself",
            code="mail.none",
        )
    return Server(
        host=host,
        port=int(value_of(world.settings, "mail_port", "587")),
        sender=value_of(world.settings, "mail_from"),
        security=cast("Security", value_of(world.settings, "mail_security", "starttls")),
        user=value_of(world.settings, "mail_user"),
        password=_password(world),
    )


def _password(world: World) -> str:
    """Return the password: from the environment, or from its file among the keys."""
    file = world.home / "keys" / FILE
    given = os.environ.get(VARIABLE, "")
    return given or (file.read_text(encoding="utf-8").strip() if file.is_file() else "")
