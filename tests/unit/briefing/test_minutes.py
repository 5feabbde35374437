"""Minutes from events: the same events give the same minutes, word by word."""

from dataclasses import replace
from pathlib import Path

from tests import pdfs
from tests.minutes import MATERIAL, empty, flat, happened

from majlis.briefing.minutes import write
from majlis.briefing.minutes_facts import SeatFacts
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
