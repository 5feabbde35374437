"""What acts share that make situation notes: what is recorded of the incident, how far it could spread, the paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from majlis.acts.briefing_making import every_form
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.world import World
from majlis.kernel.errors import InputError, MajlisError
from majlis.kernel.marking import Marking, join_all

if TYPE_CHECKING:
    from majlis.adapters.records.documents.told import Told
    from majlis.adapters.records.incidents.telling import Known
    from majlis.briefing import Document
    from majlis.evidence.suggesting import Known as KnownNames
    from majlis.infrastructure.nation import Nation
    from majlis.infrastructure.reach import Reach

RELEASE = "document.release"
LONGEST_PART = 4_000


def releases(world: World) -> bool:
    """Tell whether who acts may release documents, and so reads those that wait for it."""
    return bool(world.actor.permissions & {RELEASE, "*"})


def find(world: World, code: str) -> "Told":
    """Return a document that who acts may see.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    records = world.records
    from majlis.adapters.records.documents import reading

    return reading.find(records, code, releases=releases(world))


def start_note(
    world: World, incident: str, *, spread: bool = True, marking: Marking | None = None, leaves: str | None = None
) -> "Told":
    """Begin a note on an incident: a draft that says what the records can say.

    Parameters
    ----------
    world : World
    incident : str
        Code.
    spread : bool, optional
        Whether the cascade is followed; the note is then marked as strictly as the nation's version.
    marking : Marking, optional
        Stricter than what the note is made of.
    leaves : str, optional
        Where the note leaves as a file at once: its form. RED, it does so with a second person only.

    Raises
    ------
    NotFoundError
        If there is no such incident, or who acts may not see it.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.documents import reading, writing
    from majlis.adapters.records.incidents import lists
    from majlis.briefing import note

    one = incidents.find(records, incident)
    nation = _nation(world, one.nation) if spread else None
    reach = _reach(nation, one) if nation else None
    linked = [report.marking for _, report in lists.reports(records, one)]
    markings = [one.marking, *linked, *([nation.marking] if nation else []), *([marking] if marking else [])]
    if leaves is not None:  # before anything is written
        last = reading.last_note(records, incident)
        strictest = str(join_all([*markings, *([last.marking] if last else [])]))
        demand_leave(world, Leaving("brief incident", incident, strictest, leaves, permission="document.write"))
    made = note.draft(_facts(one, _area(nation, one.area), len(linked)), reach)
    if not spread:
        made["spread"] = ""
    before = reading.last_note(records, incident)
    parts = note.carried(before.content["parts"], before.content["made"], made) if before else made
    markings += [before.marking] if before else []
    new = writing.New(
        nation=one.nation,
        kind="note",
        title=one.title,
        content={"parts": parts, "made": made},
        marking=join_all(markings),
        synthetic=one.synthetic,
        incident=incident,
        previous=before.code if before else "",
    )
    return writing.start(records, new)


def _nation(world: World, code: str) -> "Nation | None":
    """Return the newest published version; None where there is none that who acts may see."""
    try:
        return world.place(code).nation()
    except MajlisError:
        return None


def known_names(world: World, code: str) -> "KnownNames":
    """Return the operators and areas of the newest version that who acts may see; none where there is none."""
    from majlis.evidence.suggesting import Known

    nation = _nation(world, code)
    if nation is None:
        return Known()
    operators = tuple((one.name, one.sector) for one in nation.operators)
    return Known(operators, tuple((one.id, one.name) for one in nation.areas))


def _reach(nation: "Nation", one: "Known") -> "Reach":
    from majlis.evidence.naming import same
    from majlis.infrastructure.reach import Struck, reach

    operator = same(one.operator, [(row.name, row.name) for row in nation.operators]) or one.operator
    return reach(nation, Struck(operator, one.sector, one.area))


def _area(nation: "Nation | None", area: str) -> str:
    return next((row.name for row in nation.areas if row.id == area), area) if nation else area


def _facts(one: "Known", area: str, reports: int) -> Any:  # noqa: ANN401 - the room of the paper is opened late
    from majlis.briefing.note import Facts

    told = {name: getattr(one, name) for name in ("title", "day", "kind", "summary", "sector", "operator")}
    source = one.provenance.get("title", {})
    said = str(source.get("source", ""))
    return Facts(
        **told,
        area=area,
        source="" if said == source.get("by") else said,
        people=one.people,
        hours=one.hours,
        reports=reports,
        closed=one.closed,
    )


def paper(world: World, told: "Told", as_of: datetime | None = None) -> "Document":
    """Return a note as a document: frozen at ``as_of``, or as the draft that it is."""
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.documents import reading
    from majlis.briefing.note import Frame, note

    before = reading.last_note(records, told.incident) if told.state == "draft" else None
    header = nations.header(records, told.nation)
    frame = Frame(
        code=told.code,
        incident=told.incident,
        title=told.title,
        nation=header.name,
        marking=str(told.marking),
        synthetic=told.synthetic,
        as_of=as_of or world.now(),
        time_zone=header.time_zone,
        author=told.composed.by,
        frozen=as_of is not None,
        previous=before.code if before else "",
        previous_at=before.frozen.at if before else None,
    )
    return note(frame, told.content["parts"], before.content["parts"] if before else None)


def freeze_note(world: World, told: "Told") -> "Told":
    """Freeze a note as it is now, and keep it in every form.

    Raises
    ------
    ConflictError
        If it is no draft any more, or was saved meanwhile.
    PermissionDeniedError
        If it belongs to others.
    """
    records = world.records
    from majlis.adapters.records.documents import reading, writing

    before = reading.last_note(records, told.incident)
    as_of = world.now().replace(microsecond=0)
    files = every_form(paper(world, told, as_of)) if told.state == "draft" else {}
    code = before.code if before else ""
    return writing.freeze(records, told.code, writing.Frozen(as_of, told.marking, code, files, told.revision))


def next_at(text: str, zone: ZoneInfo) -> str:
    """Return the instant of the next update, in UTC; empty for none. A time without a zone is one of the nation's.

    Raises
    ------
    InputError
        If it is no time.
    """
    if not text.strip():
        return ""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            f"{text[:40]!r} is no time",
            where="option --next",
            mend="write it like 2026-11-25T18:00, in the nation's time",
            code="note.next",
        ) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).isoformat()


def with_parts(world: World, told: "Told", given: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the content of a note with some of its parts replaced; None leaves a part as it is."""
    from majlis.adapters.records import nations

    parts = {**told.content["parts"], **{name: text for name, text in given.items() if text is not None}}
    if given.get("next") is not None:
        zone = ZoneInfo(nations.header(world.records, told.nation).time_zone)
        parts["next"] = next_at(str(given["next"]), zone)
    return {**told.content, "parts": parts}


def page_of(world: World, code: str) -> str:
    """Return a document as a part of a page: as it was frozen, or the draft as it stands.

    Raises
    ------
    NotFoundError
        If there is none that who acts may read.
    """
    from majlis.adapters.records.documents import reading
    from majlis.briefing.html import body

    told = find(world, code)
    if told.state == "draft" or (told.state == "withdrawn" and told.frozen.at is None):
        return body(paper(world, told))
    return reading.file(world.records, code, "page", releases=releases(world)).decode()
