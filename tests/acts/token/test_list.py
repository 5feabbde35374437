from collections.abc import Callable

import pytest

from majlis.acts.token.create import CreateCommand, create
from majlis.acts.token.list import ListCommand, list_
from majlis.acts.token.revoke import RevokeCommand, revoke
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError

As = Callable[[str], World]


def test_one_sees_ones_own_and_who_keeps_accounts_sees_all(as_: As, recorded: World) -> None:
    assert "No token" in list_(ListCommand(), as_("a.khan")).text()
    mine = create(CreateCommand(name="figures", scopes=("incident.read",)), as_("a.khan")).code
    theirs = create(CreateCommand(name="notes", scopes=("incident.read",)), as_("b.lee")).code
    assert [one.code for one in list_(ListCommand(), as_("a.khan")).tokens] == [mine]
    with pytest.raises(PermissionDeniedError):
        list_(ListCommand(everybody=True), as_("a.khan"))
    assert [one.code for one in list_(ListCommand(everybody=True), as_("admin")).tokens] == [theirs, mine]
    assert [one.code for one in list_(ListCommand(), recorded).tokens] == [theirs, mine]
    revoke(RevokeCommand(code=mine), as_("a.khan"))
    assert list_(ListCommand(), as_("a.khan")).tokens == ()
    ended = list_(ListCommand(ended=True), as_("a.khan"))
    assert "revoked" in ended.text()
