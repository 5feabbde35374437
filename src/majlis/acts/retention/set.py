"""Say how many days things are kept."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.reference.retention import RuleId


class SetCommand(Command):
    """Which rule, and its days."""

    rule: RuleId = Field(description="The rule.")
    days: int = Field(ge=1, le=36_500, description="Days, 1 to 36,500; each rule has a least number.")


class SetResult(Result):
    """The rule as it holds now."""

    rule: str
    days: int
    due: int = Field(description="How many have passed their days now.")

    def text(self) -> str:
        """Return the rule; nothing is deleted by setting it."""
        return f"{self.rule}: {self.days:,} days. Due now: {self.due:,}; majlis retention apply deletes them."


@act("retention.write")
def set_(command: SetCommand, world: World) -> SetResult:
    """Set the days. Nothing is deleted before ``majlis retention apply``.

    Raises
    ------
    InputError
        If they are fewer than the rule allows.
    """
    records = world.records
    from majlis.adapters.records import retention

    retention.set_days(records, command.rule, command.days)
    (rule,) = (one for one in retention.rules(records) if one.shipped.id == command.rule)
    return SetResult(rule=command.rule, days=rule.days, due=rule.due)
