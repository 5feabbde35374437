from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.reports import HIDDEN, operator, sent

from majlis.acts.report.remind import RemindCommand, remind
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_a_mail_names_number_and_stage_and_nothing_of_what_happened(both: World, tmp_path: Path) -> None:
    code = sent(operator(both, "clinic"), title=HIDDEN)
    assert "Nothing is overdue" in remind(RemindCommand(nation="small"), both).text()
    later = replace(both, now=lambda: datetime(2025, 8, 4, 5, tzinfo=UTC))
    result = remind(RemindCommand(nation="small", output=tmp_path / "mails"), later)
    assert [(one.code, one.stage, one.state) for one in result.reminders] == [(code, "notification", "soon")]
    (mail,) = (tmp_path / "mails").iterdir()
    assert mail.name == f"{code}-notification.eml"
    text = mail.read_text(encoding="utf-8")
    assert "2025-08-04 17:00" in text
    assert HIDDEN not in text + result.text()
    with pytest.raises(ConflictError, match="already"):
        remind(RemindCommand(nation="small", output=tmp_path / "mails"), later)
