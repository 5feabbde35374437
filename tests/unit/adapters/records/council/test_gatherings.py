import pytest
from tests.councils import Council, login_of, person, world_as

from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError


def test_found_by_any_spelling_and_held_in_a_state(place: Council) -> None:
    from majlis.adapters.records.council.gatherings import AHEAD, held_meeting, meeting_row

    records = place.world.records
    assert meeting_row(records, place.meeting.lower()).code == place.meeting
    assert held_meeting(records, place.meeting, ("open",)).state == "open"
    with pytest.raises(ConflictError, match="it must be planned or noticed"):
        held_meeting(records, place.meeting, AHEAD)
    with pytest.raises(PermissionDeniedError):
        held_meeting(
            world_as(place.world, person(place.world, "sara", "secretariat", organisation="other")).records,
            place.meeting,
            ("open",),
        )


def test_who_does_not_see_the_body_does_not_see_its_meetings(place: Council) -> None:
    from majlis.adapters.records.council import founding
    from majlis.adapters.records.council.gatherings import meeting_row
    from majlis.kernel.marking import Marking

    founding.edit(place.world.records, "council", {}, Marking.parse("TLP:AMBER/SECRET"))
    with pytest.raises(NotFoundError, match="there is no meeting"):
        meeting_row(place.as_(login_of("chair")).records, place.meeting)
