"""The report of a dialogue: what was asked, who took part, what all share, what divides, who dissents, what came."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from majlis.briefing.document import (
    Block,
    Chart,
    Column,
    Document,
    Panel,
    Paragraph,
    Section,
    Summary,
    Table,
    Terms,
)
from majlis.briefing.heard import Cell, Opinion, Told, share_of, sorted_out
from majlis.briefing.messages import say
from majlis.briefing.opinions import MOST_POINTS, bars, opinion_map
from majlis.briefing.words import count, day, listing

__all__ = ["report"]

_SHOWN, _DRAWN = 3, 24
"""Statements of a kind on page 1; statements drawn as bars."""


def report(told: Told) -> Document:
    """Return the report as a document. Pure: the same facts give the same document."""
    when = day(told.as_of.astimezone(ZoneInfo(told.time_zone)).date())
    sections = (
        _statements(told),
        _constituencies(told),
        _groups(told),
        _questions(told),
        _arguments(told),
        _notes(told),
        _alike(told),
        _limits(told),
    )
    return Document(
        title=say("dialogue.title.synthetic" if told.synthetic else "dialogue.title", title=told.title),
        subtitle=say("dialogue.subtitle", nation=told.nation, dialogue=told.code, day=when),
        language="en",
        direction="ltr",
        marking=told.marking,
        band=say("band") if told.synthetic else "",
        page_of=say("page_of", page="{page}", pages="{pages}"),
        contents=say("contents"),
        made=told.as_of,
        summary=_summary(told),
        sections=tuple(section for section in sections if section is not None),
    )


def _summary(told: Told) -> Summary:
    found = sorted_out(told.opinions, told.participants)
    panels = [
        _panel("dialogue.asked", [told.question, *([told.question_ur] if told.question_ur else [])]),
        _panel("dialogue.who", list(_who(told))),
        _panel("dialogue.shared", list(_lines(found.shared)) or [say("dialogue.shared.none")]),
        *([_panel("dialogue.refused", list(_lines(found.refused)))] if found.refused else []),
        _panel("dialogue.divided", list(_lines(found.divided)) or [say("dialogue.divided.none")]),
        _panel("dialogue.dissent", [_dissents(told)]),
        _panel("dialogue.became", list(_became(told))),
    ]
    return Summary(
        kicker=say("dialogue.kicker", dialogue=told.code, nation=told.nation),
        headline=told.title,
        panels=tuple(panels),
        footer=say(
            "dialogue.footer",
            phase=say(f"dialogue.phase.{told.phase}"),
            sealed=say("dialogue.footer.sealed" if told.sealed else "dialogue.footer.open"),
        ),
        code=None,
    )


def _panel(heading: str, lines: Sequence[str]) -> Panel:
    return Panel(say(heading), tuple(Paragraph(line) for line in lines))


def _who(told: Told) -> Iterable[str]:
    statements = count(len(told.opinions))
    yield say("dialogue.who.people", n=told.participants, votes=count(told.votes), statements=statements)
    named = [say("dialogue.who.of", name=name, count=count(size)) for name, size in told.constituencies if name]
    if named:
        yield "; ".join(named) + "."
    if told.participants:
        yield say("dialogue.who.hidden")
    ways = [say("dialogue.who.of", name=_ways(way), count=count(number)) for way, number in told.ways if way]
    if ways:
        yield say("dialogue.who.ways", ways="; ".join(ways))


def _ways(name: str) -> str:
    """Return ways of taking part that are counted together, in words."""
    return listing([say(f"dialogue.way.{one}") for one in name.split(" + ")])


def _lines(opinions: Sequence[Opinion]) -> Iterable[str]:
    for one in opinions[:_SHOWN]:
        yield say("dialogue.line", number=str(one.number), text=_plain(one.said), words=one.words)
    if (more := len(opinions) - _SHOWN) > 0:
        yield say("dialogue.more", n=more)


def _plain(text: str) -> str:
    """Return a text of a participant on one line, without what would set it bold."""
    return " ".join(text.replace("**", "").split())


def _dissents(told: Told) -> str:
    number = sum(one.kind == "dissent" for one in told.remarks)
    return say("dialogue.dissent.count", n=number) if number else say("dialogue.dissent.none")


def _became(told: Told) -> Iterable[str]:
    lines = [
        say("dialogue.became.of", number=str(one.number), outcome=one.outcome) for one in told.opinions if one.outcome
    ]
    if told.outcome:
        yield told.outcome
    yield from lines[:_SHOWN]
    if (more := len(lines) - _SHOWN) > 0:
        yield say("dialogue.more", n=more)
    if not lines and not told.outcome:
        yield say("dialogue.became.none")


def _ranked(told: Told) -> list[Opinion]:
    return sorted(told.opinions, key=lambda one: (-(share_of(one.agree, one) if one.seen else -1), one.number))


def _statements(told: Told) -> Section | None:
    if not told.opinions:
        return None
    became = any(one.outcome for one in told.opinions)
    titles = ("statement", "agree", "disagree", "pass", *(["became"] if became else []))
    columns = tuple(
        Column(say(f"dialogue.column.{name}"), numeric=name in {"agree", "disagree", "pass"}, wide=name == "statement")
        for name in titles
    )
    rows = tuple(
        (
            f"{one.number}. {_plain(one.said)}",
            *(count(one.agree), count(one.disagree), count(one.passed)),
            *([one.outcome] if became else []),
        )
        for one in _ranked(told)
    )
    blocks: list[Block] = [Paragraph(say("dialogue.statements.lead"))]
    if told.level != "words":
        blocks.append(_chart(told))
    blocks.append(Table(say("dialogue.statements.caption"), columns, rows))
    return Section(say("dialogue.statements"), tuple(blocks))


def _chart(told: Told) -> Chart:
    most = sorted(told.opinions, key=lambda one: (-one.seen, one.number))[:_DRAWN]
    shown = [one for one in _ranked(told) if one in most]
    rows = [(say("dialogue.bars.name", number=str(one.number)), one.agree, one.disagree, one.passed) for one in shown]
    said = "; ".join(f"{one.number}: {one.words}" for one in shown)
    alt = say("dialogue.bars.alt", lines=said)
    return Chart(bars(rows, synthetic=told.synthetic), alt, say("dialogue.bars.caption"))


def _constituencies(told: Told) -> Section | None:
    names = sorted({cell.name for one in told.opinions for cell in one.cells if cell.name})
    if told.level == "words" or not names:
        return None
    columns = (Column(say("dialogue.column.statement"), wide=True), *(Column(name, numeric=True) for name in names))
    rows = tuple((f"{one.number}. {_plain(one.said)}", *_cells(one, names)) for one in _ranked(told))
    lead = Paragraph(say("dialogue.constituencies.lead"))
    return Section(say("dialogue.constituencies"), (lead, Table(say("dialogue.constituencies.caption"), columns, rows)))


def _cells(one: Opinion, names: Sequence[str]) -> Iterable[str]:
    held = {cell.name: cell for cell in one.cells}
    for name in names:
        yield _counts(held[name]) if name in held else "–"


def _counts(cell: Cell | Opinion) -> str:
    return say("dialogue.cell", agree=count(cell.agree), disagree=count(cell.disagree), passed=count(cell.passed))


def _groups(told: Told) -> Section | None:
    if told.level != "groups" or not told.groups:
        return None
    step = max(1, -(-len(told.points) // MOST_POINTS))
    shown = len(told.points[::step])
    caption = (
        say("dialogue.groups.map")
        if step == 1
        else say("dialogue.groups.map.some", shown=count(shown), all=count(len(told.points)))
    )
    alt = "; ".join(say("dialogue.groups.alt.of", n=one.size, name=one.name) for one in told.groups)
    columns = (
        Column(say("dialogue.column.group")),
        Column(say("dialogue.column.people"), numeric=True),
        Column(say("dialogue.column.agrees"), wide=True),
        Column(say("dialogue.column.opposes")),
    )
    rows = tuple((one.name, count(one.size), _numbers(one.agrees), _numbers(one.opposes)) for one in told.groups)
    stability = "–" if told.stability is None else f"{told.stability:.2f}"
    chart = Chart(opinion_map(told.points, synthetic=told.synthetic), say("dialogue.groups.alt", lines=alt), caption)
    return Section(
        say("dialogue.groups"),
        (
            Paragraph(say("dialogue.groups.lead", stability=stability)),
            *([chart] if told.points else []),
            Table(say("dialogue.groups.caption"), columns, rows),
        ),
    )


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers)) or "–"


def _questions(told: Told) -> Section | None:
    if not told.questions:
        return None
    titles = ("question", "people", "low", "middle", "high")
    columns = tuple(
        Column(say(f"dialogue.column.{name}"), numeric=name != "question", wide=name == "question") for name in titles
    )
    rows = tuple(
        (f"{_plain(one.text)} ({one.unit})", count(one.count), *map(_value, (one.low, one.middle, one.high)))
        for one in told.questions
    )
    lead = Paragraph(say("dialogue.questions.lead"))
    return Section(say("dialogue.questions"), (lead, Table(say("dialogue.questions.caption"), columns, rows)))


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:,.6g}"


def _arguments(told: Told) -> Section | None:
    items = tuple(
        (
            say(f"dialogue.argument.{one.kind}", number=str(one.statement)),
            say("dialogue.argument.evidence", text=_plain(one.text), evidence=one.evidence)
            if one.evidence
            else _plain(one.text),
        )
        for one in sorted(told.remarks, key=lambda one: (one.statement or 0, one.kind != "for"))
        if one.kind in {"for", "against"}
    )
    return Section(say("dialogue.arguments"), (Terms(items),)) if items else None


def _notes(told: Told) -> Section | None:
    items = tuple(
        (
            say("dialogue.note.of", number=str(one.statement)) if one.statement else say("dialogue.note.whole"),
            say("dialogue.note.signed", text=_plain(one.text), signed=one.signed) if one.signed else _plain(one.text),
        )
        for one in told.remarks
        if one.kind == "dissent"
    )
    return Section(say("dialogue.notes"), (Terms(items),)) if items else None


def _alike(told: Told) -> Section | None:
    if told.alike is None:
        return None
    if not told.alike.people:
        return Section(say("dialogue.alike"), (Paragraph(say("dialogue.alike.none")),))
    share = say("percent", value=f"{100 * told.alike.share:.0f}")
    held = {one.number: one for one in told.opinions}
    rows = tuple(
        (f"{one.number}. {_plain(held[one.number].said)}", _counts(held[one.number]), _counts(one))
        for one in told.alike.without
        if one.number in held
    )
    columns = (
        Column(say("dialogue.column.statement"), wide=True),
        Column(say("dialogue.column.with"), numeric=True),
        Column(say("dialogue.column.without"), numeric=True),
    )
    table = (Table(say("dialogue.alike.caption"), columns, rows),) if rows else ()
    return Section(
        say("dialogue.alike"), (Paragraph(say("dialogue.alike.text", n=told.alike.people, share=share)), *table)
    )


def _limits(told: Told) -> Section:
    names = ["who", "shared", "small", "alike", "author", "again"]
    lines = [Paragraph(say(f"dialogue.limits.{name}")) for name in names if name != "author" or told.sealed]
    return Section(
        say("dialogue.limits"),
        (*([Paragraph(say("dialogue.limits.synthetic"))] if told.synthetic else []), *lines),
    )
