"""What minutes are written from, for tests: an invented meeting in which everything happens once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from majlis.briefing.document import Heading, Paragraph, Picture, Table, Terms
from majlis.briefing.minutes import Written
from majlis.briefing.minutes_facts import (
    ActionFacts,
    BallotFacts,
    DecisionFacts,
    Happened,
    Material,
    Matter,
    MotionFacts,
    SeatFacts,
    Stay,
)
from majlis.briefing.paper import PaperBlock, Urdu

START = datetime(2026, 3, 10, 5, tzinfo=UTC)
CHECKPOINT = (
    "council.example/small/decisions\n12\nq83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=\n\n— council.example x\n"
)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def happened(kind: str, minutes: int, item: str = "", **facts: object) -> Happened:
    return Happened(kind, item, at(minutes), facts)


ONE, TWO = "ITM-2026-0001", "ITM-2026-0002"
MATERIAL = Material(
    body="Council of tests",
    code="MTG-2026-0002",
    title="Second meeting",
    place="Room 1",
    begins=START,
    zone=ZoneInfo("Asia/Karachi"),
    marking="TLP:AMBER",
    synthetic=True,
    made=at(300),
    version=1,
    state="draft",
    chair="chair",
    seats={
        "chair": SeatFacts("chair", "Chair", "Amina"),
        "power": SeatFacts("power", "Power companies", "Bilal"),
        "banks": SeatFacts("banks", "Banks", "Dana"),
        "media": SeatFacts("media", "Media", ""),
    },
    stays=(
        Stay("chair", "Amina", remote=False, came=at(0), left=at(100)),
        Stay("power", "Bilal", remote=True, came=at(10), left=at(60)),
    ),
    events=(
        happened("noticed", -9000, days=5, reason="urgent"),
        happened("opened", 0, quorum="quorum 2 of 3, needed 2", quorate=True, short_notice="urgent"),
        happened("item", 1, ONE),
        happened("motion", 2, ONE, motion="MOT-2026-0001"),
        happened("amendment", 3, ONE, motion="MOT-2026-0002", amends="MOT-2026-0001"),
        happened("came", 10, seat="power"),
        happened("proxy", 11, away="banks", holder="chair"),
        happened("recused", 12, ONE, motion="MOT-2026-0001", seat="power"),
        happened("unrecused", 13, ONE, motion="MOT-2026-0001", seat="power"),
        happened("ballot", 14, ONE, motion="MOT-2026-0001", ballot=1, form="names"),
        happened("void", 15, ONE, motion="MOT-2026-0001", ballot=1),
        happened("result", 20, ONE, motion="MOT-2026-0001", ballot=2, outcome="carried"),
        happened("confirmed", 21, ONE, motion="MOT-2026-0001", ballot=2, decision="DEC-2026-0001"),
        happened("action", 22, action="ACT-2026-0001"),
        happened("item-done", 23, ONE),
        happened("left", 60, seat="power"),
        happened("proxy-ended", 61, away="banks", holder="chair", why="left"),
        happened("withdrawn", 70, TWO, motion="MOT-2026-0003"),
        happened("agenda-order", 71),
        happened("carried-over", 99, TWO, title="The year"),
        happened("closed", 100, present=["chair"]),
    ),
    matters=(
        Matter(ONE, 1, "decision", "Share indicators", "معلومات", "Shall they be shared?", "TLP:AMBER",
               "The chair **reported**.\n\nThe banks asked for two days.", (("PAP-2026-0001", "Costs", "c" * 64),)),
        Matter(TWO, 2, "information", "The year", "", "", "TLP:GREEN"),
    ),
    motions={
        "MOT-2026-0001": MotionFacts("MOT-2026-0001", "Share", "Indicators are shared within a day.", "کونسل",
                                     "A", "", "power", "Rules, article 4"),
        "MOT-2026-0002": MotionFacts("MOT-2026-0002", "Two days", "Replace a day by two days.", amends="MOT-2026-0001"),
    },
    ballots={
        ("MOT-2026-0001", 2): BallotFacts(
            "MOT-2026-0001", 2, "names", True, "carried", ("quorum 2 of 3, needed 2", "yes 2 > 1/2 of 2 = 1"),
            {"yes": 2, "no": 0}, (("chair", "yes"), ("power", "yes"))),
    },
    recusals={("MOT-2026-0001", "power"): "owns the supplier"},
    decisions=(DecisionFacts("DEC-2026-0001", "MOT-2026-0001", "Share", "Indicators are shared.", "کونسل", 11, True),),
    actions=(ActionFacts("ACT-2026-0001", "Write the rules", "bilal", "2026-04-01", "DEC-2026-0001"),),
    note="The chair welcomed all.",
    before=("MTG-2026-0001", "approved", "d" * 64),
    checkpoint=CHECKPOINT,
    left_out=1,
)  # fmt: skip
"""A meeting."""


def empty() -> Material:
    """Return a meeting of which nothing is known."""
    return replace(
        MATERIAL, events=(), matters=(), stays=(), seats={}, motions={}, ballots={}, recusals={}, decisions=(),
        actions=(), note="", before=("", "", ""), checkpoint="", left_out=0, chair="", place="", synthetic=False,
        state="approved",
    )  # fmt: skip


def flat(written: Written) -> str:
    """Return minutes as plain lines."""
    paper = written.paper
    lines = [paper.kicker, paper.title, *_lines(paper.lead)]
    for part in paper.parts:
        lines += [f"# {part.title}", *_lines(part.blocks)]
    return "\n".join(lines) + "\n"


def _lines(blocks: Sequence[PaperBlock]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(text, style):
                lines.append(f"({text})" if style == "small" else text)
            case Urdu(text):
                lines.append(f"<{text}>")
            case Heading(text):
                lines.append(f"## {text}")
            case Terms(items):
                lines += [f"{term}: {text}" for term, text in items]
            case Table():
                lines += [f"| {' | '.join(row)} |" for row in ([one.title for one in block.columns], *block.rows)]
            case Picture():
                lines.append(f"[{block.alt}]")
    return lines
