"""The situation note: its parts from the records, its changes, and the paper in words."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from majlis.briefing import note
from majlis.briefing.document import Paragraph
from majlis.briefing.messages import catalogue
from majlis.briefing.note import Facts, Frame
from majlis.infrastructure.reach import Reach, ReachedService

BARE = Facts("Systems locked", date(2026, 11, 23), "ransomware")
FULL = Facts(
    "Systems locked",
    date(2026, 11, 23),
    "ransomware",
    "Backups are whole.\n\nPumps run by hand.",
    "water",
    "Waterworks East",
    "Eastern",
    "Duty desk",
    1_200_000,
    3.5,
    2,
    closed=True,
)
REACH = Reach(
    "operator",
    3,
    (("treatment", 2), ("pumping", 1)),
    (("health", 4),),
    (
        ReachedService("water", 6_200_000, 0.0, 30.0),
        ReachedService("health", 40_000, 5.0, 331.0),
    ),
    ("A", "B", "C", "D", "E", "F", "G"),
    336,
)
AT = datetime(2026, 11, 25, 13, 5, tzinfo=UTC)


def frame(**changes: object) -> Frame:
    values: dict[str, object] = {
        "code": "DOC-2026-0002",
        "incident": "INC-2026-0001",
        "title": "Systems locked",
        "nation": "Testland",
        "marking": "TLP:AMBER",
        "synthetic": True,
        "as_of": AT,
        "time_zone": "Asia/Karachi",
        "author": "a.khan",
    }
    return Frame(**{**values, **changes})  # type: ignore[arg-type]


def panels(parts: Mapping[str, str], made: Frame, before: Mapping[str, str] | None = None) -> dict[str, list[str]]:
    summary = note.note(made, parts, before).summary
    return {
        panel.heading: [block.text for block in panel.blocks if isinstance(block, Paragraph)]
        for panel in summary.panels
    }


def test_what_the_records_know_stands_as_known() -> None:
    parts = note.draft(FULL, REACH)
    assert parts["known"].replace("\u00a0", " ").split("\n") == [
        "**Ransomware: Waterworks East**, 23 Nov 2026, sector Water, Eastern.",
        "1.2 million people affected, as reported.",
        "3.5 hours without service so far.",
        "Backups are whole.",
        "Pumps run by hand.",
        "Source: Duty desk.",
        "The incident is closed.",
    ]
    assert "2 linked reports" in parts["assessed"]
    assert parts["unknown"] == ""


def test_what_the_records_do_not_know_is_said() -> None:
    parts = note.draft(BARE, None)
    assert parts["known"] == "**Ransomware: operator not known**, 23 Nov 2026."
    assert len(parts["unknown"].split("\n")) == 6
    assert "one source" in parts["assessed"]
    assert (parts["done"], parts["asked"], parts["next"]) == ("", "", "")


def test_how_far_it_could_spread() -> None:
    text = [line.replace("\u00a0", " ") for line in note.spread_lines(REACH)]
    assert text == [
        "If the operator's 3 assets (treatment: 2 and pumping: 1) stood still for their usual repair time:",
        "**6.2 million people without water** at once, for up to 30 h.",
        "**40,000 people without hospital care** after 5 h, for up to more than 336 h.",
        "Most in A, B, C, D and E; 2 more areas.",
        "Assets that would fail with it: 4 in Health.",
    ]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "no published version"),
        (Reach("none"), "neither the operator nor the sector"),
        (Reach("area", 1, (("tower", 1),)), "in this area"),
        (Reach("sector", 2, (("tower", 2),)), "At the very worst"),
    ],
)
def test_where_nothing_or_nobody_is_reached(found: Reach | None, said: str) -> None:
    lines = note.spread_lines(found)
    assert said in lines[0]
    assert (lines[-1] == "Nobody would lose a service.") == (found is not None and found.assets > 0)


def test_an_operator_that_the_nation_does_not_know_is_told() -> None:
    sector = Reach("sector", 2, kinds=(("pumping", 2),))
    said = "The nation's version knows no asset of this operator"
    assert note.spread_lines(sector, named=True)[0].startswith(said)
    assert len(note.spread_lines(sector, named=True)) == len(note.spread_lines(sector)) + 1
    assert not note.spread_lines(REACH, named=True)[0].startswith(said)


def test_changes_are_told_part_by_part() -> None:
    before = {"known": "A is down.\n* B is down.", "done": "Called."}
    after = {"known": "- B is down.\n**C** is down.", "done": "Called."}
    assert note.changes(before, after) == ["Known, new: C is down.", "Known, no longer said: A is down."]
    assert note.changes(after, after) == []
    many = note.changes({}, {"known": "\n".join(f"line {at}" for at in range(9))})
    assert many[-1] == "and 3 more changes"
    assert len(many) == 7
    assert note.changes({}, {"known": "word " * 80})[0].endswith("…")


def test_a_next_note_begins_with_what_a_person_wrote_before() -> None:
    made = {"known": "A.\nB.", "unknown": "Who.\nWhere."}
    before = {"known": "A.\nSeen by us.", "unknown": "Who.\nWhy.", "assessed": "Theft.", "done": "Called.", "asked": ""}
    now = {"known": "A.\nB.\nC.", "unknown": "Where.", "assessed": "fresh", "done": "", "asked": "", "spread": "new"}
    assert note.carried(before, made, now) == {
        "known": "A.\nC.\nSeen by us.",
        "unknown": "Why.",
        "assessed": "Theft.",
        "done": "Called.",
        "asked": "",
        "spread": "new",
    }


def test_the_paper_has_its_seven_parts_in_order() -> None:
    found = panels({"next": "2026-11-26T04:00:00+00:00", "known": "- A."}, frame())
    assert list(found) == ["Known", "Assessed", "Not known", "Could spread to", "Done", "Asked of you", "Next update"]
    assert found["Known"] == ["A."]
    assert found["Asked of you"] == ["Nothing is asked of you now."]
    assert found["Next update"] == ["**26 Nov 2026, 09:00\u00a0PKT**"]
    assert panels({}, frame())["Next update"] == ["No time has been set."]


def test_a_later_note_says_first_what_changed() -> None:
    later = frame(previous="DOC-2026-0001", previous_at=datetime(2026, 11, 25, 3, tzinfo=UTC))
    found = panels({"known": "B."}, later, {"known": "A."})
    assert next(iter(found)) == "Changed"
    assert found["Changed"][0] == "**Since DOC-2026-0001 of 25 Nov 2026, 08:00\u00a0PKT**"
    assert len(found["Changed"]) == 3
    assert panels({"known": "A."}, later, {"known": "A."})["Changed"][1:] == ["Nothing has changed."]


def test_it_bears_band_marking_and_moment() -> None:
    made = note.note(frame(), note.draft(FULL, REACH))
    assert made.band.startswith("SYNTHETIC")
    assert made.marking == "TLP:AMBER"
    assert "synthetic" in made.title
    assert made.summary.kicker == "Situation note on INC-2026-0001, as of 25 Nov 2026, 18:05\u00a0PKT"
    assert "frozen" in made.summary.footer
    real = note.note(frame(synthetic=False, frozen=False), {})
    assert real.band == ""
    assert real.summary.kicker.startswith("Draft")
    assert "not frozen" in real.summary.footer


def test_words_are_counted_without_headings() -> None:
    assert note.words({"known": "- one two\n\nthree", "next": "2026-11-26T04:00:00+00:00"}) == 3


def test_every_text_of_the_note_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Recording(dict[str, object]):
        asked: set[str] = set()  # noqa: RUF012 - one test

        def get(self, key: str, default: object = None) -> object:
            self.asked.add(key)
            return super().get(key, default)

    from majlis.briefing import messages

    recording = Recording(catalogue())
    monkeypatch.setattr(messages, "catalogue", lambda: recording)
    test_what_the_records_know_stands_as_known()
    test_what_the_records_do_not_know_is_said()
    test_how_far_it_could_spread()
    test_changes_are_told_part_by_part()
    test_the_paper_has_its_seven_parts_in_order()
    test_a_later_note_says_first_what_changed()
    test_it_bears_band_marking_and_moment()
    for reach in (None, Reach("none"), Reach("area", 1), Reach("sector", 2)):
        note.spread_lines(reach, named=True)
    note.spread_lines(Reach("operator", 1, services=REACH.services, areas=("A",)))
    own = {name for name in recording if name.startswith("note.")}
    assert own - recording.asked == set()
