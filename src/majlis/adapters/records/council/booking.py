"""What a board book is bound from: the agenda, motions and papers of a meeting as one reader may see them."""

from collections.abc import Sequence

from majlis.adapters.records.council import meetings, motions, papers
from majlis.adapters.records.council.actions import WITH, Told, today, told
from majlis.adapters.records.council.gatherings import meeting_row
from majlis.adapters.records.council.items import ItemTold, on_agenda
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Action, AgendaItem, Paper
from majlis.adapters.records.people.accounts import person_row
from majlis.adapters.records.people.roles import standing
from majlis.briefing.book import Book, BookItem, BookMotion, BookPaper
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking, join_all


def book(records: Records, meeting: str, login: str = "") -> Book:
    """Return what a book holds: what who asks may see, and for another reader what both may.

    Parameters
    ----------
    records : Records
    meeting : str
    login : str, optional
        The reader for whom it is; empty: who asks.

    Raises
    ------
    NotFoundError
        If there is no such meeting or person, or the person may not see the meeting.
    """
    one = meetings.find(records, meeting)
    row = meeting_row(records, one.code)
    reader = standing(records, login).reader if login else records.reader
    if not reader.may_read(one.marking, one.owner):
        raise NotFoundError(f"{login} may not see the meeting {one.code}", where="option --reader", code="book.hidden")
    markings = [one.marking]
    items = tuple(
        _item(records, reader, item, place, markings)
        for place, item in enumerate(_agenda(records, reader, one.code), 1)
    )
    every = AgendaItem.everything.filter(meeting=row).exclude(state="withdrawn")
    held = Paper.everything.filter(item__in=every.values("pk"), withdrawn_at=None).count()
    late = _late(records, reader, one)
    begins, ends = (moment.astimezone(meetings.zone_of(row.body)) for moment in (one.begins, one.ends))
    return Book(
        body=one.body_name,
        code=one.code,
        title=one.title,
        place=one.place,
        when=f"{begins.day} {begins:%B %Y, %H:%M} to {ends:%H:%M} ({one.zone})",
        reader=_named(login or records.actor),
        marking=str(join_all([*markings, *(action.marking for action in late)])),
        synthetic=one.synthetic,
        made=records.now().replace(microsecond=0),
        items=items,
        items_out=every.count() - len(items),
        papers_out=held - sum(len(item.papers) for item in items),
        overdue=tuple(
            (action.code, action.text, _named(action.doer), f"{action.due.day} {action.due:%B %Y}") for action in late
        ),
    )


def _agenda(records: Records, reader: Reader, meeting: str) -> list[ItemTold]:
    found = on_agenda(records, meeting)
    return [one for one in found if one.state != "withdrawn" and reader.may_read(one.marking, one.owner)]


def _item(records: Records, reader: Reader, item: ItemTold, place: int, markings: list[Marking]) -> BookItem:
    moved = [
        one
        for one in motions.of_item(records, item.code)
        if one.state != "withdrawn" and reader.may_read(one.marking, one.owner)
    ]
    lying = _papers(records, reader, item, markings)
    markings += [item.marking, *(one.marking for one in moved)]
    return BookItem(
        place=place,
        code=item.code,
        kind=item.kind,
        title=item.title,
        title_ur=item.title_ur,
        marking=str(item.marking),
        question=item.question,
        recommendation=item.recommendation,
        dissent=item.dissent,
        strength=item.strength,
        strength_why=item.strength_why,
        motions=tuple(BookMotion(one.code, one.option, one.title, one.text, one.text_ur, one.state) for one in moved),
        papers=lying,
    )


def _papers(records: Records, reader: Reader, item: ItemTold, markings: list[Marking]) -> tuple[BookPaper, ...]:
    found = []
    for paper in papers.listed(records, item.code):
        seen = [one for one in paper.versions if reader.may_read(one.marking, paper.owner)]
        if paper.withdrawn is not None or not seen or not reader.may_read(paper.marking, paper.owner):
            continue
        version, data = papers.read(records, paper.code, seen[-1].number)
        marking = paper.marking.join(version.marking)
        markings.append(marking)
        found.append(
            BookPaper(paper.code, paper.title, version.number, version.name, str(marking), version.sha256, data)
        )
    return tuple(found)


def _late(records: Records, reader: Reader, one: meetings.MeetingTold) -> Sequence[Told]:
    rows = Action.objects.visible_to(records.reader).filter(
        body__code=one.body, state="open", due__lt=today(records, one.nation)
    )
    found = told(records, rows.select_related(*WITH).order_by("due", "pk")[:50])
    return [action for action in found if reader.may_read(action.marking, action.owner)]


def _named(login: str) -> str:
    try:
        name = person_row(login).full_name
    except NotFoundError:  # the person at the machine has no account
        return login
    return f"{name} ({login})" if name else login
