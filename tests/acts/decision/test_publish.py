import json

import pytest
from tests.councils import Council, login_of, person
from tests.motions import carried, clerk

from majlis.acts.approval.give import GiveCommand, give
from majlis.acts.decision.publish import PublishCommand, publish
from majlis.acts.decision.show import ShowCommand, show
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError, WaitsError


def test_a_second_person_agrees_and_the_register_says_so(made: Council) -> None:
    from majlis.adapters.records.register import logs, reading

    code = carried(made)
    person(made.world, "outside", "council-member", organisation="ministry")
    with pytest.raises(WaitsError) as caught:
        publish(PublishCommand(decision=code), clerk(made))
    assert not show(ShowCommand(decision=code), made.world).decision.published_at
    give(GiveCommand(code=caught.value.approval), made.as_(login_of("chair")))
    found = show(ShowCommand(decision=code), made.world)
    assert (found.marking, found.published_by, found.release_index) == ("TLP:CLEAR", "clerk", 2)
    assert found.decision.signed
    records = made.world.records
    log = logs.log_of(records, made.nation, "decisions")
    newest = reading.newest(records, log)
    assert newest is not None
    assert newest.size == 3, "the head is signed once the agreement is committed"
    entry = json.loads(reading.entry(records, log, 2).leaf or b"")
    assert (entry["kind"], entry["code"], entry["entry"], entry["synthetic"]) == ("publication", code, 1, True)
    with pytest.raises(ConflictError, match="is published already"):
        publish(PublishCommand(decision=code), made.world)


def test_whose_it_is_not_publishes_nothing(one: Council) -> None:
    code = carried(one)
    with pytest.raises(PermissionDeniedError):
        publish(PublishCommand(decision=code), one.as_(login_of("chair")))
    person(one.world, "elsewhere", "secretariat", organisation="ministry")
    with pytest.raises(PermissionDeniedError, match="does not act for"):
        publish(PublishCommand(decision=code), one.as_("elsewhere"))
    with pytest.raises(NotFoundError):
        publish(PublishCommand(decision="DEC-2025-0099"), one.world)


def test_a_text_that_was_destroyed_is_not_published(one: Council) -> None:
    from majlis.adapters.records.register import logs, sealing

    code = carried(one)
    records = one.world.records
    sealing.destroy(records, logs.log_of(records, one.nation, "decisions"), 1)
    with pytest.raises(ConflictError, match="was destroyed"):
        publish(PublishCommand(decision=code), one.world)
