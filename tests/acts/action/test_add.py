"""Actions are set after a decision or in a meeting, for somebody who may read them."""

from datetime import date

import pytest
from tests.councils import council, login_of, person

from majlis.acts.action.add import AddCommand, add
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError

DOER = login_of("operators-1")
DUE = date(2025, 8, 20)


def test_an_action_of_an_open_meeting_is_part_of_what_happened_there(recorded: World) -> None:
    made = council(recorded)
    person(recorded, "sana", "secretariat")
    clerk = made.as_("sana")
    result = add(AddCommand(what="Write the rules", doer=DOER, due=DUE, meeting=made.meeting), clerk)
    one = result.action
    assert one.code == "ACT-2025-0001"
    assert (one.body, one.meeting, one.doer, one.state, one.overdue) == ("council", made.meeting, DOER, "open", 0)
    assert (one.marking, one.synthetic) == ("TLP:AMBER", True)
    assert [(step.kind, step.by) for step in result.steps] == [("set", "sana")]
    assert "SYNTHETIC" in result.text()
    assert "Write the rules" in result.text()
    from majlis.adapters.records.council import events

    last = events.listed(recorded.records, made.meeting)[-1]
    assert (last.kind, last.facts) == ("action", {"action": one.code})
    again = add(AddCommand(what="More", doer=DOER, due=DUE, body="council", marking="TLP:GREEN"), clerk)
    assert (again.action.code, again.action.marking) == ("ACT-2025-0002", "TLP:GREEN")


def test_who_may_not_read_it_is_not_made_to_do_it(small_council: World) -> None:
    person(small_council, "omar", "operator", organisation="mill")
    for marking in ("", "TLP:AMBER"):
        with pytest.raises(InputError, match="may not read"):
            add(AddCommand(what="x", doer="omar", due=DUE, body="council", marking=marking), small_council)
    given = add(AddCommand(what="x", doer="omar", due=DUE, body="council", marking="TLP:GREEN"), small_council)
    assert given.action.doer == "omar"


def test_what_does_not_fit_is_refused(small_council: World) -> None:
    for changed, error, words in (
        ({"body": ""}, InputError, "nothing says"),
        ({"due": date(2025, 7, 1)}, InputError, "has passed"),
        ({"body": "other"}, NotFoundError, "other"),
        ({"decision": "DEC-2025-0009"}, NotFoundError, "DEC-2025-0009"),
        ({"meeting": "MTG-2025-0009"}, NotFoundError, "MTG-2025-0009"),
        ({"doer": "nobody"}, NotFoundError, "nobody"),
        ({"organisation": "nowhere"}, NotFoundError, "nowhere"),
        ({"marking": "secret"}, InputError, "marking"),
    ):
        values = {"what": "x", "doer": DOER, "due": DUE, "body": "council", **changed}
        with pytest.raises(error, match=words):
            add(AddCommand.model_validate(values), small_council)
