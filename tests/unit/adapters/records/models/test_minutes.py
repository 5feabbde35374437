"""Minutes, their notes and templates, and mails say what they are."""

from majlis.adapters.records.models.minutes import CouncilMail, Minutes, MinutesNote, MinutesTemplate


def test_rows_say_what_they_are() -> None:
    assert str(Minutes(meeting_id=3, version=2)) == "3, minutes 2"
    assert str(MinutesNote(minutes_id=4, item="ITM-2026-0001")) == "4, ITM-2026-0001"
    assert str(MinutesTemplate(body_id=1, name="ours.docx")) == "1, ours.docx"
    assert str(CouncilMail(place="ACT-2026-0001", what="level 1")) == "ACT-2026-0001, level 1"
