"""Check a nation and name each fault with its mend."""

from collections import Counter
from contextlib import suppress

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.fault_line import FindingLine, finding_line
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded

_HEADINGS = {"error": "ERRORS", "warning": "WARNINGS", "note": "NOTES"}


class CheckCommand(Command):
    """Which nation to check."""

    nation: NationText
    most: int = Field(
        default=10, ge=1, le=1_000_000, description="Findings of one rule that the text shows, at most; --json has all."
    )


class CheckResult(Result):
    """What was found. With errors the exit code is 1."""

    nation: str
    synthetic: bool = Field(description="Whether nation.toml says so; false where it cannot be read.")
    marking: str = Field(description="Marking of the dossier; empty where nation.toml cannot be read.")
    errors: int
    warnings: int
    notes: int
    findings: tuple[FindingLine, ...]
    most: int = Field(exclude=True)

    def text(self) -> str:
        """Return the findings by severity, at most ``most`` of each rule, and a closing line.

        Where the next finding has the same why and mend, they are told once, below the last of them.
        """
        lines = []
        for severity, heading in _HEADINGS.items():
            group = [finding for finding in self.findings if finding.severity == severity]
            if group:
                lines += [f"{heading} ({len(group):,})", *self._some(group), ""]
        counts = (
            _count(self.errors, "error"),
            _count(self.warnings, "warning"),
            _count(self.notes, "note"),
        )
        verdict = "Mend the errors before you use it." if self.errors else "It can be used."
        name = " ".join(part for part in (self.nation, self.marking) if part)
        return banded("\n".join([*lines, f"{name}: {', '.join(counts)}. {verdict}"]), synthetic=self.synthetic)

    def _some(self, group: list[FindingLine]) -> list[str]:
        seen: Counter[str] = Counter()
        shown = []
        for finding in group:
            seen[finding.code] += 1
            if seen[finding.code] <= self.most:
                shown.append(finding)
        reasons = [(finding.code, finding.why, finding.mend) for finding in shown]
        lines = [
            finding.text(reasons=same != after)
            for finding, same, after in zip(shown, reasons, [*reasons[1:], None], strict=False)
        ]
        for code, count in seen.items():
            if count > self.most:
                lines.append(f"  ... and {count - self.most:,} more of {code} (--most {count} shows them)")
        return lines

    @property
    def exit_code(self) -> int:
        """1 where there are errors."""
        return 1 if self.errors else 0


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@act("nation.read")
def check(command: CheckCommand, world: World) -> CheckResult:
    """Check the files of a directory, or the rows of a draft or a version.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    place = world.place(command.nation)
    header = None
    with suppress(InputError):  # the lint has named its faults
        header = place.header()
    findings = tuple(map(finding_line, place.findings()))
    counts = Counter(finding.severity for finding in findings)
    return CheckResult(
        nation=place.label,
        synthetic=header is not None and header.synthetic,
        marking=str(header.marking) if header else "",
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
        findings=findings,
        most=command.most,
    )
