"""How results tell of what is wrong: one shape for the lint, for rows set aside, and for work that failed."""

from typing import TYPE_CHECKING, Literal, Self

from majlis.acts.act import Part

if TYPE_CHECKING:
    from majlis.infrastructure.findings import Finding
    from majlis.kernel.errors import Fault


class FaultLine(Part):
    """A fault: what, where, why, and how to mend it. ``code`` is stable."""

    code: str
    what: str
    where: str
    why: str
    mend: str

    @classmethod
    def of(cls, fault: "Fault", **more: object) -> Self:
        """Return a fault as results tell it, with what else the line holds."""
        parts = {"code": fault.code, "what": fault.what, "where": fault.where, "why": fault.why, "mend": fault.mend}
        return cls.model_validate({**parts, **more})


class FindingLine(FaultLine):
    """A finding of the lint. ``code`` names the rule."""

    severity: Literal["error", "warning", "note"]

    def text(self, *, reasons: bool = True) -> str:
        """Return the finding as two to three lines; as one without its why and its mend."""
        lines = [f"  {self.where}: {self.what}" if self.where else f"  {self.what}"]
        if not reasons:
            return lines[0]
        lines += [f"      why:  {self.why}"] if self.why else []
        lines += [f"      mend: {self.mend}"] if self.mend else []
        return "\n".join(lines)


def finding_line(finding: "Finding") -> FindingLine:
    """Return a finding as results tell it."""
    return FindingLine.of(finding.fault, severity=finding.severity.value)
