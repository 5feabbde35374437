"""A file leaves as its marking lets it."""

from datetime import date
from pathlib import Path

import pytest
from tests.councils import person, world_as
from tests.followups import an_action

from majlis.acts.action.evidence import EvidenceCommand, evidence
from majlis.acts.action.report import ReportCommand, report
from majlis.acts.world import World
from majlis.kernel.errors import WaitsError

LATER = date(2025, 9, 1)


def test_a_red_file_leaves_with_a_second_person(small_council: World, tmp_path: Path) -> None:
    clerk = world_as(small_council, person(small_council, "sana", "secretariat"))
    code = an_action(small_council, "sana", "TLP:RED")
    proof = tmp_path / "proof.txt"
    proof.write_text("x", encoding="utf-8")
    report(ReportCommand(code=code, done="x", file=proof), small_council)
    clerk.desk.mkdir()  # type: ignore[union-attr]
    with pytest.raises(WaitsError, match="second person"):
        evidence(EvidenceCommand(code=code, step=2, out=clerk.desk / "o.txt"), clerk)  # type: ignore[operator]
