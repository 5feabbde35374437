"""The demonstration's Council: a body with its seats, a meeting that was held, one that comes, and a dialogue."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from majlis.acts.demo_steps import Steps
from majlis.acts.world import Actor, World

BODY = "council"
SEATS = (
    ("chair", "Chair of the Council", "صدر کونسل", "government", "chair"),
    ("cert", "National CERT", "قومی سرٹ", "government", "member"),
    ("operators", "Operators of critical infrastructure", "اہم ڈھانچے کے منتظمین", "operators", "member2"),
    ("academia", "Universities", "جامعات", "academia", "member3"),
    ("law", "Bar and bench", "بار اور عدلیہ", "law", "member4"),
)
"""Code, title in English and Urdu, constituency, login of who holds it."""
ASSISTANT = ("chair", "assistant")
HELD = 35
"""Days ago that the meeting was held."""
AHEAD = 12
"""Days until the next."""
PEOPLE, STATEMENTS = 240, 24
"""Size of the dialogue."""


@dataclass(frozen=True, slots=True)
class Times:
    """When things happened, in the demonstration."""

    now: datetime

    @property
    def held(self) -> datetime:
        """When the meeting that was held began."""
        return (self.now - timedelta(days=HELD)).replace(hour=6, minute=0, second=0, microsecond=0)

    @property
    def ahead(self) -> datetime:
        """When the next one begins."""
        return (self.now + timedelta(days=AHEAD)).replace(hour=6, minute=0, second=0, microsecond=0)


def council(world: World, nation: str, runs: Sequence[str], folder: Path) -> None:
    """Make it through the acts, at the moments at which they would have been performed.

    Parameters
    ----------
    world : World
        Of who sits at the machine.
    nation : str
        Code.
    runs : sequence of str
        Assessments, by id; the last one is pinned.
    folder : Path
        For the papers.
    """
    times = Times(world.now())
    _body(_at(world, times.held - timedelta(days=20)), nation)
    decision = _held(world, times, runs[-1], folder)
    _ahead(world, times, runs[-1], folder, decision)
    Steps(world).take("dialogue synthesize", {"nation": nation}, {"people": PEOPLE, "statements": STATEMENTS})


def _at(world: World, moment: datetime, person: str = "") -> Steps:
    """Return the steps of who sits at the machine, or of a person, at a moment."""
    actor = world.actor
    if person:
        records = world.records
        from majlis.adapters.records.people import roles

        found = roles.standing(records, person)
        actor = Actor(person, found.permissions, found.reader, remote=True)
    return Steps(replace(world, actor=actor, now=lambda: moment))


def _body(steps: Steps, nation: str) -> None:
    facts = {
        "name": "Cyber Security Council (synthetic)",
        "name_ur": "سائبر سکیورٹی کونسل (مصنوعی)",
        "legal_basis": "Synthetic: an act that was invented for the demonstration",
    }
    steps.take("body create", {"nation": nation, "body": BODY}, facts)
    for preset in ("two-thirds", "written"):
        steps.take("body rule", {"body": BODY}, {"preset": preset, "beside": True})
    for code, title, title_ur, group, person in SEATS:
        seat = {"title": title, "title_ur": title_ur, "constituency": group, "chair": code == "chair"}
        steps.take("body seat", {"body": BODY, "seat": code}, seat)
        steps.take("body appoint", {"body": BODY, "seat": code, "person": person}, {})
    assisted, assistant = ASSISTANT
    steps.take("body appoint", {"body": BODY, "seat": assisted, "person": assistant}, {"assistant": True})


def _held(world: World, times: Times, run: str, folder: Path) -> str:
    """Hold a meeting: a motion is carried by hands, for which the clerk stands, and published; an action is overdue."""
    before = _at(world, times.held - timedelta(days=14))
    meeting = before.take("meeting plan", {"body": BODY}, {"title": "First meeting (synthetic)", **_hours(times.held)})
    code = meeting.code
    item = _item(before, code, "Report incidents within a day", "Shall operators report an incident within a day?")
    _paper(before, item, folder, "note.txt", "Synthetic note: what early reports would have changed.")
    text = "Operators of critical infrastructure report an incident to the CERT within 24 hours of noticing it."
    motion = _motion(before, item, {"title": "Incidents are reported within a day", "text": text}, run)
    before.take("meeting notify", {"meeting": code}, {})
    during = _at(world, times.held + timedelta(minutes=20))
    there = tuple(seat for seat, *_ in SEATS if seat != "law")
    during.take("meeting open", {"meeting": code}, {"present": there})
    during.take("agenda take", {"item": item}, {})
    during.take("motion put", {"motion": motion}, {})
    during.take("ballot open", {"motion": motion}, {"form": "hands"})
    during.take("ballot record", {"motion": motion}, {"yes": 3, "no": 1})
    during.take("ballot count", {"motion": motion}, {})
    chair = _at(world, times.held + timedelta(minutes=40), "chair")
    decided = chair.take("ballot confirm", {"motion": motion}, {})
    decision: str = decided.decision
    due = times.now.date() - timedelta(days=6)
    what = "Synthetic: write the form for reports, and tell every operator of it"
    during.take("action add", {"what": what, "doer": "analyst", "due": due}, {"decision": decision})
    _at(world, times.held + timedelta(hours=2)).take("meeting close", {"meeting": code}, {})
    after = _at(world, times.held + timedelta(days=2))
    after.take("decision publish", {"decision": decision}, {})
    after.take("minutes draft", {"meeting": code}, {})
    return decision


def _ahead(world: World, times: Times, run: str, folder: Path, decision: str) -> None:
    """Plan the next meeting, and put a motion in writing that members vote on now."""
    steps = _at(world, times.now)
    meeting = steps.take("meeting plan", {"body": BODY}, {"title": "Second meeting (synthetic)", **_hours(times.ahead)})
    code = meeting.code
    first = _item(steps, code, "Spare transformers", "Shall the nation keep spare transformers in common?")
    text = "Regions keep a common stock of spares."
    _motion(steps, first, {"title": "Spare transformers are kept in common", "text": text}, run)
    _paper(steps, first, folder, "spares.txt", "Synthetic note: what spares would shorten.")
    _item(steps, code, "Exercise of next year", "Which exercise is held next year?", kind="discussion")
    written = _item(steps, "", "Share indicators", "Shall indicators of attacks be shared within a day?")
    text = f"Who sees an indicator of an attack shares it within a day. {decision} stays as it is."
    facts = {"title": "Indicators are shared within a day", "text": text, "rule": "written"}
    motion = _motion(steps, written, facts, run)
    steps.take("motion put", {"motion": motion}, {})
    until = f"{times.now + timedelta(days=8):%Y-%m-%d}T12:00"
    steps.take("ballot open", {"motion": motion}, {"form": "recorded", "until": until})
    _at(world, times.now, "member2").take("ballot vote", {"motion": motion, "vote": "yes"}, {})


def _hours(begins: datetime) -> dict[str, str]:
    return {"begins": f"{begins:%Y-%m-%dT%H:%M}Z", "ends": f"{begins + timedelta(hours=2):%Y-%m-%dT%H:%M}Z"}


def _item(steps: Steps, meeting: str, title: str, question: str, *, kind: str = "decision") -> str:
    facts: dict[str, object] = {"title": f"{title} (synthetic)", "kind": kind, "question": question}
    if kind == "decision":
        facts |= {
            "recommendation": "The secretariat recommends it.",
            "dissent": "Synthetic: operators of small plants fear the effort.",
            "strength": "moderate",
            "strength_why": "It rests on a model whose assumptions are judgement.",
        }
    facts |= {"meeting": meeting} if meeting else {"due": (steps.world.now() + timedelta(days=2 * AHEAD)).date()}
    code: str = steps.take("agenda add", {"body": BODY}, facts).code
    return code


def _paper(steps: Steps, item: str, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"{text}\nSYNTHETIC: invented for the demonstration.\n", encoding="utf-8")
    steps.take("paper add", {"item": item, "file": path}, {"title": text.partition(".")[0]})


def _motion(steps: Steps, item: str, facts: dict[str, str], run: str) -> str:
    basis = {"legal_basis": "Synthetic: section 4 of the invented act"}
    code: str = steps.take("motion draft", {"item": item}, {**basis, **facts}).motion.code
    steps.take("motion pin", {"place": code, "kind": "run", "reference": run}, {})
    return code
