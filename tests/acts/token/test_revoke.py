from collections.abc import Callable

import pytest

from majlis.acts.token.create import CreateCommand, create
from majlis.acts.token.revoke import RevokeCommand, revoke
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError

As = Callable[[str], World]


def test_it_counts_no_more(as_: As, recorded: World) -> None:
    made = create(CreateCommand(name="figures", scopes=("incident.read",)), as_("a.khan"))
    with pytest.raises(NotFoundError):
        revoke(RevokeCommand(code=made.code), as_("b.lee"))
    assert "counts no more" in revoke(RevokeCommand(code=made.code), as_("admin")).text()
    records = recorded.records
    from majlis.adapters.records.access import tokens

    assert tokens.find_token(records, made.token) is None
    with pytest.raises(ConflictError):
        revoke(RevokeCommand(code=made.code), as_("a.khan"))
