"""The report of a dialogue: what all share, what divides, what is told of whom; in every form."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from majlis.briefing.dialogue import report
from majlis.briefing.docx import docx
from majlis.briefing.heard import Alike, Cell, Group, Opinion, Question, Remark, Told
from majlis.briefing.html import html
from majlis.briefing.messages import catalogue
from majlis.briefing.pdf import pdf


def opinion(number: int, agree: int, disagree: int, passed: int = 0, **more: object) -> Opinion:
    words = f"{agree} of {agree + disagree + passed} agree"
    return Opinion(number, f"Statement number {number}", "", agree, disagree, passed, words, **more)  # type: ignore[arg-type]


SHARED = opinion(1, 11, 1)
REFUSED = opinion(2, 1, 11)
DIVIDED = opinion(3, 6, 6)
UNHEARD = opinion(4, 4, 0)
SMALL = Told(
    code="DIA-2026-0001",
    nation="Testland",
    title="Backups",
    question="What should hospitals do first?",
    question_ur="",
    phase="report",
    marking="TLP:GREEN",
    time_zone="Asia/Karachi",
    synthetic=False,
    sealed=True,
    as_of=datetime(2026, 11, 26, 9, tzinfo=UTC),
    participants=12,
    votes=40,
    constituencies=(("Operators + Regulators", 12),),
    ways=(("code + paper", 7), ("device", 5)),
    level="words",
    opinions=(SHARED, REFUSED, DIVIDED, UNHEARD),
)
LARGE = replace(
    SMALL,
    participants=120,
    level="groups",
    synthetic=True,
    opinions=(
        opinion(1, 90, 10, 20, cells=(Cell("Media", 10, 1, 2), Cell("Public", 80, 9, 18)), outcome="decision D-7"),
        opinion(2, 60, 50, 10, cells=(Cell("Public", 60, 50, 10),), against=("Media",)),
    ),
    groups=(Group("A", 80, (1,), ()), Group("B", 40, (), (1, 2))),
    stability=0.81,
    points=tuple((float(place % 11), float(place % 5), place % 2) for place in range(120)),
    questions=(Question("Hours without power", "h", 12, 1.0, 4.0, 90.5), Question("Days", "d", 3, None, None, None)),
    remarks=(
        Remark("for", 1, "It **worked** before", "RUN-1"),
        Remark("dissent", None, "I do not agree", signed="A professor"),
        Remark("dissent", 1, "Nor I"),
    ),
    outcome="The Council took it up.",
    alike=Alike(6, 0.05, (opinion(1, 85, 10, 19),)),
)


def test_a_small_room_is_told_in_words_without_a_chart_and_without_per_cent() -> None:
    page = html(report(SMALL))
    assert "11 of 12 agree" in page
    assert "By constituency" not in page
    assert "Of those who said something" not in page
    assert " %" not in page.replace("100%", "")


def test_a_large_room_is_told_by_constituency_and_group_with_its_stability() -> None:
    page = html(report(LARGE))
    for text in ("By constituency", "0.81", "Media", "decision D-7", "A professor", "6 participants", "RUN-1", "90.5"):
        assert text in page
    assert "It worked before" in page, "nobody sets his own words bold"
    assert page.count("SYNTHETIC") > 2
    assert "This dialogue was invented" in page


def test_nothing_is_told_of_an_estimate_of_three() -> None:
    page = html(report(LARGE))
    row = page[page.index("Days (d)") :][:400]
    assert row.count("–") == 3


@pytest.mark.parametrize("told", [SMALL, LARGE, replace(SMALL, opinions=(), participants=0, votes=0, ways=())])
def test_every_form_is_written_and_the_same_each_time(told: Told) -> None:
    document = report(told)
    assert pdf(document).startswith(b"%PDF")
    assert docx(document) == docx(report(told))
    assert document.marking in html(document)


def test_votes_that_were_looked_at_and_found_honest_are_told_so() -> None:
    assert "None were found" in html(report(replace(SMALL, alike=Alike(0, 0.0, ()))))
    assert "coordinated" not in html(report(SMALL)).split("Method and limits")[0]


def test_every_text_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.unit.briefing.test_messages import Recording

    from majlis.briefing import messages

    recording = Recording(catalogue())
    monkeypatch.setattr(messages, "catalogue", lambda: recording)
    many = tuple(opinion(number, 110, 5, outcome="yes") for number in range(1, 8))
    for told in (
        SMALL,
        LARGE,
        replace(LARGE, opinions=many, sealed=False),
        replace(LARGE, points=LARGE.points * 10, remarks=(*LARGE.remarks, Remark("against", 1, "No"))),
        replace(LARGE, alike=Alike(0, 0.0, ()), opinions=()),
        *(replace(SMALL, phase=phase) for phase in ("frame", "listen", "converge", "closed")),
        replace(SMALL, ways=(("account", 6), ("paper", 6))),
    ):
        report(told)
    own = {name for name in recording if name.startswith("dialogue.")}
    assert own - recording.asked == set()
