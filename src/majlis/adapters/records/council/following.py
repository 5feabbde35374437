"""What falls due or is overdue in a nation, and who is told of it at the level that it has reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from majlis.adapters.records.council import mails
from majlis.adapters.records.council.actions import WITH, Told, today, told
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Action
from majlis.council.following import standing
from majlis.reference.escalation import Level, levels


@dataclass(frozen=True, slots=True)
class Due:
    """An action of which people are told.

    Attributes
    ----------
    action : Told
    level : Level
    people : tuple of str
        Logins of those whom the level names and who may read it.
    occasion : Occasion
    """

    action: Told
    level: Level
    people: tuple[str, ...]
    occasion: mails.Occasion


def dues(records: Records, nation: str, chosen: Sequence[Level] = ()) -> tuple[Due, ...]:
    """Return the open actions of which people are told today, the one that was due first first.

    Parameters
    ----------
    records : Records
    nation : str
    chosen : sequence of Level, optional
        Those that ship where none are given.
    """
    known, day = tuple(chosen or levels()), today(records, nation)
    if not known:
        return ()
    last = day - timedelta(days=min(one.days for one in known))
    rows = Action.objects.visible_to(records.reader).filter(body__nation__code=nation, state="open", due__lte=last)
    found = list(rows.select_related(*WITH).order_by("due", "pk"))
    by_number = {one.level: one for one in known}
    return tuple(
        _due(records, row, one, by_number[standing(known, row.state, row.due, day).level])
        for row, one in zip(found, told(records, found), strict=True)
    )


def _due(records: Records, row: Action, one: Told, level: Level) -> Due:
    occasion = mails.Occasion(one.code, f"level {level.level} {one.due}", one.owner, one.marking)
    logins: list[str] = []
    for word in level.tells:
        match word:
            case "doer":
                logins.append(one.doer)
            case "secretariat":
                logins += mails.clerks(records, one.owner)
            case "chair":
                logins += mails.members(row.body, chair=True)
            case "members":
                logins += mails.members(row.body)
    return Due(one, level, mails.readers(records, logins, occasion), occasion)
