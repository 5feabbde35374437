from dataclasses import replace

import pytest

from majlis.acts.audit.list import ListCommand, list_
from majlis.acts.organisation.add import AddCommand, add
from majlis.acts.world import Actor, World
from majlis.kernel.errors import InputError, PermissionDeniedError


def test_who_did_what(recorded: World) -> None:
    assert list_(ListCommand(), recorded).text() == "No entry."
    for code in ("cert", "grid"):
        add(AddCommand(code=code, name=code, kind="other"), recorded)
    first = list_(ListCommand(most=1), recorded)
    line = "2025-08-01T12:00:00Z  tester  organisation add  grid  (new True, kind other)"
    assert first.text() == f"{line}\nMore: --after {first.cursor}"
    assert [one.subject for one in list_(ListCommand(after=first.cursor), recorded).entries] == ["cert"]
    with pytest.raises(InputError, match="no cursor"):
        list_(ListCommand(after="x"), recorded)
    with pytest.raises(PermissionDeniedError):
        list_(ListCommand(), replace(recorded, actor=Actor("x", frozenset({"incident.read"}))))
