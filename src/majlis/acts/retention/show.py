"""Show how long things are kept, and what has passed its days."""

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World
from majlis.kernel.times import format_instant


class ShowCommand(Command):
    """Nothing to say."""


class RuleLine(Part):
    """A rule: days that hold here, days that ship, how many have passed theirs, and who stands for it."""

    rule: str
    what: str
    counted_from: str
    days: int
    shipped: int
    least: int
    due: int
    changed_at: str
    changed_by: str
    source: str


class ShowResult(Result):
    """The rules."""

    rules: tuple[RuleLine, ...]

    def text(self) -> str:
        """Return the rules, each with who stands for it."""
        lines = []
        for one in self.rules:
            lines.append(f"{one.rule:<11} {one.what}: {one.days:,} days from {one.counted_from}. Due now: {one.due:,}")
            changed = f"set by {one.changed_by} on {one.changed_at[:10]}; " if one.changed_by else ""
            lines.append(f"{'':<11} {changed}shipped {one.shipped:,} days: {one.source}")
        lines.append("Next: majlis retention apply --dry-run")
        return "\n".join(lines)


@act("retention.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return the rules that hold, and count what is due."""
    assert command
    records = world.records
    from majlis.adapters.records import retention

    return ShowResult(
        rules=tuple(
            RuleLine(
                rule=one.shipped.id,
                what=one.shipped.what,
                counted_from=one.shipped.counted_from,
                days=one.days,
                shipped=one.shipped.days,
                least=one.shipped.least,
                due=one.due,
                changed_at=format_instant(one.changed_at) if one.changed_at else "",
                changed_by=one.changed_by,
                source=one.shipped.source,
            )
            for one in retention.rules(records)
        )
    )
