import pytest
from tests.councils import ASSISTANT, council, login_of

from majlis.acts.body.dismiss import DismissCommand, dismiss
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_what_was_stays(recorded: World) -> None:
    place = council(recorded)
    away = login_of("academia-2")
    command = DismissCommand(body="council", seat="academia-2", person=away, reason="term over")
    assert "left academia-2" in dismiss(command, recorded).text()
    with pytest.raises(NotFoundError, match="neither holds nor assists"):
        dismiss(command, recorded)
    with pytest.raises(ConflictError, match="is in the room"):
        dismiss(DismissCommand(body="council", seat="chair", person=login_of("chair")), recorded)
    dismiss(DismissCommand(body="council", seat="chair", person=ASSISTANT), recorded)
    from majlis.adapters.records.council.standing import standing

    then = place.as_(away).records
    assert standing(then, "council") is None
    from majlis.adapters.records.models import Membership

    row = Membership.everything.get(person=away)
    assert (row.until, row.reason) == (recorded.now(), "term over")
