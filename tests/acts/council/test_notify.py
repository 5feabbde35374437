"""Notice goes to members and assistants, each once a revision; what a mail may not carry stays here."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.councils import ASSISTANT, SEATS, VACANT, Council, council, login_of, on, person
from tests.mailboxes import mailbox, mailing

from majlis.acts.council.notify import NotifyCommand, notify
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError
from majlis.kernel.marking import Marking

MEMBERS = [login_of(seat) for seat, _ in SEATS if seat != VACANT]


USUAL = Marking.parse("TLP:AMBER")


def ahead(world: World, marking: str = "") -> tuple[Council, str]:
    """Plan a meeting in two weeks."""
    made = council(world, opened=False)
    records = world.records
    from majlis.adapters.records.council import agenda, meetings
    from majlis.adapters.records.models import User

    begins = records.now() + timedelta(days=14)
    marked = Marking.parse(marking) if marking else None
    new = meetings.New("Quiet title", begins, begins + timedelta(hours=1), "Hidden room", marked)
    code = meetings.plan(records, made.body, new)
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "Quiet item"}, code, USUAL))
    for login in (*MEMBERS, ASSISTANT):
        User.objects.filter(username=login).update(email=f"{login}@council.example")
    return made, code


NOW = datetime(2025, 8, 1, 12, tzinfo=UTC)


def test_each_gets_it_once_and_again_when_the_meeting_moves(recorded: World) -> None:
    made, code = ahead(recorded)
    with mailbox() as box:
        world = mailing(recorded, box, NOW)
        first = notify(NotifyCommand(meeting=code, send=True), world)
        again = notify(NotifyCommand(meeting=code, send=True), world)
        records = recorded.records
        from majlis.adapters.records.council import meetings

        meetings.move(records, code, {"place": "Room 2"})
        third = notify(NotifyCommand(meeting=code, send=True), world)
    assert (first.sent, again.sent, third.sent) == (9, 0, 9)
    assert set(first.persons) == {*MEMBERS, ASSISTANT} - ({ASSISTANT} if ASSISTANT not in first.persons else set())
    assert set(again.mail.values()) == {"sent before"}
    assert first.whole is False
    text = "".join(text for _, text in box.mails)
    for words in ("Quiet title", "Hidden room", "Quiet item", "VCALENDAR"):
        assert words not in text
    assert f"Subject: {code}: notice of a meeting" in text
    assert f"/council/meetings/{code}/" in text.replace("=\r\n", "")
    assert "code and link alone" in first.text()
    assert made.meeting != code


def test_where_a_mail_may_carry_it_the_calendar_goes_along(world: World) -> None:
    _, code = ahead(world, "TLP:GREEN")
    with mailbox() as box:
        there = mailing(world, box, NOW, MAJLIS_MAIL_MARKING="TLP:GREEN")
        result = notify(NotifyCommand(meeting=code, send=True), there)
        assert result.whole
        assert "notice and calendar entry" in result.text()
    text = box.mails[0][1]
    assert "Quiet title" in text
    assert "text/calendar" in text
    assert "Quiet item" not in text  # it is marked above the meeting: announced by its code
    assert "SYNTHETIC" in text


def test_without_a_server_it_is_files(world: World, tmp_path: Path) -> None:
    _, code = ahead(world)
    result = notify(NotifyCommand(meeting=code, output=tmp_path / "notices"), world)
    assert "nothing was sent" in result.text()
    assert sorted(path.name for path in (tmp_path / "notices").iterdir()) == [f"{code}.eml", "receivers.csv"]
    assert f"{code}.eml,{MEMBERS[0]}" in (tmp_path / "notices" / "receivers.csv").read_text(encoding="utf-8")
    with pytest.raises(InputError, match="no mail server"):
        notify(NotifyCommand(meeting=code, send=True), world)
    with pytest.raises(InputError, match="nothing says how"):
        notify(NotifyCommand(meeting=code), world)


def test_short_notice_needs_a_reason(world: World, tmp_path: Path) -> None:
    made, code = ahead(world)
    late = on(world, NOW + timedelta(days=10))
    with pytest.raises(ConflictError, match="shorter"):
        notify(NotifyCommand(meeting=code, output=tmp_path / "a"), late)
    done = notify(NotifyCommand(meeting=code, output=tmp_path / "b", short_notice="urgent"), late)
    assert done.files
    with pytest.raises(PermissionDeniedError):
        notify(NotifyCommand(meeting=code, send=True), made.as_(login_of("chair")))


def test_what_was_not_taken_is_said(world: World) -> None:
    _, code = ahead(world)
    person(world, "sana", "secretariat")
    with mailbox() as box:
        box.breaks_after = 2
        result = notify(NotifyCommand(meeting=code, send=True), mailing(world, box, NOW))
    assert (result.sent, result.exit_code) == (2, 1)
    assert "sent next time" in result.text()
