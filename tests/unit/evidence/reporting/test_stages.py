from datetime import date

from majlis.evidence.reporting.stages import ASKED, NAMES, Facts, Stage, facts_of, following


def test_what_is_not_known_is_not_written() -> None:
    facts = Facts("Locked", date(2025, 3, 1), people=0, handled=date(2025, 3, 9))
    assert facts.document() == {"title": "Locked", "happened": "2025-03-01", "people": 0, "handled": "2025-03-09"}
    assert facts_of(facts.document()) == facts
    assert facts_of({"surprise": 1}) == Facts()


def test_what_is_known_later_stands_over_what_was_known() -> None:
    before = Facts("Locked", kind="other", hours=2.0)
    assert Facts(kind="ransomware", people=9).over(before) == Facts("Locked", kind="ransomware", people=9, hours=2.0)


def test_an_early_warning_asks_nothing_that_nobody_can_know() -> None:
    assert [stage.place for stage in Stage] == [0, 1, 2, 3, 4]
    assert not {"people", "hours", "impact", "measures", "technical"} & set(ASKED[Stage.EARLY])
    assert len(NAMES) == 9


def test_what_comes_next() -> None:
    assert following(Stage.EARLY, wanted=False) is Stage.NOTIFICATION
    assert following(Stage.EARLY, wanted=True) is Stage.INTERMEDIATE
    for stage in (Stage.NOTIFICATION, Stage.INTERMEDIATE, Stage.PROGRESS, Stage.FINAL):
        assert following(stage, wanted=False) is Stage.FINAL
    assert following(Stage.PROGRESS, wanted=True) is Stage.INTERMEDIATE
    assert following(Stage.FINAL, wanted=True) is Stage.FINAL
