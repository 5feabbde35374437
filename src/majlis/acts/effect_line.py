"""How acts tell what a source does to the days that rates rest on."""

from typing import TYPE_CHECKING

from majlis.acts.act import Part
from majlis.kernel.times import DAYS_PER_MONTH

if TYPE_CHECKING:
    from majlis.threat.effect import Effect


class EffectLine(Part):
    """What the rates of some sectors ("all": of all together) rest on, without the source and now."""

    sectors: tuple[str, ...]
    breaks: tuple[str, ...]
    without: str
    now: str
    months_without: float
    months_now: float

    @property
    def shorter(self) -> bool:
        """Whether the rates rest on less than without the source."""
        return self.months_now < self.months_without

    def text(self) -> str:
        """Return the change in a sentence or two."""
        days = ", ".join(self.breaks)
        whose = self._whose()
        start = f"Coverage now changes on {days}: {whose}" if days else f"{whose[:1].upper()}{whose[1:]}"
        had = f"{_months(self.months_without)} without it" if self.without else "none without it"
        now = f"{_months(self.months_now)}, {self.now}" if self.now else "nothing"
        return f"{'CAUTION: ' if self.shorter else ''}{start} on {now} ({had})."

    def _whose(self) -> str:
        names = [name for name in self.sectors if name != "all"]
        if not names:
            return "the rate of all sectors together rests"
        named = names[0] if len(names) == 1 else f"{len(names)} sectors"
        if "all" in self.sectors:
            return f"rates of {named} and of all together rest"
        return f"the rate of {named} rests" if len(names) == 1 else f"rates of {named} rest"


def effect_line(effect: "Effect") -> EffectLine:
    """Return an effect as acts tell it."""
    months = [window.days / DAYS_PER_MONTH if window else 0.0 for window in (effect.before, effect.after)]
    return EffectLine(
        sectors=tuple(name or "all" for name in effect.sectors),
        breaks=tuple(map(str, effect.breaks)),
        without=str(effect.before or ""),
        now=str(effect.after or ""),
        months_without=months[0],
        months_now=months[1],
    )


def _months(months: float) -> str:
    return f"{months:.0f} months" if months >= 2 else f"{months:.1f} months"  # noqa: PLR2004 - short ones are told finely
