"""Who is told of what is late: by level, each once, and nothing that a mail may not carry."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.councils import council, login_of, on, person
from tests.mailboxes import mailbox, mailing

from majlis.acts.action.add import AddCommand, add
from majlis.acts.action.remind import RemindCommand, RemindResult, remind
from majlis.acts.action.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError

DOER = login_of("operators-1")
DUE = date(2025, 8, 10)
NOON = datetime(2025, 8, 10, 7, tzinfo=UTC)
HIDDEN = "Tell nobody of the wall"


def with_addresses(world: World) -> None:
    from majlis.adapters.records.models import User

    council(world)
    person(world, "sana", "secretariat")
    for login in (DOER, login_of("chair"), "sana", login_of("regulators-1")):
        User.objects.filter(username=login).update(email=f"{login}@council.example")


def told(result: RemindResult) -> list[tuple[str, str]]:
    return sorted((login, said) for one in result.reminders for login, said in one.mail.items())


def test_each_level_tells_more_people_and_nobody_twice(world: World) -> None:
    with_addresses(world)
    code = add(AddCommand(what=HIDDEN, doer=DOER, due=DUE, body="council"), world).action.code
    command = RemindCommand(nation="small", send=True)
    days = [timedelta(days) for days in (-8, -7, -7, 0, 1, 1, 7, 14, 30, 60)]
    with mailbox() as box:
        counts = [remind(command, mailing(world, box, NOON + after)).sent for after in days]
    assert counts == [0, 1, 0, 0, 1, 0, 2, 3, 4, 0]
    assert {to for to, _ in box.mails[-4:]} == {
        (f"{login}@council.example",) for login in (DOER, login_of("chair"), "sana", login_of("regulators-1"))
    }
    steps = show(ShowCommand(code=code), world).steps
    assert [(step.kind, step.facts.get("level")) for step in steps[1:]] == [
        ("escalated", level) for level in ("1", "2", "3", "4")
    ]
    first = box.mails[0][1].replace("=\r\n", "")
    assert f"Subject: {code}: falls due soon" in first
    assert f"https://majlis.example/n/small/council/actions/{code}/" in first
    assert HIDDEN not in "".join(text for _, text in box.mails)
    assert "SYNTHETIC" in first


def test_a_mail_carries_what_its_marking_lets_leave(world: World) -> None:
    with_addresses(world)
    add(AddCommand(what="Write it", doer=DOER, due=DUE, body="council", marking="TLP:GREEN"), world)
    add(AddCommand(what=HIDDEN, doer=DOER, due=DUE, body="council"), world)
    with mailbox() as box:
        later = mailing(world, box, NOON, MAJLIS_MAIL_MARKING="TLP:GREEN")
        assert remind(RemindCommand(nation="small", send=True), later).sent == 2
    assert "Write it" in box.mails[0][1]
    assert HIDDEN not in box.mails[1][1]


def test_what_was_not_taken_is_sent_next_time(world: World) -> None:
    with_addresses(world)
    for _ in range(2):
        add(AddCommand(what="x", doer=DOER, due=DUE, body="council"), world)
    add(AddCommand(what="x", doer=login_of("academia-1"), due=DUE, body="council"), world)
    with mailbox() as box:
        box.breaks_after = 1
        later = mailing(world, box, NOON + timedelta(days=1))
        first = remind(RemindCommand(nation="small", send=True), later)
        assert (first.sent, first.exit_code) == (1, 1)
        assert "does not answer" in first.fault
        box.breaks_after = 9
        second = remind(RemindCommand(nation="small", send=True), later)
        assert told(second) == [(login_of("academia-1"), "has no address"), (DOER, "sent"), (DOER, "sent before")]
        box.refused = {f"{DOER}@council.example"}
        third = remind(RemindCommand(nation="small", send=True), mailing(world, box, NOON + timedelta(days=8)))
        assert "not taken by the mail server" in dict(told(third)).values()
    with pytest.raises(InputError, match="no mail server"):
        remind(RemindCommand(nation="small", send=True), on(world, NOON))


def test_files_where_there_is_no_server(world: World, tmp_path: Path) -> None:
    with_addresses(world)
    assert "Nothing is overdue" in remind(RemindCommand(nation="small"), world).text()
    code = add(AddCommand(what=HIDDEN, doer=DOER, due=DUE, body="council"), world).action.code
    later = on(world, NOON + timedelta(days=9))
    result = remind(RemindCommand(nation="small", output=tmp_path / "mails"), later)
    assert result.written == 1
    assert "overdue for a week" in result.text()
    text = (tmp_path / "mails" / f"{code}.eml").read_text(encoding="utf-8")
    assert HIDDEN not in text
    assert f"{code}.eml,{DOER}" in (tmp_path / "mails" / "receivers.csv").read_text(encoding="utf-8")
    with pytest.raises(ConflictError, match="already"):
        remind(RemindCommand(nation="small", output=tmp_path / "mails"), later)
