"""What a worker does with an errand: the act, in the name of who asked and with the rights that the person has then."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from majlis.acts.index import ACTS
from majlis.acts.world import Actor, World
from majlis.kernel.errors import MajlisError, NotFoundError, PermissionDeniedError

if TYPE_CHECKING:
    from pathlib import Path

    from majlis.acts.world import Progress
    from majlis.adapters.places import Place
    from majlis.adapters.records.runs.work import Order
    from majlis.adapters.worker.answers import Answer
    from majlis.adapters.worker.perform import Doer

MOST = 5_000
"""Rows of a comparison, and findings of one rule, that an answer holds; the counts are of all."""
_FACTS = "facts.json"
_DESK = re.compile(r"held/[0-9a-f]{32}")


def doer(world: World) -> "Doer":
    """Return what does errands in a world: the machine's, in which each act happens in the name of who asked."""

    def do(order: "Order", progress: "Progress") -> "Answer":
        from majlis.adapters.records.runs.work import UnreachableError

        try:
            return {"result": _DOES.get(order.act, _plain)(order, _world(world, order, progress))}
        except UnreachableError:  # the database is away: it is done again
            raise
        except MajlisError as error:
            head = error.fault
            return {
                "kind": type(error).__name__,
                "fault": [head.code, head.what, head.where, head.why, head.mend],
                "faults": [[one.code, one.what, one.where, one.why, one.mend] for one in error.faults[:MOST]],
            }

    return do


def _world(world: World, order: "Order", progress: "Progress") -> World:
    """Return the world of who asked, as it is now.

    Raises
    ------
    PermissionDeniedError
        If the errand names a desk that is none.
    NotFoundError
        If there is no such person any more.
    """
    desk = str(order.command["desk"])
    login = str(order.command["by"])
    if desk and not _sent_by(world.home / desk if _DESK.fullmatch(desk) else None, login):
        raise PermissionDeniedError("this folder holds no file that you sent", code="errand.desk")
    mine = replace(world, progress=progress, desk=world.home / desk if desk else None)
    if not login:
        return mine
    records = world.records
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.people.roles import standing

    found = standing(records, login)
    opened = Records(world.home, found.reader, login, world.now)
    return replace(mine, actor=Actor(login, found.permissions, found.reader, remote=True), opened=opened)


def _sent_by(folder: "Path | None", login: str) -> bool:
    """Tell whether a person sent the file of a folder: who keeps it has written down who that was."""
    try:
        facts = json.loads((folder / _FACTS).read_bytes()) if folder else {}
    except (OSError, ValueError):
        return False
    return bool(login) and facts.get("person") == login


def perform(name: str, values: Mapping[str, Any], world: World) -> Any:  # noqa: ANN401 - any act's result
    """Perform an act by its name.

    Raises
    ------
    NotFoundError
        If there is no such act.
    """
    entry = next((one for one in ACTS if one.name == name), None)
    if entry is None:
        raise NotFoundError(f"there is no act {name[:40]!r}", code="errand.act")
    act = entry.load()
    return act(act.command.model_validate(values), world)


def _plain(order: "Order", world: World) -> dict[str, Any]:
    document: dict[str, Any] = perform(order.act, order.command["values"], world).model_dump(mode="json")
    return document


@dataclass(frozen=True)
class _Steady(World):
    """A world in which each nation is read once."""

    read: "dict[str, Place]" = field(default_factory=dict, repr=False, compare=False)

    def place(self, text: str) -> "Place":
        """Return a nation, the same one each time."""
        if text not in self.read:
            from majlis.adapters.places.recorded import RecordedPlace
            from majlis.adapters.places.steady import steady

            found = World.place(self, text)
            self.read[text] = steady(found) if isinstance(found, RecordedPlace) else found
        return self.read[text]


def _check(order: "Order", world: World) -> dict[str, Any]:
    """Look at a draft from all sides: what is wrong with it, its figures, what differs from a version."""
    values = order.command["values"]
    draft, version = f"{values['nation']}@draft", values.get("against")
    once = _Steady(**{one.name: getattr(world, one.name) for one in fields(World)})
    with world.progress("checking the draft", 3) as advance:
        checked = perform("nation check", {"nation": draft}, once)
        advance(1)
        shown = perform("nation show", {"nation": draft}, once).model_dump(mode="json")
        advance(2)
        changes = None
        if version:
            changes = _some(
                perform("nation compare", {"before": f"{values['nation']}@{version}", "after": draft}, once)
            )
        advance(3)
    rules = Counter((one.severity, one.code) for one in checked.findings)
    seen: Counter[str] = Counter()
    kept = [one for one in checked.findings if not (seen.update([one.code]) or seen[one.code] > MOST)]
    return {
        "check": checked.model_copy(update={"findings": tuple(kept)}).model_dump(mode="json"),
        "rules": [[severity, code, count] for (severity, code), count in rules.items()],
        "show": shown,
        "changes": changes,
    }


def _compare(order: "Order", world: World) -> dict[str, Any]:
    with world.progress("comparing", 1) as advance:
        found = _some(perform(order.act, order.command["values"], world))
        advance(1)
    return found


def _some(found: Any) -> dict[str, Any]:  # noqa: ANN401 - the result of a comparison
    document: dict[str, Any] = found.model_copy(update={"edits": found.edits[:MOST]}).model_dump(mode="json")
    return document


def _read(order: "Order", world: World) -> dict[str, Any]:
    """Make a version ready for the map: its picture on disk, for who looks next."""
    text = str(order.command["values"]["nation"])
    from majlis.adapters.places import warm
    from majlis.adapters.records import nations

    with world.progress("reading the version", 2) as advance:
        named = nations.find(world.records, text)
        nation = world.place(text).nation()
        advance(1)
        warm.prepare(world.home, named.sha256, nation)
        advance(2)
    return {"nation": named.label}


def _undo(order: "Order", world: World) -> dict[str, Any]:
    with world.progress("taking back", 1) as advance:
        done = perform(order.act, order.command["values"], world)
        advance(1)
    return {"nation": done.nation, "revision": done.revision, "rows": len(done.edits), "remarks": list(done.remarks)}


_DOES: Mapping[str, "Callable[[Order, World], dict[str, Any]]"] = {
    "nation check": _check,
    "nation compare": _compare,
    "nation show": _read,
    "nation undo": _undo,
}
