"""The judge: what must be mended is kept apart from what is worth knowing."""

from majlis.infrastructure.findings import Severity
from majlis.infrastructure.workbook.answers import Judge


def test_faults_and_findings_are_kept_apart() -> None:
    judge = Judge()
    judge.wrong("empty", "it is empty", "Services!A8", "fill it in")
    judge.odd("hidden", "it is hidden", "Services!A9")
    judge.told("no-vendor", "it has no vendor", "Services")
    assert [fault.code for fault in judge.faults] == ["workbook.empty"]
    assert [(one.severity, one.fault.code) for one in judge.findings] == [
        (Severity.WARNING, "workbook.hidden"),
        (Severity.NOTE, "workbook.no-vendor"),
    ]
