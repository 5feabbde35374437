from tests.councils import council
from tests.hand import make_nation

from majlis.acts.body.dissolve import DissolveCommand, dissolve
from majlis.acts.body.list import ListCommand, list_
from majlis.acts.world import World


def test_listed_with_seats_held(recorded: World) -> None:
    assert "None that you may see" in list_(ListCommand(), recorded).text()
    place = council(recorded, opened=False)
    make_nation(recorded.records, "other")
    assert "council · Council of tests · 8 of 9 seats held" in list_(ListCommand(nation="small"), recorded).text()
    assert list_(ListCommand(nation="other"), recorded).bodies == ()
    from majlis.adapters.records.council import meetings

    meetings.cancel(recorded.records, place.meeting, "for a test")
    dissolve(DissolveCommand(body="council"), recorded)
    assert list_(ListCommand(), recorded).bodies == ()
    assert list_(ListCommand(dissolved=True), recorded).text().endswith("dissolved")
