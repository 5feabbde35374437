"""What is suggested, and the words that led to it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from majlis.evidence.letter import Letter
from majlis.evidence.suggesting import Known, Suggestion, suggest

ZONE = ZoneInfo("Asia/Karachi")
TODAY = date(2026, 11, 25)
SENT = datetime(2026, 11, 24, 3, 12, tzinfo=UTC)
KNOWN = Known([("Northern Grid Company", "power"), ("Grid", "power"), ("Northern Grid", "gas")], [("a1", "Lahore")])


def found(text: str, *, subject: str = "", sent: datetime | None = SENT, sender: str = "") -> dict[str, Suggestion]:
    made = suggest(Letter(text, subject, sender, sent), KNOWN, TODAY, ZONE)
    assert len({one.field for one in made}) == len(made)
    return {one.field: one for one in made}


def test_an_e_mail_fills_every_field_with_its_words() -> None:
    text = (
        "Last night Northern Grid Company in Lahore saw file servers encrypted. "
        "About 1.2 million customers lost electricity for 3.5 hours. Control systems are not touched."
    )
    values = {
        name: (one.value, one.words)
        for name, one in found(text, subject="Fwd: RE: Attack on the grid", sender="Desk <d@grid.example>").items()
    }
    assert values == {
        "title": ("Attack on the grid", "Subject"),
        "day": ("2026-11-23", "Last night"),
        "operator": ("Northern Grid Company", "Northern Grid Company"),
        "sector": ("power", "Northern Grid Company is an operator of it"),
        "kind": ("ransomware", "servers encrypted"),
        "area": ("a1", "Lahore"),
        "people": ("1200000", "1.2 million customers"),
        "hours": ("3.5", "3.5 hours"),
        "source": ("Desk", "From"),
    }


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("seen on 2026-11-02 and 2026-11-03", "2026-11-02", "2026-11-02"),
        ("seen on the 3rd of November", "2026-11-03", "3rd of November"),
        ("seen on 30 Dec", "2025-12-30", "30 Dec"),
        ("seen on March 4th, 2026", "2026-03-04", "March 4th, 2026"),
        ("planned for 2027-01-01, seen today", "2026-11-24", "today"),
        ("on 31 February it rained", "2026-11-24", "day of sending"),
        ("nothing of days", "2026-11-24", "day of sending"),
    ],
)
def test_the_first_day_that_has_been(text: str, day: str, words: str) -> None:
    one = found(text)["day"]
    assert (one.value, one.words) == (day, words)


def test_a_text_without_a_day_suggests_none() -> None:
    assert "day" not in found("nothing of days", sent=None)


def test_what_is_denied_is_not_suggested() -> None:
    assert found("We saw no ransomware. The site suffers a ddos.")["kind"].value == "ddos"
    assert found("It is not ransomware.")["kind"].value == "ransomware", "the only kind named; a person decides"


def test_the_longest_name_wins_and_parts_of_words_do_not() -> None:
    assert found("Northern Grid Company is down")["operator"].value == "Northern Grid Company"
    assert found("Northern Grid is down")["operator"].value == "Northern Grid"
    assert "operator" not in found("gridlock in town")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("3400 patients", "3400"),
        ("3 400 patients", "3400"),
        ("1,203,400 patients", "1203400"),
        ("1.203.400 patients", "1203400"),
        ("2,5 million people", "2500000"),
        ("in ward 7. 60 people", "60"),
        ("60.000 customers", "60000"),
        ("3,400 patients", "3400"),
        ("1,234 million people", ""),
        ("1.2.3 people", ""),
        ("2 million people", "2000000"),
        ("40 thousand users", "40000"),
        ("many people", None),
    ],
)
def test_people(text: str, people: str | None) -> None:
    one = found(text).get("people")
    assert (one.value if one else None) == people


@pytest.mark.parametrize(
    ("text", "hours", "words"),
    [
        ("Down for 1,5 hours.", "1.5", "1,5 hours"),
        ("Down for 12 h, to be restored in the evening.", "12", "12 h"),
        ("Not known when it will be restored, perhaps\n12 hours.", "", "“12 hours” is an estimate of what is to come"),
        ("Repair: 6 hours, estimated.", "", "“6 hours” is an estimate of what is to come"),
        ("It may last 5 hours. It has lasted 2 hours.", "2", "2 hours"),
        ("On 3 May 2026 down for 4 hours.", "4", "4 hours"),
        ("Down for 1.234 hours.", "", "“1.234 hours” can be read in two ways"),
    ],
)
def test_hours_are_those_that_have_been(text: str, hours: str, words: str) -> None:
    assert found(text)["hours"] == Suggestion("hours", hours, words)


def test_a_name_is_found_without_its_synthetic() -> None:
    known = Known([("Power operator 3 (synthetic)", "power"), ("Power operator 30 (synthetic)", "power")])
    made = suggest(Letter("Power operator 3 is down", "", "", SENT), known, TODAY, ZONE)
    assert next(one.value for one in made if one.field == "operator") == "Power operator 3 (synthetic)"


def test_without_a_subject_the_first_sentence_is_the_title() -> None:
    text = "Dear all,\nThe hospital's records are locked. More follows."
    assert found(text)["title"] == Suggestion("title", "The hospital's records are locked", "first sentence")
    long = found("word " * 60)["title"].value
    assert len(long) <= 120


def test_no_words_no_suggestions() -> None:
    assert suggest(Letter("ok"), Known(), TODAY, ZONE) == ()
