"""Delete what has passed its days, and erase the personal data of accounts that are long closed."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World


class ApplyCommand(Command):
    """For real, or only counted."""

    dry_run: bool = Field(default=False, description="Count only; delete nothing.")


class AppliedLine(Part):
    """A rule and how many it took, or would take."""

    rule: str
    what: str
    days: int
    count: int


class ApplyResult(Result):
    """What was deleted or erased."""

    dry_run: bool
    applied: tuple[AppliedLine, ...]

    def text(self) -> str:
        """Return a line for each rule."""
        done = "would go" if self.dry_run else "gone"
        lines = [f"{one.what} older than {one.days:,} days: {one.count:,} {done}" for one in self.applied]
        if not self.dry_run and any(one.count for one in self.applied):
            lines.append("Backups made before still hold them: delete those when they have served their time.")
        return "\n".join(lines)


@act("retention.apply")
def apply(command: ApplyCommand, world: World) -> ApplyResult:
    """Take what is due, in small steps. An interruption leaves the steps that were done; begin again at any time."""
    records = world.records
    from majlis.adapters.records import retention

    lines = []
    for rule in retention.rules(records):
        count = rule.due
        if not command.dry_run and rule.due:
            count = 0
            with world.progress(rule.shipped.what, rule.due) as advance:
                for step in retention.apply(records, rule):
                    count += step
                    advance(min(count, rule.due))
        lines.append(AppliedLine(rule=rule.shipped.id, what=rule.shipped.what, days=rule.days, count=count))
    return ApplyResult(dry_run=command.dry_run, applied=tuple(lines))
