import pytest
from tests.reports import operator, person, sent

from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError


def test_the_thread_is_the_operators_and_a_note_the_authoritys(world: World) -> None:
    from majlis.adapters.records.models import ReportMessage
    from majlis.adapters.records.reports import talking

    code = sent(operator(world, "clinic"))
    cert = person(world, "cert").records
    talking.ask(cert, code, "Since when?")
    talking.note(cert, code, "Third")
    owners = dict(ReportMessage.everything.values_list("kind", "owner__code"))
    assert owners == {"question": "clinic", "note": "cert"}
    with pytest.raises(PermissionDeniedError):
        talking.answer(person(world, "health-regulator").records, code, "x")
    talking.answer(person(world, "health-regulator").records, code, "They called", behalf=True)
