import pytest
from tests.hand import enter, report

from majlis.acts.incident.link import LinkCommand, link
from majlis.acts.incident.unlink import UnlinkCommand, unlink
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_a_link_is_taken_away(both: World) -> None:
    code = enter(both.records)
    report(both.records, "cert", "17", "2025-03-01")
    link(LinkCommand(code=code, observations=("cert/17",)), both)
    result = unlink(UnlinkCommand(code=code, observations=("cert/17",)), both)
    assert (result.changed, result.linked) == (1, 0)
    with pytest.raises(NotFoundError, match="is not linked"):
        unlink(UnlinkCommand(code=code, observations=("cert/17",)), both)
