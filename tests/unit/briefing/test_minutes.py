"""Minutes from events: the same events give the same minutes, word by word."""

from dataclasses import replace
from pathlib import Path

from tests import pdfs
from tests.minutes import MATERIAL, empty, flat, happened

from majlis.briefing.minutes import write
from majlis.briefing.minutes_facts import BallotFacts, SeatFacts
from majlis.briefing.paper import paper_pdf

GOLDEN = Path(__file__).parents[2] / "golden" / "minutes.txt"


def test_a_meeting_in_which_everything_happens() -> None:
    assert flat(write(MATERIAL)) == GOLDEN.read_text(encoding="utf-8")


def test_a_meeting_of_which_nothing_is_known() -> None:
    told = flat(write(empty()))
    for words in ("Nothing was decided", "No action was set", "no signed checkpoint", "Nobody was recorded",
                  "no meeting before", "They were approved"):  # fmt: skip
        assert words in told
    assert "left out" not in told


def test_what_the_reader_may_not_see_is_not_told() -> None:
    hidden = replace(MATERIAL, motions={}, ballots={}, decisions=(), actions=())
    told = flat(write(hidden))
    for words in ("Indicators are shared", "carried", "DEC-2026-0001"):
        assert words not in told.replace("carried-over", "")


def test_quorum_cancelling_and_the_rest() -> None:
    events = (
        happened("opened", 0, quorum="quorum 1 of 3, needed 2", quorate=False),
        happened("cancelled", 1, reason="too few"),
        happened("item-withdrawn", 2, "ITM-2026-0002"),
    )
    told = flat(write(replace(MATERIAL, events=events, left_out=2, state="proposed")))
    for words in (
        "quorum was not reached",
        "cancelled: too few",
        "was withdrawn",
        "2 items are",
        "proposed, not approved",
    ):
        assert words in told
    assert "The item was not taken up." in told
    assert str(SeatFacts("x", "Media", "")) == "Media"


def test_the_pages() -> None:
    texts = pdfs.texts_of(paper_pdf(write(MATERIAL).paper))
    assert all("SYNTHETIC" in text and text.count("TLP:AMBER") >= 2 for text in texts)
    whole = " ".join(" ".join(texts).split())
    assert "Indicators are shared within a day." in whole
    assert "They are approved in a later meeting" in whole


def test_a_proxy_is_told_where_who_is_away_is_told_and_where_the_vote_is() -> None:
    ballot = MATERIAL.ballots["MOT-2026-0001", 2]
    named = replace(ballot, names=(("chair", "yes"), ("banks", "no")), proxies={"banks": "chair"})
    events = (happened("proxy", -5, away="banks", holder="chair"), *MATERIAL.events)
    told = flat(write(replace(MATERIAL, events=events, ballots={("MOT-2026-0001", 2): named})))
    attendance = told[told.index("# Attendance") : told.index("# 1.")]
    assert "Chair (Amina) votes for Banks (Dana), who is away." in attendance
    assert "Proxy at this vote: Chair (Amina) for Banks (Dana)." in told
    assert "| Banks (Dana) | no, by proxy of Chair (Amina) |" in told


def test_a_tie_and_the_casting_vote_are_two_steps() -> None:
    ballot = BallotFacts("MOT-2026-0001", 1, "hands", False, "carried", ("tie: the chair's vote",),
                         {"yes": 2, "no": 2}, casting="yes")  # fmt: skip
    vote = {"motion": "MOT-2026-0001", "ballot": 1}
    item = "ITM-2026-0001"
    events = (
        happened("item", 1, item),
        happened("result", 2, item, outcome="casting", **vote),
        happened("result", 3, item, outcome="carried", decision="DEC-2026-0001", **vote),
    )
    told = flat(write(replace(MATERIAL, events=events, ballots={("MOT-2026-0001", 1): ballot})))
    assert "Vote 1 on MOT-2026-0001, by show of hands: **tied; it waits for the chair's casting vote**." in told
    assert "Chair (Amina), who chairs, gave the casting vote: yes. The motion is **carried**." in told
    assert told.count("**carried**") == 1
    assert told.count("yes 2, no 2") == 1


def test_a_void_vote_says_what_came_out_and_why_it_does_not_count() -> None:
    ballot = BallotFacts("MOT-2026-0001", 1, "hands", True, "", ("yes 2 > 1", "void: counted twice"), {"yes": 2})
    vote = {"motion": "MOT-2026-0001", "ballot": 1}
    item = "ITM-2026-0001"
    events = (happened("result", 2, item, outcome="lost", **vote), happened("void", 3, item, **vote))
    told = flat(write(replace(MATERIAL, events=events, ballots={("MOT-2026-0001", 1): ballot})))
    assert "recorded by the clerk: **lost**." in told
    assert "Vote 1 on MOT-2026-0001 was declared void (counted twice): it does not count." in told
    assert "How: yes 2 > 1." in told
