"""`majlis nation versions`: what was published, with its coverage, and whether the draft has changed since."""

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.nation.versions import VersionsCommand, versions
from majlis.acts.world import World


def test_newest_first(drafted: World) -> None:
    assert (
        versions(VersionsCommand(nation="small"), drafted)
        .text()
        .endswith("The draft has changed and was never published: majlis nation publish small")
    )
    publish(PublishCommand(nation="small", note="for the Council"), drafted)
    change(ChangeCommand(nation="small", row="grid:west-01", set_=("restart_h=4",)), drafted)
    result = versions(VersionsCommand(nation="small"), drafted)
    assert "The draft has changed since version 1: majlis nation publish small" in result.text()
    publish(PublishCommand(nation="small"), drafted)
    result = versions(VersionsCommand(nation="small", most=1), drafted)
    assert (result.total, [one.version for one in result.versions], result.draft) == (2, [2], 2)
    whole = versions(VersionsCommand(nation="small"), drafted)
    assert whole.versions[1].note == "for the Council"
    assert whole.versions[1].coverage.people == 3_020_000
    assert whole.text().splitlines()[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "changed since" not in whole.text()
    assert str(whole.marking) == "TLP:AMBER/RESTRICTED/health"
