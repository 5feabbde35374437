"""What a reader may not see changes no answer: not by a word, a count, a cursor or an error.

Every question that the records answer is put twice, before and after others have written what is closed to the reader.
The questions name the closed things too, so that "it is hidden" and "it is not there" read alike.
"""

import ast
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.hand import Clock, clock_at, enter, open_at
from tests.works import order

import majlis.adapters.records as room
from majlis.adapters.records.handle import Records
from majlis.evidence.addition import Addition
from majlis.infrastructure import read
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.files import in_order
from majlis.kernel.access import Reader
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import MajlisError
from majlis.kernel.marking import Classification, Marking, Tlp
from majlis.kernel.times import Window
from majlis.reference.parameters import parameters

SMALL = in_order(read(Path(__file__).parents[1] / "golden" / "dossier-small"))
CORE = SMALL.assets[0]
RED = Marking(Tlp.RED)
OPEN_HASH, CLOSED_HASH = "a" * 64, "f" * 64
OWN, CLOSED_OWN = "threat.prior-shape", "threat.prior-exposure"
RUN, CLOSED_RUN = "20250302-090000-aaaaaaaa", "20250302-090000-ffffffff"
CLEARED = Marking(Tlp.AMBER, Classification.RESTRICTED, frozenset({"health"}))
GUEST = Reader("guest", frozenset({"cert"}), CLEARED, Tlp.AMBER)


def table(records: Records, name: str, marking: Marking, case: str) -> None:
    """Add a source of two incidents, one of which is set aside."""
    from majlis.acts.world import silent
    from majlis.adapters.records.evidence import adding

    rows = f"Case,Date,Reported,Sector,Type,Organisation\n{case},2025-01-02,2025-01-03,Hospital,DDoS,{name} ward\n"
    data = f"{rows}{case}2,soon,2025-01-03,Hospital,DDoS,{name} gate\n".encode()
    window = Window.parse("2025-01-01..2025-03-01")
    addition = Addition(
        name=name, window=window, added="2025-03-02T00:00:00Z", format="auto", sectors=(), kinds=(), columns={},
        sheet="", dates="", synthetic=True, marking=marking, values={},
    )  # fmt: skip
    adding.add(records, "small", adding.File(f"{name}.csv", data, 0.9), addition, silent)


def version(records: Records, code: str, sha256: str, marking: Marking) -> None:
    from majlis.adapters.records.nations import versions
    from majlis.infrastructure.dossier.header import header_table

    facts = {"header": header_table(replace(SMALL.header, id=code)), "rows": {"assets": len(sha256)}, "coverage": {}}
    versions.publish(records, code, versions.Content(1, sha256, marking, facts), f"note of {code}")


def run(records: Records, marking: str, vault_run: str) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.models import Run

    runs.queue(records, order(marking=marking))
    code = runs.queue(records, replace(order(marking=marking), nation_name=f"Nation of {vault_run}"))
    Run.everything.filter(code=code).update(state="done", vault_run=vault_run)


def parameter(records: Records, name: str, marking: Marking) -> None:
    from majlis.adapters.records import parameters as rows
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import ParameterRow

    rows.set_own(records, "small", {name: replace(parameters()[name], source=f"source of {name}")})
    ParameterRow.everything.filter(code=name).update(marking_id=marking_key(marking))


def waiting(records: Records, subject: str, marking: Marking) -> None:
    from majlis.adapters.records.access import approvals

    approvals.ask(records, approvals.Wanted("document release", "document.release", subject, {}, marking))


def whatif(records: Records, title: str, marking: Marking) -> None:
    from majlis.adapters.records.nations.named import Named
    from majlis.adapters.records.scenarios import keeping

    content = keeping.Content(title, title, (f"{CORE.id}@0:24",), {"dark": 1}, marking)
    keeping.save(records, Named("small", 1, OPEN_HASH, SMALL.header), content)


def document(records: Records, title: str, marking: Marking) -> None:
    """Keep a note and release it."""
    from majlis.adapters.records.documents import writing

    content = {"parts": {"known": title}, "made": {}}
    new = writing.New("small", "note", title, content, marking, synthetic=False, incident="INC-2025-0001")
    code = writing.start(records, new).code
    frozen = writing.Frozen(records.now(), marking, "", {"pdf": title.encode(), "page": title.encode()}, 1)
    writing.freeze(records, code, frozen)
    writing.release(records, code, alone=True)


def operators_report(records: Records, name: str, marking: Marking) -> str:
    """Send a report with every section, a thread and a note, and return its number."""
    from majlis.adapters.records.reports import enclosing, talking, writing
    from majlis.evidence.reporting.sections import sections
    from majlis.evidence.reporting.stages import Facts, Stage

    texts = dict.fromkeys(sections(), f"{name} told 198.51.100.7")
    telling = writing.Telling(Stage.EARLY, Facts(f"{name} event", kind="ddos"), texts, marking=marking)
    code = writing.send(records, "small", telling, writing.Teller(name=f"{name} mill", way="behalf")).code
    talking.ask(records, code, f"{name} question")
    talking.note(records, code, f"{name} note")
    for part in sections():
        enclosing.enclose(records, code, enclosing.Sent(f"{name}.log", f"{name} {part}".encode(), part), behalf=True)
    return code


def in_register(records: Records, nation: str) -> None:
    """Enter something into a nation's register, open and sealed."""
    from majlis.adapters.records.register import appending, logs, sealing

    log = logs.log_of(records, nation, "decisions")
    facts = {"kind": "decision", "synthetic": log.synthetic}
    appending.append(records, log, [canonical_json({**facts, "text": nation})])
    sealing.append_sealed(records, log, facts, nation.encode(), RED)


def people_talk(records: Records, title: str, marking: Marking) -> str:
    """Lead a dialogue in which somebody speaks, votes and estimates; return its code."""
    from majlis.adapters.records.dialogue import entering, leading, moderating, speaking, voting
    from majlis.dialogue.marks import Marked
    from majlis.dialogue.pooling import Estimate

    public = (("public", title, ""),)
    frame = leading.Frame(title, "", f"{title}?", "", public, sealed=True)
    code = leading.start(records, "small", frame, leading.Terms(marking)).code
    leading.seed(records, code, f"{title} matters", "")
    leading.ask(records, code, leading.Asked(f"{title} hours", "", "hours", None, None))
    leading.phase(records, code, "listen", title)
    entering.enter(records, code, "public", entering.Way(secret=title, account=True))
    voting.vote(records, code, title, 1, Marked(1, important=True))
    speaking.state(records, code, title, (f"{title} is said", ""))
    speaking.remark(records, code, title, speaking.Remark("for", 1, f"{title} because"))
    moderating.moderate(records, code, moderating.Verdict("statement", 2, "refuse", reason=title))
    leading.phase(records, code, "converge", title)
    speaking.estimate(records, code, title, 1, Estimate(1, 2, 3))
    leading.phase(records, code, "report", title)
    leading.outcome(records, code, leading.Became(None, "", title, ""))
    return code


def a_body_meets(records: Records, code: str, marking: Marking) -> tuple[str, str]:
    """Let a body meet about an item with a paper, one member there and one voted for by proxy; return the codes."""
    from datetime import timedelta

    from majlis.adapters.records import people
    from majlis.adapters.records.council import agenda, attendance, founding, meetings, papers, seats
    from majlis.adapters.records.people.roles import grant
    from majlis.council import Rule

    founding.create(records, "small", founding.New(code, f"{code} body", Rule("charter", proxies=1), marking=marking))
    for seat in ("one", "two", "three"):
        people.add_person(records, f"{code}-{seat}", {"full_name": f"{code} {seat}"}, None, "")
        grant(records, f"{code}-{seat}", "council-member", "secretariat")
        seats.add(records, code, seat, {"title": f"{code} seat"})
        seats.appoint(records, code, seats.Appointment(seat, f"{code}-{seat}"))
    now = records.now()
    meeting = meetings.plan(records, code, meetings.New(f"{code} meeting", now, now + timedelta(hours=1), code))
    item = agenda.add(records, code, agenda.New({"kind": "decision", "title": f"{code} item"}, meeting))
    meetings.open_(records, meeting, meetings.Opening(("one",), "one", code))
    attendance.give_proxy(records, meeting, "two", "one")
    agenda.take(records, item)
    papers.add(records, item, f"{code} paper", papers.Sent("paper.txt", code.encode()))
    agenda.add(records, code, agenda.New({"kind": "decision", "title": f"{code} plan"}))
    is_followed_up(records, code, meeting, item)
    return meeting, item


def is_followed_up(records: Records, code: str, meeting: str, item: str) -> None:
    """Set an action that is overdue at once, and begin minutes."""
    from majlis.adapters.records.council import acting, minutes
    from majlis.adapters.records.people.roles import grant

    grant(records, f"{code}-one", "secretariat", "secretariat")
    acting.add(records, acting.New(f"{code} action", f"{code}-one", records.now().date(), meeting=meeting))
    acting.report(
        records, f"ACT-2025-000{1 if code == 'council' else 2}", code, ("proof.txt", code.encode()), behalf=True
    )
    minutes.draft(records, meeting)
    minutes.edit(records, meeting, item, f"{code} said so")


def closed_follow_up(records: Records, hidden: str) -> None:
    """Write what is closed into open minutes, and set an action that is closed after an open meeting."""
    from majlis.adapters.records.council import acting, mails, minutes

    minutes.edit(records, "MTG-2025-0001", hidden, "Falcon")
    acting.add(records, acting.New("Falcon", "council-one", records.now().date(), meeting="MTG-2025-0001", marking=RED))
    occasion = mails.Occasion("MTG-2025-0001", "Falcon", "secretariat", RED)
    mails.settle(records, mails.claim(records, occasion, "council-one") or 0, taken=True)


def closed_in_an_open_meeting(records: Records) -> None:
    """Write what is closed into a meeting that is open to all: an item, papers and versions, another meeting."""
    from datetime import timedelta

    from majlis.adapters.records.council import agenda, meetings, papers

    now = records.now()
    falcon = {"kind": "decision", "title": "Falcon"}
    hidden = agenda.add(records, "council", agenda.New(falcon, "MTG-2025-0001", RED))
    agenda.add(records, "council", agenda.New(falcon, "", RED))
    agenda.take(records, hidden)
    closed_follow_up(records, hidden)
    papers.add(records, hidden, "Falcon", papers.Sent("falcon.txt", b"falcon"))
    papers.add(records, "ITM-2025-0001", "Falcon", papers.Sent("falcon.txt", b"falcon", marking=RED))
    papers.replace(records, "PAP-2025-0001", papers.Sent("falcon.txt", b"falcon", "Falcon", RED))
    meetings.plan(records, "council", meetings.New("Falcon", now, now + timedelta(hours=1), "Falcon", RED))


def open_things(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.incidents import links
    from majlis.adapters.records.nations import revisions
    from majlis.infrastructure.editing.difference import difference, empty

    nations.create(records, SMALL.header, {})
    revisions.commit(records, "small", difference(empty(SMALL), SMALL), revisions.Intent("test"), guarded=False)
    version(records, "small", OPEN_HASH, CLEARED)
    table(records, "cert", Marking(Tlp.AMBER), "a")
    enter(records, sector="health", area="")
    links.link(records, "INC-2025-0001", ["cert/a"])
    links.set_window(records, "small", date(2025, 1, 1), None)
    document(records, "Open note", Marking(Tlp.AMBER))
    run(records, "TLP:AMBER", RUN)
    parameter(records, OWN, Marking(Tlp.AMBER))
    waiting(records, "an open paper", Marking(Tlp.AMBER))
    operators_report(records, "open", Marking(Tlp.AMBER))
    from majlis.adapters.records.scenarios import layers

    people_talk(records, "Open talk", Marking(Tlp.AMBER))
    in_register(records, "small")
    a_body_meets(records, "council", Marking(Tlp.AMBER))
    whatif(records, "Open", Marking(Tlp.AMBER))
    layers.lay(records, "small", "{}", "own")


def closed_things(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.incidents import links, writing
    from majlis.adapters.records.nations import revisions

    nations.create(records, replace(SMALL.header, id="falcon", name="Falcon", marking=RED), {})
    version(records, "falcon", CLOSED_HASH, RED)
    version(records, "small", "e" * 64, RED)
    hidden = replace(CORE, id="falcon:base-01", name="Falcon base", marking=RED)
    intent = revisions.Intent("nation split", "falcon", None, None, (CORE.id,), (CORE.id, hidden.id))
    revisions.commit(records, "small", [Edit("assets", hidden.id, None, hidden)], intent)
    table(records, "falcon", RED, "falcon")
    told = {"title": "Falcon", "day": date(2025, 3, 1), "kind": "ransomware", "sector": "health"}
    writing.create(records, "small", told, writing.Terms("Falcon", RED))
    links.link(records, "INC-2025-0001", ["falcon/falcon"])
    document(records, "Falcon note", RED)
    run(records, "TLP:RED", CLOSED_RUN)
    parameter(records, CLOSED_OWN, RED)
    waiting(records, "falcon", RED)
    from majlis.adapters.records.reports import drafts, joining

    closed = operators_report(records, "Falcon", RED)
    joining.to_incident(records, closed)
    joining.merge(records, operators_report(records, "Falcon", RED), "REP-2025-0001")
    drafts.keep(records, "", {"title": "Falcon"})
    from majlis.adapters.records.scenarios import layers

    people_talk(records, "Falcon", RED)
    in_register(records, "falcon")
    a_body_meets(records, "falcon", RED)
    closed_in_an_open_meeting(records)
    whatif(records, "Falcon", RED)
    layers.lay(records, "falcon", "[]", "falcon")


DOCUMENTS = ("DOC-2025-0001", "DOC-2025-0002")
REPORTS = ("REP-2025-0001", "REP-2025-0002")
INCIDENTS = ("INC-2025-0001", "INC-2025-0002")


def about_reports() -> Mapping[str, Callable[[Records], Any]]:
    """Return every question about operators' reports."""
    from majlis.adapters.records.reports import (
        board,
        drafts,
        enclosing,
        heads,
        joining,
        public,
        reading,
        reminding,
        routing,
    )
    from majlis.adapters.records.reports import writing as telling

    def row_one(records: Records) -> Any:
        return heads.report_row(records, "REP-2025-0001")

    return {
        "reports.board.board": lambda r: board.board(r, "small"),
        "reports.board.answered": lambda r: board.answered(r, "small"),
        "reports.board.heads": lambda r: board.heads(r, "small"),
        "reports.board.reminders": lambda r: board.reminders(r, "small"),
        "reports.drafts.kept": lambda r: drafts.kept(r, ""),
        "reports.enclosing.file": lambda r: [
            told(partial(enclosing.file, r, code, number)) for code in REPORTS for number in range(1, 8)
        ],
        "reports.enclosing.files": lambda r: [told(partial(enclosing.files, r, code)) for code in REPORTS],
        "reports.heads.find": lambda r: (heads.find(r, "REP-2025-0001"), heads.find(r, "REP-2025-0002")),
        "reports.heads.heads_of": lambda r: heads.heads_of(r, [row_one(r)]),
        "reports.heads.of_incident": lambda r: [heads.of_incident(r, code) for code in INCIDENTS],
        "reports.heads.page": lambda r: [heads.page(r, heads.Wanted(words=words, most=1)) for words in ("", "falcon")],
        "reports.heads.report_row": lambda r: heads.report_row(r, "REP-2025-0002"),
        "reports.joining.told_facts": lambda r: joining.told_facts(r, row_one(r)),
        "reports.public.doors": public.doors,
        "reports.public.enclosed": lambda r: told(lambda: public.enclosed(r, "REP-2025-0002", "a word")),
        "reports.public.follow": lambda r: public.follow(r, "REP-2025-0002", "a word"),
        "reports.public.ways_in": public.ways_in,
        "reports.reading.alike": lambda r: reading.alike(r, "REP-2025-0001"),
        "reports.reading.filings": lambda r: reading.filings(r, "REP-2025-0001"),
        "reports.reading.may_work": lambda r: reading.may_work(r, "REP-2025-0001"),
        "reports.reading.merged": lambda r: reading.merged(r, "REP-2025-0001"),
        "reports.reading.thread": lambda r: reading.thread(r, "REP-2025-0001"),
        "reports.reading.written": lambda r: reading.written(r, "REP-2025-0001"),
        "reports.reminding.receivers": lambda r: reminding.receivers(r, ["guest"]),
        "reports.reminding.sent": lambda r: reminding.sent(r, board.reminders(r, "small")),
        "reports.reminding.workable": lambda r: reminding.workable(r, board.reminders(r, "small")),
        "reports.routing.rules": lambda r: routing.rules(r, "small"),
        "reports.routing.shown": lambda r: routing.shown(r, "REP-2025-0001"),
        "reports.routing.works_with": lambda r: routing.works_with(r, row_one(r)),
        "reports.writing.reportable": lambda r: list(telling.reportable(r)),
        "reports.writing.taking": lambda r: (telling.taking(r, "small"), told(lambda: telling.taking(r, "falcon"))),
    }


def about_dialogues() -> Mapping[str, Callable[[Records], Any]]:
    """Return every question about dialogues: what a secret opens is opened by no guess."""
    from majlis.adapters.records.dialogue import entering, heads, reading, rooms, voting

    def both(question: Callable[[str], Any]) -> tuple[str, ...]:
        return tuple(told(partial(question, code)) for code in ("DIA-2025-0001", "DIA-2025-0002"))

    def row(records: Records) -> Any:
        return heads.dialogue_row(records, "DIA-2025-0001")

    guess, account = entering.Way(word="a word", secret="a guess"), entering.Way(secret="a login", account=True)  # noqa: S106
    return {
        "dialogue.entering.door": lambda r: both(
            lambda code: [entering.door(r, code, way) for way in (account, guess)]
        ),
        "dialogue.entering.opened": lambda r: both(lambda code: entering.opened(r, code, account)),
        "dialogue.entering.participant": lambda r: both(lambda code: entering.participant(r, code, "a guess")),
        "dialogue.entering.head_for": lambda r: both(lambda code: entering.head_for(r, code, "a guess")),
        "dialogue.heads.dialogue_row": lambda r: both(lambda code: heads.dialogue_row(r, code)),
        "dialogue.heads.find": lambda r: both(lambda code: heads.find(r, code)),
        "dialogue.heads.leads": lambda r: both(lambda code: heads.leads(r, code)),
        "dialogue.heads.leads_row": lambda r: heads.leads_row(r, row(r)),
        "dialogue.heads.page": lambda r: heads.page(r, "small", most=1),
        "dialogue.reading.estimates": lambda r: both(lambda code: reading.estimates(r, code)),
        "dialogue.reading.following": lambda r: both(lambda code: reading.following(r, code, "a guess")),
        "dialogue.reading.pulse": lambda r: both(lambda code: reading.pulse(r, code)),
        "dialogue.reading.show": lambda r: both(lambda code: reading.show(r, code)),
        "dialogue.reading.stand": lambda r: both(lambda code: reading.stand(r, code, "a guess")),
        "dialogue.rooms.extremity": lambda r: rooms.extremity(r, row(r), 0),
        "dialogue.rooms.found": lambda r: both(lambda code: rooms.found(r, code)),
        "dialogue.voting.counts_of": lambda r: voting.counts_of(r, row(r)),
    }


def about_the_register() -> Mapping[str, Callable[[Records], Any]]:
    """Return every question about logs: a nation that is not seen has none; an entry is opened by its marking."""
    from majlis.adapters.records.register import named, proving, reading, sealing, signing

    def small(records: Records) -> Any:
        return named.existing(records, "small", "decisions")

    def both(question: Callable[[str], Any]) -> tuple[str, ...]:
        return tuple(told(partial(question, nation)) for nation in ("small", "falcon"))

    return {
        "register.named.existing": lambda r: both(lambda nation: named.existing(r, nation, "decisions")),
        "register.named.find": lambda r: both(lambda nation: named.find(r, nation, "decisions")),
        "register.named.whose": lambda r: both(lambda nation: named.whose(r, nation, "decisions")),
        "register.proving.addition": lambda r: told(lambda: proving.addition(r, small(r), 0)),
        "register.proving.consistency": lambda r: proving.consistency(r, small(r), 1, 2),
        "register.proving.newest_row": lambda r: proving.newest_row(r, small(r)),
        "register.proving.receipt": lambda r: told(lambda: proving.receipt(r, small(r), 1)),
        "register.reading.checkpoints": lambda r: reading.checkpoints(r, small(r)),
        "register.reading.entry": lambda r: reading.entry(r, small(r), 1),
        "register.reading.indices_of": lambda r: reading.indices_of(r, small(r), bytes(32)),
        "register.reading.keys": lambda r: reading.keys(r, small(r)),
        "register.reading.logs": reading.logs,
        "register.reading.newest": lambda r: reading.newest(r, small(r)),
        "register.reading.page": lambda r: reading.page(r, small(r)),
        "register.reading.size": lambda r: reading.size(r, small(r)),
        "register.sealing.opened": lambda r: told(lambda: sealing.opened(r, small(r), 2)),
        "register.signing.signed_size": lambda r: signing.signed_size(r, small(r)),
    }


def about_meetings() -> Mapping[str, Callable[[Records], Any]]:
    """Return every question about bodies, meetings, items and papers, the closed ones too."""
    from majlis.adapters.records.council import (
        attendance,
        bodies,
        events,
        gatherings,
        items,
        meetings,
        papers,
        standing,
    )

    def both(ask: Callable[..., Any], prefix: str = "") -> Callable[[Records], Any]:
        codes = [f"{prefix}-2025-000{number}" for number in range(1, 6)] if prefix else ["council", "falcon"]
        return lambda r: tuple(told(partial(ask, r, code)) for code in codes)

    def wanted(records: Records) -> Any:
        return meetings.days_wanted(records, bodies.body_row(records, "council"))

    def versions(records: Records) -> Any:
        return [
            told(partial(papers.read, records, f"PAP-2025-000{one}", number))
            for one in range(1, 5)
            for number in range(3)
        ]

    return {
        "council.attendance.proxies": both(attendance.proxies, "MTG"),
        "council.attendance.there": both(attendance.there, "MTG"),
        "council.bodies.body_row": both(bodies.body_row),
        "council.bodies.find": both(bodies.find),
        "council.bodies.listed": lambda r: bodies.listed(r, "small", dissolved=True),
        "council.bodies.rule_of": both(bodies.rule_of),
        "council.bodies.rules": both(bodies.rules),
        "council.events.listed": both(events.listed, "MTG"),
        "council.gatherings.meeting_row": both(gatherings.meeting_row, "MTG"),
        "council.items.find": both(items.find, "ITM"),
        "council.items.forward": both(items.forward),
        "council.items.item_row": both(items.item_row, "ITM"),
        "council.items.on_agenda": both(items.on_agenda, "MTG"),
        "council.meetings.days_wanted": wanted,
        "council.meetings.find": both(meetings.find, "MTG"),
        "council.meetings.listed": lambda r: (meetings.listed(r), meetings.listed(r, nation="small", most=1)),
        "council.meetings.quorum_now": both(meetings.quorum_now, "MTG"),
        "council.meetings.terms_now": both(meetings.terms_now, "MTG"),
        "council.papers.find": both(papers.find, "PAP"),
        "council.papers.listed": both(papers.listed, "ITM"),
        "council.papers.of_items": lambda r: papers.of_items(r, ["ITM-2025-0001", "ITM-2025-0003"]),
        "council.papers.paper_row": both(papers.paper_row, "PAP"),
        "council.papers.read": versions,
        "council.rooms.room_of": both(lambda r, code: sorted(_room(r, code).voting), "MTG"),
        "council.rooms.room_without_meeting": both(_without_meeting),
        "council.standing.bodies_of": standing.bodies_of,
        "council.standing.holders": both(standing.holders),
        "council.standing.standing": both(standing.standing),
    }


def about_following_up() -> Mapping[str, Callable[[Records], Any]]:
    """Return every question about actions, minutes and the cockpit, the closed ones too."""
    from majlis.adapters.records.council import actions, awaited, cockpit, following, mails, minutes

    def both(ask: Callable[..., Any], prefix: str) -> Callable[[Records], Any]:
        codes = [f"{prefix}-2025-000{number}" for number in range(1, 5)]
        return lambda r: tuple(told(partial(ask, r, code)) for code in codes)

    open_one, closed_one = (mails.Occasion("MTG-2025-0001", "Falcon", "secretariat", one) for one in (CLEARED, RED))
    return {
        "council.actions.action_row": both(actions.action_row, "ACT"),
        "council.actions.evidence": both(lambda r, code: actions.evidence(r, code, 2), "ACT"),
        "council.actions.one": both(actions.one, "ACT"),
        "council.actions.page": lambda r: (
            actions.page(r, actions.Wanted(nation="small", most=1)),
            actions.page(r, actions.Wanted(words="falcon")),
        ),
        "council.actions.today": lambda r: (actions.today(r, "small"), actions.today(r, "falcon")),
        "council.actions.told": lambda r: actions.told(r, [actions.action_row(r, "ACT-2025-0001")]),
        "council.awaited.for_chair": lambda r: (awaited.for_chair(r, "small"), awaited.for_chair(r, "falcon")),
        "council.awaited.late_actions": lambda r: (awaited.late_actions(r, "small"), awaited.late_actions(r, "falcon")),
        "council.awaited.unfinished": lambda r: [row.motion.code for row in awaited.unfinished(r, "small")],
        "council.awaited.unread_statements": lambda r: awaited.unread_statements(r, "small"),
        "council.awaited.votes": lambda r: (awaited.votes(r, "small"), awaited.votes(r, "falcon")),
        "council.cockpit.show": lambda r: (
            told(lambda: cockpit.show(r, "small")),
            told(lambda: cockpit.show(r, "falcon")),
        ),
        "council.following.dues": lambda r: following.dues(r, "small"),
        "council.mails.readers": lambda r: mails.readers(r, ["council-one"], open_one),
        "council.mails.sent": lambda r: mails.sent(r, [open_one, closed_one]),
        "council.minutes.approved_file": both(minutes.approved_file, "MTG"),
        "council.minutes.find": both(minutes.find, "MTG"),
        "council.minutes.minutes_row": both(minutes.minutes_row, "MTG"),
        "council.minutes.template": lambda r: tuple(
            told(partial(minutes.template, r, code)) for code in ("council", "falcon")
        ),
        "council.minutes.told": lambda r: minutes.told(r, minutes.minutes_row(r, "MTG-2025-0001")),
    }


def _room(records: Records, code: str) -> Any:
    from majlis.adapters.records.council.rooms import room_of

    return room_of(records, code)


def _without_meeting(records: Records, code: str) -> Any:
    from majlis.adapters.records.council.rooms import room_without_meeting

    return room_without_meeting(records, code).entitled


def questions() -> Mapping[str, Callable[[Records], Any]]:
    """Return every question, by module and function."""
    from majlis.adapters.records import evidence, incidents, nations, runs, search, views
    from majlis.adapters.records import parameters as own
    from majlis.adapters.records.access import approvals
    from majlis.adapters.records.documents import reading
    from majlis.adapters.records.evidence import counting, ending, figures, finding, listing, quarantine
    from majlis.adapters.records.incidents import duplicates, known, lists, merging, suggesting
    from majlis.adapters.records.nations import drafts, history, overview, rows, start, tables, versions
    from majlis.adapters.records.runs import errands, made
    from majlis.adapters.records.scenarios import keeping, layers
    from majlis.infrastructure.editing.rows import table_named

    def pages(records: Records) -> Any:
        words = [finding.find(records, "small", finding.Asked(word), 1) for word in ("", "falcon", "fal*", "ward")]
        return words, [finding.find(records, "small", finding.Asked(source=name), 1) for name in ("cert",)]

    def before(records: Records) -> Any:
        asked = [finding.Asked(word, as_of=date(2025, 3, 5)) for word in ("", "falcon", "fal*", "ward")]
        return [finding.find(records, "small", one, 1) for one in asked]

    wanted = [lists.Wanted(most=1), lists.Wanted(words="ward*", most=1), lists.Wanted(source="falcon", most=1)]

    def work(records: Records) -> Any:
        return runs.find(records, RUN), told(lambda: runs.find(records, CLOSED_RUN)), told(
            lambda: runs.find(records, "work-")
        )  # fmt: skip

    def glances(records: Records) -> Any:
        return [replace(one, revision=0) for one in overview.nations(records)]  # that it was changed is told

    def at_keys(records: Records) -> Any:
        row = nations.nation_row(records, "small")
        return drafts.visible_at_keys(records, row, table_named("assets"), [CORE.id, "falcon:base-01"])

    may = {"document.release"}
    return {
        "access.approvals.count_for": lambda r: approvals.count_for(r, may),
        "access.approvals.count_agreed": approvals.count_agreed,
        "access.approvals.who_could": lambda r: approvals.who_could(r, "ok-0"),
        "access.approvals.find": lambda r: approvals.find(r, may, "ok-0"),
        "access.approvals.listed": lambda r: approvals.listed(r, may, decided=True),
        "documents.reading.seen": lambda r: list(reading.seen(r, releases=True).values()),
        "documents.reading.find": lambda r: [told(partial(reading.find, r, code)) for code in DOCUMENTS],
        "documents.reading.page": lambda r: (
            reading.page(r, "small", reading.Wanted(most=1), releases=True),
            reading.page(r, "small", reading.Wanted(words="falcon")),
        ),
        "documents.reading.last_note": lambda r: reading.last_note(r, "INC-2025-0001"),
        "documents.reading.forms": lambda r: [told(partial(reading.forms, r, code)) for code in DOCUMENTS],
        "documents.reading.file": lambda r: [told(partial(reading.file, r, code, "pdf")) for code in DOCUMENTS],
        "documents.reading.readable": lambda r: reading.readable(r, reading.find(r, DOCUMENTS[0])),
        "evidence.counting.seen": lambda r: [
            counting.seen(r, row, counting.kept(row) or Counter()) for row in figures.sources(r, "small")
        ],
        "evidence.earlier.places": before,
        "evidence.ending.source_row_on": lambda r: ending.source_row_on(r, "small", "falcon", date(2025, 3, 5)),
        "evidence.ending.source_row": lambda r: ending.source_row(r, "small", "falcon"),
        "evidence.finding.rows": lambda r: finding.rows(r, "small", range(1, 20)),
        "evidence.figures.believed": lambda r: list(figures.believed(r).values()),
        "evidence.figures.catalogue": lambda r: [figures.catalogue(r, row) for row in figures.sources(r, "small")],
        "evidence.figures.entries": lambda r: evidence.entries(r, "small"),
        "evidence.figures.evidence_sha256": lambda r: evidence.evidence_sha256(r, "small"),
        "evidence.figures.observations": lambda r: evidence.observations(r, "small"),
        "evidence.figures.sources": lambda r: list(figures.sources(r, "small").values()),
        "evidence.figures.vulnerabilities": lambda r: evidence.vulnerabilities(r, "small"),
        "evidence.finding.find": pages,
        "evidence.listing.listed": lambda r: (
            listing.listed(r, "small"),
            listing.listed(r, "small", date(2030, 1, 1)),
        ),
        "evidence.listing.one": lambda r: (listing.one(r, "small", "cert"), listing.one(r, "small", "falcon")),
        "evidence.listing.size": lambda r: listing.size(r, "small"),
        "evidence.listing.removed": lambda r: listing.removed(r, "small"),
        "evidence.quarantine.aside": lambda r: quarantine.aside(r, "small"),
        "incidents.known.counted": lambda r: known.counted(r, "small"),
        "incidents.known.current": lambda r: known.current(r, "INC-2025-0002"),
        "incidents.known.days": lambda r: incidents.days(r, "small"),
        "incidents.known.entry": lambda r: incidents.entry(r, "small"),
        "incidents.known.find": lambda r: (incidents.find(r, "INC-2025-0001"), incidents.find(r, "INC-2025-0002")),
        "incidents.known.links": lambda r: list(known.links(r).values()),
        "incidents.known.told": lambda r: incidents.told(r, "small"),
        "incidents.known.versions": lambda r: list(known.versions(r).values()),
        "incidents.known.window_row": lambda r: known.window_row(r, "small").pk,  # type: ignore[union-attr]
        "incidents.lists.history": lambda r: lists.history(r, incidents.find(r, "INC-2025-0001")),
        "incidents.duplicates.newest": lambda r: duplicates.newest(r, "small", 10),
        "incidents.duplicates.of_incident": lambda r: duplicates.of_incident(r, incidents.find(r, "INC-2025-0001"), 10),
        "incidents.known.merged_into": lambda r: known.merged_into(r, "INC-2025-0002"),
        "incidents.merging.keeps": lambda r: merging.keeps(r, "INC-2025-0001", "INC-2025-0002"),
        "incidents.merging.ways": lambda r: merging.ways(r, [("INC-2025-0001", "INC-2025-0002")]),
        "incidents.merging.plan": lambda r: merging.plan(r, "INC-2025-0001", "INC-2025-0002"),
        "incidents.suggesting.named": lambda r: suggesting.named(r, "small", "operator", "Falcon"),
        "incidents.suggesting.suggest": lambda r: suggesting.suggest(r, "small", "operator", "a"),
        "incidents.lists.total": lambda r: [lists.total(r, "small", one) for one in wanted],
        "incidents.lists.page": lambda r: [lists.page(r, "small", one) for one in wanted],
        "incidents.lists.reports": lambda r: lists.reports(r, incidents.find(r, "INC-2025-0001")),
        "incidents.lists.reports_of": lambda r: lists.reports_of(r, [incidents.find(r, "INC-2025-0001")]),
        "nations.drafts.visible_at_keys": at_keys,
        "nations.history.changes": lambda r: history.changes(r, "small", [1, 2], most=50),
        "nations.history.done": lambda r: history.done(r, "small"),
        "nations.history.edits_of": lambda r: len(history.edits_of(r, "small", 1)),
        "nations.history.row_history": lambda r: history.row_history(r, "small", CORE.id, "", history.done(r, "small")),
        "nations.history.to_undo": lambda r: history.to_undo(r, "small", None),
        "nations.history.touched_later": lambda r: history.touched_later(
            r, "small", 1, history.edits_of(r, "small", 1)
        ),
        "nations.named.codes": nations.codes,
        "nations.named.exists": lambda r: nations.exists(r, "falcon"),
        "nations.named.find": lambda r: (nations.find(r, "small"), nations.find(r, "falcon")),
        "nations.named.header": lambda r: (nations.header(r, "small"), nations.header(r, "falcon")),
        "nations.named.nation_row": lambda r: nations.nation_row(r, "falcom"),
        "nations.named.of_hash": lambda r: (nations.of_hash(r, OPEN_HASH), nations.of_hash(r, CLOSED_HASH)),
        "nations.overview.nations": glances,
        "nations.rows.find_row": lambda r: rows.find_row(r, "small", "falcon:base-02"),
        "nations.rows.search": lambda r: [
            rows.search(r, "small", words, most=1) for words in ((), ("falcon",), ("e",))
        ],
        "nations.tables.page": lambda r: [
            tables.page(r, "small", tables.Question("assets", words, most=1)) for words in ((), ("falcon",))
        ],
        "nations.tables.sizes": lambda r: tables.sizes(r, "small"),
        "nations.tables.whole": lambda r: tables.whole(r, "small", tables.Question("assets")),
        "nations.start.profile_of": lambda r: start.profile_of(r, "small"),
        "nations.versions.versions": lambda r: versions.versions(r, "small"),
        "parameters.own": lambda r: own.own(r, "small"),
        **about_reports(),
        **about_dialogues(),
        **about_the_register(),
        **about_meetings(),
        **about_following_up(),
        "runs.made.made": lambda r: made.made(r, "small", last=9),
        "runs.made.made_one": lambda r: tuple(
            told(partial(made.made_one, r, "small", run)) for run in (RUN, CLOSED_RUN)
        ),
        "runs.made.nations_in_turn": made.nations_in_turn,
        "runs.made.going": lambda r: made.going(r, "small", last=9),
        "runs.made.checks": lambda r: (
            made.checks(r, "small", RUN, "run replay"),
            made.checks(r, "small", CLOSED_RUN, "x"),
        ),
        "runs.made.queued": lambda r: tuple(map(str, made.queued(r))),
        "runs.made.every": lambda r: made.every(r, "small", last=9),
        "runs.errands.newest": lambda r: errands.newest(r, "key"),
        "runs.errands.sent": lambda r: errands.sent(r, CLOSED_RUN),
        "runs.errands.waiting": lambda r: errands.waiting(r, "small"),
        "runs.orders.before": lambda r: runs.before(r, runs.find(r, RUN)),
        "runs.orders.find": work,
        "runs.orders.listed": lambda r: runs.listed(r, last=9),
        "runs.orders.seen": runs.seen,
        "scenarios.keeping.find": lambda r: (keeping.find(r, "WHATIF-2025-0001"), keeping.find(r, "WHATIF-2025-0002")),
        "scenarios.keeping.page": lambda r: [keeping.page(r, "small", most=1, words=words) for words in ("", "falcon")],
        "scenarios.layers.mark": lambda r: (layers.mark(r, "small"), layers.mark(r, "falcon")),
        "scenarios.layers.source_of": lambda r: (layers.source_of(r, "small"), layers.source_of(r, "falcon")),
        "scenarios.layers.read": lambda r: (layers.read(r, "small"), layers.read(r, "falcon")),
        "views.kept": views.kept,
        "search.words": lambda _: search.words("falcon"),
    }


PARTS_OF_A_DRAFT = {
    "nations.drafts.read_whole",
    "nations.named.draft",
    "nations.named.draft_at",
    "nations.named.revision",
}
"""That something in a draft is closed is told, and nothing of it: a figure of a part would be wrong and look right."""
BY_PERMISSION = {
    *("access.tokens.listed", "access.tokens.find_token", "people.roles.demand_grantable", "people.roles.demand_held"),
    *("health.newest", "keys.owner_key", "trail.page", "retention.rules", "retention.days_of"),
    *("people.accounts.organisations", "people.accounts.persons", "people.roles.held", "people.roles.standing"),
    *("register.auditing.waiting", "register.auditing.compare", "register.durability.durability"),
    *("register.logs.origin", "register.rotating.in_force", "register.verifying.verify"),
    *("register.witnessing.seen", "register.witnessing.compare", "register.witnessing.own_key"),
    "council.mails.clerks",
}
"""Accounts, audit and rules have no marking: who may read them is a permission."""
ASKED_ELSEWHERE = {
    *(
        f"council.motions.{verb}"
        for verb in ("seen", "motion_row", "find", "page", "of_item", "amendments", "recusals")
    ),
    *("council.evidence.pins", "council.evidence.of_run"),
    *(f"council.ballots.{verb}" for verb in ("find", "of_motion", "votes", "voted", "waiting", "own_vote", "papers")),
    *(f"council.ballots.{verb}" for verb in ("ballot_row", "room_for", "gathered", "is_chair", "written_down")),
    *(f"council.decisions.{verb}" for verb in ("seen", "decision_row", "find", "of_motion", "page", "unsigned")),
    "council.decisions.leaf_of",
    *(f"council.public.{verb}" for verb in ("board", "page", "bundle", "body_name", "nations")),
    *(f"council.bundling.{verb}" for verb in ("bundle", "enclosed", "names")),
    *("council.held.demand", "register.signing.behind"),
    *("council.booking.book", "council.recounting.material"),
}
"""Asked before and after in `tests/unit/adapters/records/council`: of sealed decisions everybody is told the number."""
WRITERS = {
    *(f"council.moving.{verb}" for verb in ("draft", "amend", "edit", "put", "withdraw", "recuse", "unrecuse")),
    *("council.moving.held", "council.moving.tell", "council.ballots.take_back"),
    *("council.evidence.pin", "council.evidence.unpin", "council.evidence.copy"),
    *(f"council.voting.{verb}" for verb in ("open_ballot", "vote", "object_", "record")),
    *(f"council.counting.{verb}" for verb in ("count", "casting", "confirm", "void")),
    *("council.decisions.make", "council.decisions.publish", "numbering.numbered"),
    *(f"council.founding.{verb}" for verb in ("create", "edit", "dissolve")),
    *(f"council.bodies.{verb}" for verb in ("held", "demand_owner", "demand_readable", "set_current", "set_rule")),
    *(f"council.seats.{verb}" for verb in ("add", "edit", "abolish", "appoint", "dismiss", "suspend")),
    *("council.events.record", "council.gatherings.held_meeting", "council.items.held_item"),
    *(f"council.meetings.{verb}" for verb in ("plan", "move", "notify", "open_", "close", "cancel")),
    *(f"council.attendance.{verb}" for verb in ("come", "sit", "leave", "give_proxy", "take_back")),
    *(f"council.agenda.{verb}" for verb in ("add", "edit", "move", "order", "withdraw", "take", "settle")),
    *(f"council.papers.{verb}" for verb in ("add", "replace", "withdraw")),
    *(f"council.acting.{verb}" for verb in ("add", "do", "report", "accept", "move", "give", "escalate")),
    *(f"council.minutes.{verb}" for verb in ("draft", "edit", "propose", "approve", "set_template")),
    *("council.mails.claim", "council.mails.settle"),
    *(f"dialogue.leading.{verb}" for verb in ("start", "edit", "phase", "word", "seed", "ask", "outcome")),
    *("dialogue.heads.led", "dialogue.heads.demand_owner", "dialogue.entering.enter", "dialogue.inventing.invent"),
    *("dialogue.moderating.moderate", "dialogue.voting.vote", "dialogue.voting.paper"),
    *(f"dialogue.speaking.{verb}" for verb in ("state", "remark", "estimate")),
    *(f"reports.drafts.{verb}" for verb in ("keep", "forget")),
    *(f"reports.joining.{verb}" for verb in ("attach", "to_incident", "leave", "merge", "unmerge")),
    *(f"reports.public.{verb}" for verb in ("open_door", "tell", "add", "enclose")),
    *("reports.reminding.claim", "reports.reminding.settle", "reports.turns.take"),
    *(f"reports.enclosing.{verb}" for verb in ("enclose", "put", "discard")),
    *(f"reports.routing.{verb}" for verb in ("set_rule", "drop_rule", "apply", "pass_on", "withdraw", "workable")),
    *(f"reports.talking.{verb}" for verb in ("ask", "answer", "heard", "feedback", "note", "close", "reopen")),
    *(f"reports.writing.{verb}" for verb in ("send", "amend", "own", "tell_more")),
    *("scenarios.keeping.save", "scenarios.keeping.drop", "scenarios.layers.lay", "scenarios.layers.lift"),
    *(f"access.approvals.{verb}" for verb in ("ask", "used", "give", "refuse")),
    *("access.tokens.create", "access.tokens.revoke", "people.accounts.set_language"),
    *(f"documents.writing.{verb}" for verb in ("start", "save", "freeze", "release", "withdraw")),
    *("evidence.adding.add", "evidence.ending.remove", "evidence.ending.restore", "evidence.quarantine.drop"),
    *("evidence.quarantine.mend", "evidence.from_directory.take_evidence", "evidence.from_directory.take_parameters"),
    *("evidence.writing.write_facts", "incidents.links.link", "incidents.links.unlink", "incidents.links.set_window"),
    *(f"incidents.writing.{verb}" for verb in ("create", "amend", "close", "mark", "held", "demand_owner", "today_of")),
    *("incidents.writing.follow", "incidents.writing.provenance_of"),
    *("incidents.merging.merge", "incidents.merging.unmerge", "incidents.undoing.undo"),
    *("evidence.quarantine.recall", "views.keep", "views.rename", "views.drop"),
    *("nations.drafting.take_in", "nations.drafting.undo", "nations.named.create", "nations.start.start"),
    *("nations.revisions.commit", "nations.revisions.replace_whole", "nations.revisions.locked"),
    *("nations.versions.publish", "parameters.set_own", "parameters.unset", "audit.note"),
    *("retention.apply", "retention.set_days", "people.erasure.erase", "people.holdings.demand_administrator"),
    "forgetting.forget",
    *(f"people.accounts.{verb}" for verb in ("ensure_organisation", "add_organisation", "close_organisation")),
    *("people.accounts.add_person", "people.accounts.set_password", "people.accounts.close_person"),
    *("people.roles.grant", "people.roles.end", "people.factors.take_away", "runs.adoption.adopt"),
    *(
        "register.appending.append",
        "register.appending.announce",
        "register.entering.enter",
        "register.entering.enter_sealed",
    ),
    *("register.auditing.enter", "register.logs.log_of", "register.logs.set_origin", "register.signing.sign"),
    *("register.rotating.rotate", "register.rotating.recover", "register.sealing.append_sealed"),
    *("register.sealing.destroy", "register.witnessing.cosign", "register.witnessing.keep_cosignature"),
    *(f"runs.leases.{verb}" for verb in ("begin", "claim", "settle", "finish", "fail", "stop", "give_back")),
    *(f"runs.orders.{verb}" for verb in ("new_row", "queue", "cancel", "retry")),
    "runs.errands.send",
}


def told(question: Callable[[], Any]) -> str:
    try:
        return repr(question())
    except MajlisError as error:
        return f"{type(error).__name__}: {error}"


def answers(records: Records) -> dict[str, str]:
    return {name: told(partial(ask, records)) for name, ask in questions().items()}


@pytest.fixture
def clock() -> Clock:
    return clock_at("2025-03-03")


def test_what_is_closed_changes_no_answer(tmp_path: Path, database: str, clock: Clock) -> None:
    home = tmp_path / "home"
    writer = open_at(home, database, clock)
    open_things(writer)
    guest = open_at(home, database, clock, GUEST, "guest")
    before = answers(guest)
    closed_things(writer)
    after = answers(guest)
    assert {name for name in before if before[name] != after[name]} == set()
    everything = answers(writer)
    alike = {"evidence.figures.catalogue", "evidence.figures.vulnerabilities", "evidence.listing.removed"}
    assert sum(everything[name] != after[name] for name in before.keys() - alike) >= 30, "there was something to see"


def test_what_is_refused_to_a_writer_tells_nothing(tmp_path: Path, sqlite_database: str, clock: Clock) -> None:
    home = tmp_path / "home"
    writer = open_at(home, sqlite_database, clock)
    open_things(writer)
    guest = open_at(home, sqlite_database, clock, GUEST, "guest")
    from majlis.adapters.records import parameters as own
    from majlis.adapters.records import runs
    from majlis.adapters.records.evidence import ending
    from majlis.adapters.records.incidents import links, writing
    from majlis.adapters.records.nations import revisions

    attempts: Mapping[str, Callable[[], Any]] = {
        "remove": lambda: ending.remove(guest, "small", "falcon"),
        "restore": lambda: ending.restore(guest, "small", "falcon"),
        "link": lambda: links.link(guest, "INC-2025-0001", ["falcon/falcon"]),
        "mark": lambda: writing.mark(guest, "INC-2025-0002", RED, "guest"),
        "cancel": lambda: runs.cancel(guest, CLOSED_RUN),
        "retry": lambda: runs.retry(guest, CLOSED_RUN),
        "commit": lambda: revisions.commit(guest, "falcon", [], revisions.Intent("test")),
    }
    before = {name: told(attempt) for name, attempt in attempts.items()}
    closed_things(writer)
    assert {name: told(attempt) for name, attempt in attempts.items()} == before
    need = replace(SMALL.suppliers[0], supplier="falcon:base-01", marking=RED)
    key = f"{need.node}/{need.group}/{need.supplier}"
    revisions.commit(writer, "small", [Edit("suppliers", key, None, need)], revisions.Intent("test"))
    gone = next(one for one in SMALL.assets if one.id == need.node)
    refused = {  # that something is in the way is told, and nothing of it
        "file": lambda: table(guest, "Falcon", Marking(Tlp.AMBER), "b"),
        "same file": lambda: table(guest, "falcon", Marking(Tlp.AMBER), "falcon"),
        "retire": lambda: revisions.commit(
            guest, "small", [Edit("assets", gone.id, gone, None)], revisions.Intent("test")
        ),
        "set": lambda: own.set_own(guest, "small", {CLOSED_OWN: parameters()[CLOSED_OWN]}),
        "unset": lambda: own.unset(guest, "small", CLOSED_OWN),
        "window": lambda: links.set_window(replace(guest, reader=Reader("guest")), "small", date(2025, 1, 1), None),
    }
    for name, attempt in refused.items():
        text = told(attempt)
        assert "Error: " in text, name
        assert "falcon" not in text.lower().replace("falcon.csv", ""), text


def test_every_function_that_takes_a_reader_is_asked_or_named_here() -> None:
    found = set()
    folder = Path(room.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.args.args:
                first = node.args.args[0]
                if isinstance(first.annotation, ast.Name) and first.annotation.id == "Records":
                    found.add(".".join((*path.relative_to(folder).with_suffix("").parts, node.name)))
    asked = set(questions()) - {"search.words"}
    assert found - asked - PARTS_OF_A_DRAFT - BY_PERMISSION - ASKED_ELSEWHERE - WRITERS == set()
    assert (asked | PARTS_OF_A_DRAFT | BY_PERMISSION | ASKED_ELSEWHERE | WRITERS) - found == set()
