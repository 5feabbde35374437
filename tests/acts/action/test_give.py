"""An action is given to somebody who may read it."""

import pytest
from tests.councils import person
from tests.followups import DOER, OTHER, an_action

from majlis.acts.action.give import GiveCommand, give
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_it_goes_to_who_may_read_it(small_council: World) -> None:
    code = an_action(small_council)
    given = give(GiveCommand(code=code, doer=OTHER, reason="Away", organisation="secretariat"), small_council)
    assert (given.action.doer, given.action.organisation) == (OTHER, "secretariat")
    assert given.steps[-1].facts == {"from": DOER, "to": OTHER}
    person(small_council, "omar", "operator", organisation="mill")
    with pytest.raises(InputError, match="may not read"):
        give(GiveCommand(code=code, doer="omar", reason="x"), small_council)
    with pytest.raises(NotFoundError, match="nobody"):
        give(GiveCommand(code=code, doer="nobody", reason="x"), small_council)
    with pytest.raises(NotFoundError, match="nowhere"):
        give(GiveCommand(code=code, doer=OTHER, reason="x", organisation="nowhere"), small_council)
