"""What is not named stays; another marking holds for seats and rules, too."""

import pytest
from tests.councils import council, login_of

from majlis.acts.body.edit import EditCommand, edit
from majlis.acts.body.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_changed(recorded: World) -> None:
    place = council(recorded)
    assert "is changed" in edit(EditCommand(body="council", name_ur="کونسل", notice_days=3), recorded).text()
    found = show(ShowCommand(body="council"), recorded).body
    assert (found.name, found.name_ur, found.notice_days) == ("Council of tests", "کونسل", 3)
    with pytest.raises(ConflictError, match="nothing changes"):
        edit(EditCommand(body="council", notice_days=3), recorded)
    with pytest.raises(NotFoundError, match="no rule 'silent'"):
        edit(EditCommand(body="council", rule="silent"), recorded)
    edit(EditCommand(body="council", marking="TLP:RED"), recorded)
    from majlis.adapters.records.models import Membership, Seat

    for table in (Seat, Membership):
        assert {str(row.marking.marking) for row in table.everything.all()} == {"TLP:RED"}
    assert show(ShowCommand(body="council"), place.as_(login_of("chair"))).body.marking == "TLP:RED"
