"""A meeting as its page shows it: the agenda with papers, the room, what happened."""

from collections.abc import Mapping
from typing import Any

from majlis.acts.council_lines import SeatLine
from majlis.acts.meeting.show import EventLine, ShowResult
from majlis.interfaces.web.council.shared import event_name, kind_name, moment, state_name


def agenda(found: ShowResult) -> list[dict[str, Any]]:
    """Return the items of a meeting's agenda, each with its papers and what can be done with it."""
    taken = {event.item for event in found.events if event.kind == "item"}
    return [
        {
            "one": one,
            "kind": kind_name(one.kind),
            "state": state_name(one.state),
            "taken": one.code in taken,
            "papers": [paper for paper in found.papers if paper.item == one.code and not paper.withdrawn],
            "order": _moved(found, place),
        }
        for place, one in enumerate(found.items)
    ]


def _moved(found: ShowResult, place: int) -> dict[str, tuple[str, ...]]:
    """Return the orders of the agenda in which an item stands one place higher or lower."""
    codes = [one.code for one in found.items]
    ways: dict[str, tuple[str, ...]] = {}
    for name, other in (("up", place - 1), ("down", place + 1)):
        if 0 <= other < len(codes):
            turned = list(codes)
            turned[place], turned[other] = turned[other], turned[place]
            ways[name] = tuple(turned)
    return ways


def room(found: ShowResult) -> dict[str, Any]:
    """Return who is in the room of a meeting, who is not, and who is voted for by whom."""
    came = {one.seat: one for one in found.attendance if not one.left}
    names = {one.seat: one for one in found.seats}
    groups: dict[str, list[dict[str, Any]]] = {}
    for seat in found.seats:
        there = came.get(seat.seat)
        line = {
            "one": seat,
            "there": there is not None,
            "remote": bool(there and there.remote),
            "since": moment(there.came) if there else None,
            "proxy": found.proxies.get(seat.seat, ""),
            "votes_for": [away for away, holder in found.proxies.items() if holder == seat.seat],
        }
        groups.setdefault(seat.constituency, []).append(line)
    return {
        "groups": list(groups.items()),
        "here": len(found.present),
        "all": len(found.seats),
        "proxies": [(_told(names, away), _told(names, holder), away) for away, holder in found.proxies.items()],
        "away": [one for one in found.seats if one.votes and one.seat not in came and one.seat not in found.proxies],
        "voting": [one for one in found.seats if one.votes and one.seat not in found.proxies],
        "vacant": [one for one in found.seats if not one.person],
    }


def _told(names: Mapping[str, SeatLine], code: str) -> str:
    """Return how a seat is called in the room: by who holds it."""
    one = names.get(code)
    return (one.name or one.title) if one else code


def happened(found: ShowResult) -> list[dict[str, Any]]:
    """Return what happened in a meeting, the newest first, in words."""
    names = {one.seat: one for one in found.seats}
    items = {one.code: one.title for one in found.items}
    return [
        {
            "one": one,
            "at": moment(one.at),
            "what": event_name(one.kind),
            "about": _about(one, names, items),
        }
        for one in reversed(found.events)
    ]


def _about(one: EventLine, names: Mapping[str, SeatLine], items: Mapping[str, str]) -> str:
    facts = one.facts
    parts: list[str] = []
    if seat := str(facts.get("seat", "")):
        parts.append(str(facts.get("name", "")) or _told(names, seat))
    if away := str(facts.get("away", "")):
        parts.append(f"{_told(names, away)} → {_told(names, str(facts.get('holder', '')))}")
    if one.item:
        parts.append(str(facts.get("title", "")) or items.get(one.item, one.item))
    parts += [str(facts[name]) for name in ("quorum", "reason", "paper") if facts.get(name)]
    return ", ".join(parts)
