from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.mailboxes import Mailbox, mailbox
from tests.reports import HIDDEN, operator, person, sent

from majlis.acts.report.remind import RemindCommand, RemindResult, remind
from majlis.acts.world import World
from majlis.interfaces.settings import settings
from majlis.kernel.errors import ConflictError, InputError

LATER = datetime(2025, 8, 4, 5, tzinfo=UTC)


def with_people(world: World) -> None:
    """Give the clinic two persons who report, and one with no address."""
    from majlis.adapters.records import people
    from majlis.adapters.records.people.roles import grant

    for login, role, email in (
        ("amir", "operator", "amir@clinic.example"),
        ("bela", "operator", "bela@clinic.example"),
        ("cyra", "operator", ""),
        ("dana", "assistant", "dana@clinic.example"),
    ):
        people.add_person(world.records, login, {"full_name": login, "email": email}, None, "")
        grant(world.records, login, role, "clinic")


def mailing(world: World, box: Mailbox, now: datetime = LATER) -> World:
    environment = {
        "MAJLIS_HOME": str(world.home),
        "MAJLIS_MAIL_SERVER": "localhost",
        "MAJLIS_MAIL_PORT": str(box.port),
        "MAJLIS_MAIL_SECURITY": "none",
        "MAJLIS_MAIL_FROM": "majlis@council.example",
    }
    return replace(world, settings=settings({}, environment), now=lambda: now)


def reminded(world: World) -> RemindResult:
    return remind(RemindCommand(nation="small", send=True), world)


def test_each_operator_is_mailed_once_and_told_nothing_of_what_happened(both: World) -> None:
    with_people(both)
    code = sent(operator(both, "clinic"), title=HIDDEN)
    sent(person(both, "cert"), operator="", name=f"{HIDDEN} works")
    with mailbox() as box:
        result = reminded(mailing(both, box))
        again = reminded(mailing(both, box))
        overdue = reminded(mailing(both, box, LATER + timedelta(days=2)))
    assert [one.mail for one in result.reminders] == ["sent", "nobody has an address"]
    assert (result.sent, result.fault, result.exit_code) == (1, "", 0)
    assert "1 mail sent" in result.text()
    assert [one.mail for one in again.reminders] == ["sent before", "nobody has an address"]
    assert [one.mail for one in overdue.reminders] == ["sent", "nobody has an address"]
    assert [to for to, _ in box.mails] == [("amir@clinic.example", "bela@clinic.example")] * 2
    text = box.mails[0][1]
    assert f"Report {code}: the notification is soon.\r\nIt is due 2025-08-04 17:00 (Asia/Karachi)." in text
    assert "Clinic" not in text
    assert HIDDEN not in text
    assert f"<{code.lower()}-notification-soon-2025-08-04t1700@council.example>" in text


def test_what_was_not_sent_is_sent_next_time(small: World) -> None:
    with_people(small)
    for _ in range(2):
        sent(operator(small, "clinic"))
    with mailbox() as box:
        box.breaks_after = 1
        first = reminded(mailing(small, box))
        assert [one.mail for one in first.reminders] == ["sent", "not taken by the mail server"]
        assert "does not answer" in first.fault
        assert first.exit_code == 1
        assert "sent next time" in first.text()
        box.breaks_after = 9
        box.refused = {"amir@clinic.example", "bela@clinic.example"}
        assert reminded(mailing(small, box)).reminders[1].mail == "not taken by the mail server"
        box.refused = set()
        assert [one.mail for one in reminded(mailing(small, box)).reminders] == ["sent before", "sent"]
    assert len(box.mails) == 2


def test_who_may_remind(small: World) -> None:
    with_people(small)
    sent(operator(small, "clinic"), marking="TLP:AMBER")
    with mailbox() as box:
        for organisation, said in (("bank-regulator", "not yours to remind"), ("cert", "sent")):
            one = person(small, organisation)
            reader = replace(one.actor.reader, others=one.actor.reader.clearance.tlp)
            result = reminded(mailing(replace(one, actor=replace(one.actor, reader=reader)), box))
            assert [line.mail for line in result.reminders] == [said]
    with pytest.raises(InputError, match="no mail server"):
        reminded(replace(small, now=lambda: LATER))


def test_a_mail_names_number_and_stage_and_nothing_of_what_happened(both: World, tmp_path: Path) -> None:
    code = sent(operator(both, "clinic"), title=HIDDEN)
    assert "Nothing is overdue" in remind(RemindCommand(nation="small"), both).text()
    later = replace(both, now=lambda: datetime(2025, 8, 4, 5, tzinfo=UTC))
    result = remind(RemindCommand(nation="small", output=tmp_path / "mails"), later)
    assert [(one.code, one.stage, one.state) for one in result.reminders] == [(code, "notification", "soon")]
    (mail,) = (tmp_path / "mails").iterdir()
    assert mail.name == f"{code}-notification.eml"
    text = mail.read_text(encoding="utf-8")
    assert "2025-08-04 17:00" in text
    assert HIDDEN not in text + result.text()
    with pytest.raises(ConflictError, match="already"):
        remind(RemindCommand(nation="small", output=tmp_path / "mails"), later)
