import threading
from contextlib import suppress

import pytest
from tests.councils import council
from tests.motions import TEXT, drafted, moved, opened
from tests.sites import Site

from majlis.kernel.errors import ConflictError, MajlisError, NotFoundError


def test_whoever_drafts_at_once_no_number_is_left_out(both_sites: Site) -> None:
    from django.db import connection

    from majlis.adapters.records.council import moving

    made = council(both_sites)
    records = made.world.records
    codes: list[str] = []

    def work() -> None:
        try:
            codes.extend(moving.draft(records, made.item, moving.New("Sharing", TEXT)) for _ in range(3))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(int(code.rpartition("-")[2]) for code in codes) == list(range(1, 10))


def test_no_step_changes_a_text_that_was_put(site: Site) -> None:
    """Every writer of motions is tried; only an amendment that is carried changes it."""
    from majlis.adapters.records.council import motions, moving

    made = council(site)
    records = made.world.records
    code = moved(made)
    before = motions.find(records, code)
    for step in (
        lambda: moving.edit(records, code, {"text": "Other."}),
        lambda: moving.edit(records, code, {"title": "Other"}),
        lambda: moving.edit(records, code, {"rule": "other"}),
        lambda: moving.put(records, code),
        lambda: moving.amend(records, code, moving.New("Amendment", "Other.")),
        lambda: moving.recuse(records, code, "chair", "Mine."),
    ):
        with suppress(MajlisError):
            step()
        after = motions.find(records, code)
        assert (after.text, after.title, after.facts, after.rule) == (
            before.text,
            before.title,
            before.facts,
            before.rule,
        )


def test_a_motion_on_what_is_done_opens_the_item_again_while_the_meeting_lasts(site: Site) -> None:
    from tests.motions import carried

    from majlis.adapters.records.council import agenda
    from majlis.adapters.records.models import Meeting

    made = council(site)
    carried(made)
    records = made.world.records
    assert agenda.find(records, made.item).state == "done"
    code = moved(made)
    assert agenda.find(records, made.item).state == "open"
    assert opened(made, code).state == "open"
    agenda_row = Meeting.everything.get()
    Meeting.everything.filter(pk=agenda_row.pk).update(state="closed")
    from majlis.adapters.records.models import AgendaItem

    AgendaItem.everything.update(state="done")
    with pytest.raises(ConflictError, match="is done"):
        drafted(made)


def test_a_seat_that_is_not_there(site: Site) -> None:
    from majlis.adapters.records.council import bodies, moving

    made = council(site)
    with pytest.raises(NotFoundError, match="no seat"):
        moving.seat_row(bodies.body_row(made.world.records, made.body), "throne")
