"""The situation note: half a page on one incident. Seven parts, frozen at a stated time, with what changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from majlis.briefing.document import Document, Panel, Paragraph, Summary
from majlis.briefing.material import sector_name, service_noun
from majlis.briefing.messages import say
from majlis.briefing.words import count, day, listing, people, two_digits
from majlis.infrastructure.reach import Reach, ReachedService
from majlis.reference.loader import incident_kinds

PARTS = ("known", "assessed", "unknown", "spread", "done", "asked", "next")
"""The parts in their order. ``next`` holds an instant, the others lines of text."""
WRITTEN = PARTS[:-1]
Parts = Mapping[str, str]
HALF_PAGE = 230
"""Words of a note; a longer one is still written, and the pages say that it is too long."""
_SERVICES, _AREAS, _SECTORS, _KINDS, _CHANGES, _LONG = 4, 5, 4, 3, 6, 140
_SUMMARY_LINES = 8


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of an incident, as a note needs it; empty or None where it is unknown.

    Attributes
    ----------
    title, summary, kind, sector, operator, area, source : str
        ``kind`` and ``sector`` are ids; ``area`` is a name; ``source`` says who told of it.
    day : date
    people : int or None
    hours : float or None
    reports : int
        Reports that were linked to it.
    closed : bool
    """

    title: str
    day: date
    kind: str
    summary: str = ""
    sector: str = ""
    operator: str = ""
    area: str = ""
    source: str = ""
    people: int | None = None
    hours: float | None = None
    reports: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the parts of a note.

    Attributes
    ----------
    code, incident : str
        Codes of the note and of the incident.
    title : str
    nation : str
        Name.
    marking : str
    synthetic : bool
    as_of : datetime
        When it was frozen; of a draft, when it is looked at.
    time_zone : str
        The nation's; times are shown in it.
    author : str
    frozen : bool
    previous : str
        Code of the note of the same incident before this one; empty where there is none.
    previous_at : datetime or None
    """

    code: str
    incident: str
    title: str
    nation: str
    marking: str
    synthetic: bool
    as_of: datetime
    time_zone: str
    author: str
    frozen: bool = True
    previous: str = ""
    previous_at: datetime | None = None


def draft(facts: Facts, reach: Reach | None) -> dict[str, str]:
    """Return the parts as far as the records can fill them: a person corrects and completes them.

    Parameters
    ----------
    facts : Facts
    reach : Reach or None
        None where the nation has no version that the reader may see.
    """
    return {
        "known": "\n".join(_known(facts)),
        "assessed": say("note.sources", n=facts.reports) if facts.reports > 1 else say("note.source.one"),
        "unknown": "\n".join(_unknown(facts)),
        "spread": "\n".join(spread_lines(reach, named=bool(facts.operator))),
        "done": "",
        "asked": "",
        "next": "",
    }


def _known(facts: Facts) -> Iterable[str]:
    kind = next((row["name"] for row in incident_kinds().rows if row["id"] == facts.kind), facts.kind)
    whom = facts.operator or say("note.somebody")
    place = say("note.in", area=facts.area) if facts.area else ""
    sector = say("note.sector", sector=sector_name(facts.sector)) if facts.sector else ""
    yield say("note.what", kind=kind, whom=whom, day=day(facts.day), sector=sector, place=place)
    if facts.people is not None:
        yield say("note.people", people=people(facts.people))
    if facts.hours is not None:
        yield say("note.hours", n=round(facts.hours), value=f"{facts.hours:g}")
    yield from [line for line in facts.summary.split("\n") if line.strip()][:_SUMMARY_LINES]
    if facts.source:
        yield say("note.told", source=facts.source)
    if facts.closed:
        yield say("note.closed")


def _unknown(facts: Facts) -> Iterable[str]:
    for name in ("operator", "sector", "area", "people", "hours"):
        if getattr(facts, name) in {"", None}:
            yield say(f"note.unknown.{name}")
    if not facts.closed:
        yield say("note.unknown.over")


def spread_lines(reach: Reach | None, *, named: bool = False) -> list[str]:
    """Return in words how far it could spread: services, people, hours and areas; no asset by name.

    Parameters
    ----------
    reach : Reach or None
    named : bool, optional
        Whether an operator is named; that the nation knows no asset of it is then said first.
    """
    if reach is None:
        return [say("note.spread.no_version")]
    if reach.basis == "none":
        return [say("note.spread.none")]
    kinds = listing([f"{kind.replace('-', ' ')}: {count(number)}" for kind, number in reach.kinds[:_KINDS]])
    lines = [say("note.spread.unnamed")] if named and reach.basis != "operator" else []
    lines.append(say(f"note.spread.{reach.basis}", n=reach.assets, kinds=kinds))
    if not reach.services:
        return [*lines, say("note.spread.nobody")]
    lines += [_service(one, reach.horizon_hours) for one in reach.services[:_SERVICES]]
    more = len(reach.areas) - _AREAS
    areas = listing(reach.areas[:_AREAS])
    lines.append(
        say("note.spread.more_areas", areas=areas, n=more) if more > 0 else say("note.spread.areas", areas=areas)
    )
    if reach.sectors:
        told_of = reach.sectors[:_SECTORS]
        counted = [say("note.spread.count", number=count(n), sector=sector_name(one)) for one, n in told_of]
        lines.append(say("note.spread.others", sectors=listing(counted)))
    return lines


def _service(one: ReachedService, horizon: int) -> str:
    after = say("note.spread.at_once") if one.first_h < 1 else say("note.spread.after", hours=f"{one.first_h:.0f}")
    long = one.first_h + one.hours >= horizon
    lasting = say("note.spread.beyond", hours=count(horizon)) if long else count(two_digits(one.hours))
    return say(
        "note.spread.service", people=people(one.people), service=service_noun(one.service), after=after, hours=lasting
    )


def carried(before: Parts, made: Parts, now: Parts) -> dict[str, str]:
    """Return the parts with which a next note begins: what the records say now, and what a person wrote before.

    Parameters
    ----------
    before : mapping of str to str
        The parts of the note before.
    made : mapping of str to str
        What the records said then. Of it, what a person took out stays out.
    now : mapping of str to str
        What the records say now.
    """
    parts = {**now, **{name: before.get(name, "") for name in ("assessed", "done", "asked")}}
    for name in ("known", "unknown"):
        old, then, new = (lines_of(source.get(name, "")) for source in (before, made, now))
        said = [line for line in new if line in old or line not in then]
        parts[name] = "\n".join([*said, *(line for line in old if line not in then and line not in said)])
    return parts


def changes(before: Parts, after: Parts) -> list[str]:
    """Return what a note says that the one before did not, and what it no longer says, part by part."""
    found = []
    for part in WRITTEN:
        old, new = lines_of(before.get(part, "")), lines_of(after.get(part, ""))
        name = say(f"note.{part}")
        found += [say("note.change.new", part=name, text=_short(line)) for line in new if line not in old]
        found += [say("note.change.gone", part=name, text=_short(line)) for line in old if line not in new]
    more = len(found) - _CHANGES
    return [*found[:_CHANGES], say("note.change.more", n=more)] if more > 0 else found


def lines_of(text: str) -> list[str]:
    """Return the lines of a part, without those that are empty and without bullets that somebody typed."""
    lines = (line.strip().removeprefix("- ").removeprefix("* ").removeprefix("• ").strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _short(line: str) -> str:
    plain = line.replace("**", "")
    return plain if len(plain) <= _LONG else plain[:_LONG].rsplit(" ", 1)[0] + "…"


def note(frame: Frame, parts: Parts, before: Parts | None = None) -> Document:
    """Return the note as a document. Pure: the same parts give the same document.

    Parameters
    ----------
    frame : Frame
    parts : mapping of str to str
    before : mapping of str to str, optional
        The parts of the note before.
    """
    moment = told(frame.as_of, frame.time_zone)
    title = say("note.title.synthetic" if frame.synthetic else "note.title", title=frame.title)
    summary = Summary(
        kicker=say("note.kicker" if frame.frozen else "note.kicker.draft", incident=frame.incident, moment=moment),
        headline=frame.title,
        panels=tuple(_panels(frame, parts, before)),
        footer=say("note.footer" if frame.frozen else "note.footer.draft", note=frame.code, author=frame.author),
        code=None,
    )
    return Document(
        title=title,
        subtitle=say("note.subtitle", nation=frame.nation, note=frame.code),
        language="en",
        direction="ltr",
        marking=frame.marking,
        band=say("band") if frame.synthetic else "",
        page_of=say("page_of", page="{page}", pages="{pages}"),
        contents=say("contents"),
        made=frame.as_of,
        summary=summary,
        sections=(),
        compact=True,
    )


def _panels(frame: Frame, parts: Parts, before: Parts | None) -> Iterable[Panel]:
    if before is not None and frame.previous and frame.previous_at:
        lines = changes(before, parts) or [say("note.change.none")]
        since = say("note.changed", note=frame.previous, moment=told(frame.previous_at, frame.time_zone))
        yield _panel(say("note.change"), [f"**{since}**", *lines])
    for part in WRITTEN:
        yield _panel(say(f"note.{part}"), lines_of(parts.get(part, "")) or [say(f"note.empty.{part}")])
    moment = parts.get("next", "")
    next_at = told(datetime.fromisoformat(moment), frame.time_zone) if moment else say("note.empty.next")
    yield _panel(say("note.next"), [f"**{next_at}**" if moment else next_at])


def _panel(heading: str, lines: Sequence[str]) -> Panel:
    return Panel(heading, tuple(Paragraph(line) for line in lines))


def told(moment: datetime, time_zone: str) -> str:
    """Return an instant as "25 Nov 2026, 18:05 PKT", in the nation's zone."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return say("note.moment", day=day(local.date()), time=local.strftime("%H:%M"), zone=local.tzname() or time_zone)


def words(parts: Parts) -> int:
    """Return how many words a note has."""
    return sum(len(line.split()) for part in WRITTEN for line in lines_of(parts.get(part, "")))
