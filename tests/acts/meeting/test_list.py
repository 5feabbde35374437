from tests.councils import council, login_of

from majlis.acts.meeting.list import ListCommand, list_
from majlis.acts.meeting.plan import PlanCommand, plan
from majlis.acts.world import World


def test_the_latest_first_and_nothing_that_is_closed_to_the_reader(recorded: World) -> None:
    assert "None that you may see" in list_(ListCommand(), recorded).text()
    place = council(recorded)
    later = plan(PlanCommand(body="council", begins="2025-09-01T10:00", title="Later"), recorded).code
    plan(PlanCommand(body="council", begins="2025-09-02T10:00", title="Falcon", marking="TLP:AMBER/SECRET"), recorded)
    member = place.as_(login_of("chair"))
    found = list_(ListCommand(body="council"), member)
    assert [one.code for one in found.meetings] == [later, place.meeting]
    assert (found.marking, found.synthetic) == ("TLP:AMBER", True)
    assert [one.code for one in list_(ListCommand(nation="small", state="open"), member).meetings] == [place.meeting]
    assert len(list_(ListCommand(state="ahead"), recorded).meetings) == 2
