"""What has passed its days goes, step by step, and nothing else does."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.hand import AMBER, Clock, clock_at, open_at, report

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError, InputError


def due(records: Records) -> dict[str, int]:
    from majlis.adapters.records import retention

    return {str(one.shipped.id): one.due for one in retention.rules(records)}


def apply(records: Records, name: str) -> list[int]:
    from majlis.adapters.records import retention

    (rule,) = (one for one in retention.rules(records) if one.shipped.id == name)
    return list(retention.apply(records, rule))


def test_days_are_set_within_bounds_and_say_who(records: Records) -> None:
    from majlis.adapters.records import retention

    assert retention.days_of(records, "audit") == 3650
    retention.set_days(records, "accounts", 30)
    (rule,) = (one for one in retention.rules(records) if one.shipped.id == "accounts")
    assert (rule.days, rule.changed_by, rule.changed_at) == (30, "tester", records.now())
    assert retention.days_of(records, "accounts") == 30
    for name, days in (("audit", 5), ("accounts", 40_000), ("acounts", 30)):
        with pytest.raises(InputError):
            retention.set_days(records, name, days)


def test_the_audit_goes_in_steps_and_leaves_a_count(
    records: Records, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.records import audit, retention
    from majlis.adapters.records.models import AuditEntry

    monkeypatch.setattr(retention, "_BATCH", 4)
    for number in range(9):
        audit.note(records, "nation check", str(number))
    clock.at += timedelta(days=3651)
    audit.note(records, "nation check", "new")
    assert due(records)["audit"] == 10
    assert apply(records, "audit") == [4, 4, 2]
    left = list(AuditEntry.objects.order_by("pk").values_list("act", "subject"))
    assert left == [("nation check", "new"), *[("retention apply", "audit")] * 3]
    assert apply(records, "audit") == []


def test_an_interruption_leaves_whole_steps(records: Records, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import audit, retention
    from majlis.adapters.records.models import AuditEntry

    monkeypatch.setattr(retention, "_BATCH", 3)
    for number in range(8):
        audit.note(records, "nation check", str(number))
    clock.at += timedelta(days=3651)
    (rule,) = (one for one in retention.rules(records) if one.shipped.id == "audit")
    next(retention.apply(records, rule))  # and no further
    assert AuditEntry.objects.filter(act="nation check").count() == 6  # an entry of the nation's making went first
    assert due(records)["audit"] == 6


def test_rows_that_were_set_aside(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.models import Quarantined, Source

    report(records, "cert", "1", "2025-03-01")
    source = Source.everything.get(name="cert")
    keys = {"owner_id": source.owner_id, "marking_id": source.marking_id, "source": source, "raw": {}, "code": "x"}
    Quarantined.everything.create(row=1, what="waits", **keys)
    Quarantined.everything.create(row=2, what="settled", settled_at=clock.at + timedelta(days=300), **keys)
    clock.at += timedelta(days=366)
    assert due(records)["quarantine"] == 1
    assert apply(records, "quarantine") == [1]
    assert [one.what for one in Quarantined.everything.all()] == ["settled"]
    clock.at += timedelta(days=301)
    assert apply(records, "quarantine") == [1]


def test_files_that_no_source_uses_go_from_the_disk(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import Source, Upload
    from majlis.adapters.records.uploads import FOLDER, keep_upload

    keys = {"owner_id": owner_key(records), "marking_id": marking_key(AMBER)}

    def upload(text: bytes) -> Upload:
        made: Upload = Upload.everything.create(
            sha256=keep_upload(records.home, text), size=len(text), file_name="x", added_at=clock.at, **keys
        )
        return made

    used, removed, lately, never = (upload(text) for text in (b"used", b"removed", b"lately", b"never"))
    for name, file in (("cert", used), ("press", removed), ("radio", lately)):
        report(records, name, "1", "2025-03-01")
        Source.everything.filter(name=name).update(upload=file)
    Source.everything.filter(name="press").update(superseded_at=clock.at)
    Source.everything.filter(name="radio").update(superseded_at=clock.at + timedelta(days=100))
    clock.at += timedelta(days=366)
    assert due(records)["uploads"] == 2
    assert apply(records, "uploads") == [2]
    kept = {path.name for path in (records.home / FOLDER).iterdir()}
    assert kept == {used.sha256, lately.sha256} == set(Upload.everything.values_list("sha256", flat=True))
    assert never.sha256 not in kept
    assert Source.everything.get(name="press").upload is None


def test_a_file_that_a_document_was_kept_as_stays(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.documents import reading, writing
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import Upload
    from majlis.adapters.records.uploads import FOLDER, keep_upload

    draft = writing.start(records, writing.New("small", "note", "Clinic A", {}, AMBER, synthetic=True))
    files = {"pdf": b"the note"}
    writing.freeze(records, draft.code, writing.Frozen(clock.at, AMBER, "", files, draft.revision))
    keys = {"owner_id": owner_key(records), "marking_id": marking_key(AMBER), "added_at": clock.at}
    for text in (b"the note", b"the table"):  # somebody brought the document back as evidence
        Upload.everything.create(sha256=keep_upload(records.home, text), size=len(text), file_name="x", **keys)
    clock.at += timedelta(days=366)
    assert apply(records, "uploads") == [2]
    assert not Upload.everything.exists()
    assert reading.file(records, draft.code, "pdf") == b"the note"
    assert len(list((records.home / FOLDER).iterdir())) == 1


def test_whom_to_call_goes_from_closed_reports(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.models import ReportDraft, ReportFile, ReportSection
    from majlis.adapters.records.reports import drafts, enclosing, joining, talking, writing
    from majlis.adapters.records.uploads import FOLDER
    from majlis.evidence.reporting.stages import Facts, Stage

    def told(contact: str) -> str:
        telling = writing.Telling(Stage.EARLY, Facts("Locked"), {"contact": contact, "what": contact})
        code = writing.send(records, "small", telling, writing.Teller()).code
        enclosing.enclose(records, code, enclosing.Sent("card.txt", contact.encode(), "contact"))
        enclosing.enclose(records, code, enclosing.Sent("log.txt", f"log of {contact}".encode()))
        drafts.keep(records, code, {"contact": contact})
        return code

    closed, gone, still = told("Amir, 555"), told("Bela, 556"), told("Cyra, 557")
    again = writing.Telling(Stage.NOTIFICATION, Facts(), {"contact": "Dana, 558"})
    writing.amend(records, closed, again)
    joining.merge(records, gone, closed)
    talking.feedback(records, closed, "Thanks")
    talking.close(records, closed)
    clock.at += timedelta(days=179)
    assert due(records)["contacts"] == 0
    clock.at += timedelta(days=2)
    assert due(records)["contacts"] == 2
    assert apply(records, "contacts") == [2]
    assert due(records)["contacts"] == 0
    left = ReportSection.everything.filter(part="contact").values_list("text", flat=True)
    assert list(left) == ["Cyra, 557"]
    assert list(ReportDraft.everything.values_list("place", flat=True)) == [still]
    assert ReportFile.everything.filter(part="contact").count() == 1
    assert len(list((records.home / FOLDER).iterdir())) == 4
    assert ReportSection.everything.filter(part="what").count() == 3


def test_files_that_were_taken_out_of_reports_go(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.models import ReportFile
    from majlis.adapters.records.reports import enclosing, writing
    from majlis.adapters.records.uploads import FOLDER
    from majlis.evidence.reporting.stages import Facts, Stage

    code = writing.send(records, "small", writing.Telling(Stage.EARLY, Facts("Locked")), writing.Teller()).code
    for part, data in (("technical", b"one"), ("what", b"one"), ("technical", b"two"), ("technical", b"three")):
        enclosing.enclose(records, code, enclosing.Sent("a.txt", data, part))
    for number in (1, 3):
        enclosing.discard(records, code, number)
    clock.at += timedelta(days=31)
    enclosing.discard(records, code, 4)
    assert apply(records, "enclosures") == [2]
    assert list(ReportFile.everything.order_by("number").values_list("number", flat=True)) == [2, 4]
    assert len(list((records.home / FOLDER).iterdir())) == 2
    assert enclosing.file(records, code, 2)[1] == b"one"  # the same bytes, still named elsewhere


def test_sealed_papers_are_destroyed_and_the_register_stays_whole(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.register import logs, sealing, verifying

    log = logs.log_of(records, "small", "decisions")
    index = sealing.append_sealed(records, log, {"kind": "sealed", "synthetic": False}, b"a paper", AMBER)
    clock.at += timedelta(days=10_951)
    sealing.append_sealed(records, log, {"kind": "sealed", "synthetic": False}, b"another", AMBER)
    assert apply(records, "sealed") == [1]
    assert due(records)["sealed"] == 0
    with pytest.raises(ConflictError, match="was destroyed"):
        sealing.opened(records, log, index)
    found = verifying.verify(records, log)
    assert (found.sealed, found.destroyed) == (1, 1)


def test_closed_accounts_are_erased_after_their_days(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import people

    for login in ("a.khan", "b.raja"):
        people.add_person(records, login, {"full_name": login}, None, "")
    people.close_person(records, "a.khan")
    clock.at += timedelta(days=366)
    assert due(records)["accounts"] == 1
    assert apply(records, "accounts") == [1]
    assert sorted(one.state for one in people.persons(records)) == ["erased", "open"]
    assert due(records)["accounts"] == 0


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from majlis.adapters.records.handle import Asker, open_records
from majlis.kernel.access import EVERYTHING

records = open_records(Path(sys.argv[1]), "", Asker(EVERYTHING, "tester", lambda: datetime(2036, 1, 1, tzinfo=UTC)))
from majlis.adapters.records import retention

retention._BATCH = 5
for step in retention.apply(records, retention.rules(records)[0]):
    print(step, flush=True)
"""


def test_kill_9_in_the_middle_loses_and_repeats_nothing(tmp_path: Path, sqlite_database: str) -> None:
    records = open_at(tmp_path / "home", sqlite_database, clock_at("2025-03-03"))
    from django.db import connections

    from majlis.adapters.records import audit
    from majlis.adapters.records.models import AuditEntry

    total = 2000
    for number in range(total):
        audit.note(records, "nation check", str(number))
    connections.close_all()
    with subprocess.Popen([sys.executable, "-c", KILLED, records.home], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(20):
            process.stdout.readline()
        process.kill()
    left = AuditEntry.objects.filter(act="nation check").count()
    counted = sum(entry.detail["count"] for entry in AuditEntry.objects.filter(act="retention apply"))
    assert 100 <= counted < total
    assert left + counted == total
