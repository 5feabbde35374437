"""Minutes: written from what happened in a meeting, in its order, with the secretariat's words on each item."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from majlis.briefing.document import Column, Heading, Paragraph, Table, Terms
from majlis.briefing.minutes_facts import BallotFacts, Happened, Material, Matter
from majlis.briefing.paper import Paper, PaperBlock, Part, Urdu, qr_code
from majlis.kernel.marking import SYNTHETIC_BAND

__all__ = ["Written", "write"]

FORMS = {
    "open": "by open ballot",
    "recorded": "by recorded ballot",
    "secret": "by secret ballot",
    "hands": "by show of hands",
    "names": "by call of names",
    "paper": "on paper",
    "consensus": "by consensus",
    "silence": "by silence procedure",
}
_TIE = "casting"
"""Outcome of a count that waits for the chair."""
_VOID = "void: "
"""Before the reason for which a vote does not count, among its reasons."""


@dataclass(frozen=True, slots=True)
class Written:
    """Minutes, part by part: a template for Word puts each at its place.

    Attributes
    ----------
    texts : mapping of str to str
        Short texts: body, meeting, title, date, place, chair, marking, state.
    parts : mapping of str to tuple of PaperBlock
        attendance, items, decisions, actions, register, approval.
    paper : Paper
        The whole, for PDF.
    """

    texts: Mapping[str, str]
    parts: Mapping[str, tuple[PaperBlock, ...]]
    paper: Paper


def write(material: Material) -> Written:
    """Return the minutes of a meeting.

    Parameters
    ----------
    material : Material
    """
    texts = _texts(material)
    items = _items(material)
    parts: dict[str, tuple[PaperBlock, ...]] = {
        "attendance": _attendance(material),
        "items": tuple(block for title, blocks in items for block in (Heading(title), *blocks)),
        "decisions": _decisions(material),
        "actions": _actions(material),
        "register": _register(material),
        "approval": _approval(material),
    }
    titles = ("Attendance", "Decisions", "Actions", "Register", "Approval")
    first, *rest = [Part(title, parts[title.lower()]) for title in titles]
    paper = Paper(
        title=f"Minutes: {material.title}",
        kicker=f"{material.body} · {material.code} · {texts['state']}",
        subtitle=f"{material.body} · minutes of {material.code}",
        marking=material.marking,
        band=SYNTHETIC_BAND if material.synthetic else "",
        made=material.made,
        lead=_lead(material, texts),
        parts=(first, *(Part(title, tuple(blocks)) for title, blocks in items), *rest),
    )
    return Written(texts, parts, paper)


def _texts(material: Material) -> dict[str, str]:
    begins = material.begins.astimezone(material.zone)
    state = {"draft": "draft, not approved", "proposed": "proposed, not approved yet"}.get(
        material.state, material.state
    )
    return {
        "body": material.body,
        "meeting": material.code,
        "title": material.title,
        "date": f"{begins.day} {begins:%B %Y}",
        "place": material.place or "not said",
        "chair": material.seat(material.chair) if material.chair else "not said",
        "marking": material.marking,
        "band": SYNTHETIC_BAND if material.synthetic else "",
        "state": f"version {material.version}, {state}",
        "previous": _previous(material),
    }


def _lead(material: Material, texts: Mapping[str, str]) -> tuple[PaperBlock, ...]:
    rows = [("Meeting", "meeting"), ("Date", "date"), ("Place", "place"), ("Chair", "chair"), ("Before", "previous")]
    blocks: list[PaperBlock] = [Terms(tuple((label, texts[name]) for label, name in rows))]
    blocks += [Paragraph(line) for line in _course(material)]
    blocks += _words(material.note)
    if material.left_out:
        blocks.append(Paragraph(f"**{_left_out(material.left_out)}**"))
    return tuple(blocks)


def _left_out(count: int) -> str:
    verb = "item is" if count == 1 else "items are"
    return f"{count} {verb} left out: marked above what this reader sees."


def _previous(material: Material) -> str:
    code, state, sha256 = material.before
    if not code:
        return "no meeting before this one"
    return f"{code}, minutes {state}" + (f", SHA-256 {_spaced(sha256)}" if sha256 else "")


def _spaced(sha256: str) -> str:
    """Return a hash in four parts: in one piece it runs over the margin."""
    return " ".join(sha256[at : at + 16] for at in range(0, len(sha256), 16))


def _course(material: Material) -> list[str]:
    """Return the sentences on notice, opening and end."""
    lines = []
    told = any(event.kind == "noticed" and event.facts.get("reason") for event in material.events)
    for event in material.events:
        match event.kind:
            case "noticed":
                reason = f" It was short: {event.facts['reason']}" if event.facts.get("reason") else ""
                lines.append(f"Notice was given {event.facts.get('days', '?')} days before.{reason}")
            case "opened":
                quorum = event.facts.get("quorum", "")
                lines.append(f"The meeting was opened at {material.hour(event.at)}; {quorum}.")
                if event.facts.get("short_notice") and not told:
                    lines.append(f"Notice was shorter than the rule says: {event.facts['short_notice']}")
                if event.facts.get("quorate") is False:
                    lines.append("**The quorum was not reached when it was opened.**")
            case "closed":
                lines.append(f"It was closed at {material.hour(event.at)}.")
            case "cancelled":
                lines.append(f"It was cancelled: {event.facts.get('reason', '')}")
    return lines


def _attendance(material: Material) -> tuple[PaperBlock, ...]:
    columns = (Column("Seat", wide=True), Column("Name"), Column("Came"), Column("Left"))
    rows = tuple(
        (
            material.seats[stay.seat].title if stay.seat in material.seats else stay.seat,
            stay.name + (", remote" if stay.remote else ""),
            material.hour(stay.came),
            material.hour(stay.left) if stay.left else "-",
        )
        for stay in material.stays
    )
    blocks: list[PaperBlock] = [Table("Who was there, by the nation's clock", columns, rows)] if rows else []
    there = {stay.seat for stay in material.stays}
    away = [seat for seat in material.seats.values() if seat.code not in there]
    names = "; ".join(str(seat) for seat in away if seat.name)
    vacant = "; ".join(seat.title for seat in away if not seat.name)
    blocks += [Paragraph(f"Not there: {names}.")] if names else []
    blocks += [Paragraph(f"Vacant: {vacant}.")] if vacant else []
    for event in material.events:
        blocks += _proxy(material, event) if event.kind in {"proxy", "proxy-ended"} else []
    return tuple(blocks) or (Paragraph("Nobody was recorded as there."),)


def _items(material: Material) -> list[tuple[str, tuple[PaperBlock, ...]]]:
    """Return title and blocks of each item, in the order of the agenda."""
    belonging: dict[str, list[Happened]] = {matter.code: [] for matter in material.matters}
    current = ""
    for event in material.events:
        if event.kind == "item":
            current = event.item
        place = event.item or current
        if place in belonging:
            belonging[place].append(event)
        if event.kind == "item-done":
            current = ""
    return [
        (f"{matter.place}. {matter.title}", _item(material, matter, belonging[matter.code]))
        for matter in material.matters
    ]


def _item(material: Material, matter: Matter, events: Sequence[Happened]) -> tuple[PaperBlock, ...]:
    blocks: list[PaperBlock] = [Urdu(matter.title_ur)] if matter.title_ur else []
    blocks.append(Paragraph(f"For {matter.kind} · {matter.code} · {matter.marking}", "small"))
    blocks += _words(matter.question)
    if matter.papers:
        columns = (Column("Paper"), Column("Title"), Column("SHA-256", wide=True))
        rows = tuple((code, title, _spaced(sha256)) for code, title, sha256 in matter.papers)
        blocks.append(Table("Papers that lay before the meeting", columns, rows))
    blocks += _words(matter.note)
    for event in events:
        tell = _TOLD.get(event.kind)
        if tell is not None:
            blocks += tell(material, event)
    if not any(event.kind in _TAKEN for event in events):
        blocks.append(Paragraph("The item was not taken up."))
    return tuple(blocks)


def _words(text: str) -> list[PaperBlock]:
    """Return a text that people typed as paragraphs; two stars mean nothing in it."""
    return [Paragraph(part.strip().replace("**", "*")) for part in text.split("\n\n") if part.strip()]


def _motion(material: Material, event: Happened) -> list[PaperBlock]:
    motion = material.motions.get(str(event.facts.get("motion", "")))
    if motion is None:
        return []
    by = f", proposed by {material.seat(motion.proposed_by)}" if motion.proposed_by else ""
    option = f"{motion.option}: " if motion.option else ""
    what = f"Amendment {motion.code} to {motion.amends}" if motion.amends else f"Motion {motion.code}"
    blocks: list[PaperBlock] = [Paragraph(f"**{what}**{by}, was put: {option}{motion.title}")]
    blocks += _words(motion.text)
    blocks += [Urdu(motion.text_ur)] if motion.text_ur else []
    blocks += [Paragraph(f"Legal basis: {motion.legal_basis}", "small")] if motion.legal_basis else []
    return blocks


def _recused(material: Material, event: Happened) -> list[PaperBlock]:
    motion, seat = str(event.facts.get("motion", "")), str(event.facts.get("seat", ""))
    reason = material.recusals.get((motion, seat), "")
    why = f": {reason}" if reason else ""
    return [Paragraph(f"{material.seat(seat)} has an interest in {motion} and took no part{why}.")]


def _result(material: Material, event: Happened) -> list[PaperBlock]:
    """Return a count; on a tie in two steps, as it happened: what all said, then what the chair said."""
    motion, number = str(event.facts.get("motion", "")), int(event.facts.get("ballot", 0))
    ballot = material.ballots.get((motion, number))
    if ballot is None:
        return []
    outcome, vote = str(event.facts.get("outcome") or ballot.outcome), f"Vote {number} on {motion}"
    reasons = [reason for reason in ballot.reasons if not reason.startswith(_VOID)]
    how = [Paragraph(f"How: {'; '.join(reasons)}.", "small")] if reasons else []
    if ballot.casting and outcome != _TIE:
        chair = material.seat(material.chair) if material.chair else "the chair"
        line = f"{vote}: {chair}, who chairs, gave the casting vote: {ballot.casting}. The motion is **{outcome}**."
        return [Paragraph(line), *how, *_decided(material, event)]
    clerk = ", recorded by the clerk" if ballot.clerk else ""
    told = "tied; it waits for the chair's casting vote" if outcome == _TIE else outcome
    blocks: list[PaperBlock] = [Paragraph(f"{vote}, {FORMS.get(ballot.form, ballot.form)}{clerk}: **{told}**.")]
    if ballot.count:
        blocks.append(Paragraph(", ".join(f"{name} {number}" for name, number in ballot.count.items()) + "."))
    blocks += [Paragraph(_voted_for(material, away, holder)) for away, holder in ballot.proxies.items()]
    blocks += how if outcome != _TIE else []
    blocks += [_names(material, ballot)] if ballot.names else []
    return blocks + _decided(material, event)


def _voted_for(material: Material, away: str, holder: str) -> str:
    return f"Proxy at this vote: {material.seat(holder)} for {material.seat(away)}."


def _names(material: Material, ballot: BallotFacts) -> Table:
    def said(seat: str, vote: str) -> str:
        holder = ballot.proxies.get(seat)
        return f"{vote}, by proxy of {material.seat(holder)}" if holder else vote

    columns = (Column("Seat", wide=True), Column("Vote"))
    return Table(
        "Who voted how", columns, tuple((material.seat(seat), said(seat, vote)) for seat, vote in ballot.names)
    )


def _void(material: Material, event: Happened) -> list[PaperBlock]:
    motion, number = str(event.facts.get("motion", "")), int(event.facts.get("ballot", 0))
    ballot = material.ballots.get((motion, number))
    why = [reason for reason in ballot.reasons if reason.startswith(_VOID)] if ballot else []
    because = f" ({why[-1].removeprefix(_VOID)})" if why else ""
    return [Paragraph(f"Vote {number} on {motion} was declared void{because}: it does not count.")]


def _decided(material: Material, event: Happened) -> list[PaperBlock]:
    code = str(event.facts.get("decision", ""))
    found = next((one for one in material.decisions if one.code == code), None)
    return [Paragraph(f"This is decision **{code}**, entry {found.index} of the register.")] if found else []


def _confirmed(material: Material, event: Happened) -> list[PaperBlock]:
    line = f"Vote {event.facts.get('ballot')} on {event.facts.get('motion')}: recorded by clerk, confirmed by chair."
    return [Paragraph(line), *_decided(material, event)]


def _action(material: Material, event: Happened) -> list[PaperBlock]:
    code = str(event.facts.get("action", ""))
    found = next((one for one in material.actions if one.code == code), None)
    return [Paragraph(f"Action **{code}**: {found.text} ({found.doer}, by {found.due})")] if found else []


def _moves(words: str) -> Callable[[Material, Happened], list[PaperBlock]]:
    def told(material: Material, event: Happened) -> list[PaperBlock]:
        seat = material.seat(str(event.facts.get("seat", "")))
        return [Paragraph(f"At {material.hour(event.at)} {seat} {words}.", "small")]

    return told


def _proxy(material: Material, event: Happened) -> list[PaperBlock]:
    away, holder = (material.seat(str(event.facts.get(name, ""))) for name in ("away", "holder"))
    ended = event.kind == "proxy-ended"
    line = f"{holder} no longer votes for {away}" if ended else f"{holder} votes for {away}, who is away"
    return [Paragraph(f"Proxy, at {material.hour(event.at)}: {line}.")]


def _says(words: str) -> Callable[[Material, Happened], list[PaperBlock]]:
    """Return what tells an event in words into which its facts are put."""

    def told(_: Material, event: Happened) -> list[PaperBlock]:
        facts = {"motion": "", "ballot": "", **{name: str(value) for name, value in event.facts.items()}}
        return [Paragraph(words.format_map(facts))]

    return told


_TOLD: Mapping[str, Callable[[Material, Happened], list[PaperBlock]]] = {
    "motion": _motion,
    "amendment": _motion,
    "recused": _recused,
    "unrecused": _says("A declaration of interest in {motion} was taken back."),
    "result": _result,
    "confirmed": _confirmed,
    "void": _void,
    "withdrawn": _says("Motion {motion} was withdrawn."),
    "action": _action,
    "came": _moves("came"),
    "left": _moves("left"),
    "proxy": _proxy,
    "proxy-ended": _proxy,
    "item-withdrawn": _says("The item was withdrawn."),
    "carried-over": _says("The item goes back to the forward plan."),
}
_TAKEN = frozenset({"item", "item-done", "motion", "amendment", "result", "item-withdrawn"})


def _decisions(material: Material) -> tuple[PaperBlock, ...]:
    if not material.decisions:
        return (Paragraph("Nothing was decided."),)
    blocks: list[PaperBlock] = []
    for one in material.decisions:
        sealed = "sealed" if one.sealed else "open"
        blocks += [Heading(f"{one.code} · {one.title}"), *_words(one.text)]
        blocks += [Urdu(one.text_ur)] if one.text_ur else []
        blocks.append(Paragraph(f"From {one.motion}; entry {one.index} of the register, {sealed}.", "small"))
    return tuple(blocks)


def _actions(material: Material) -> tuple[PaperBlock, ...]:
    if not material.actions:
        return (Paragraph("No action was set."),)
    columns = (Column("Action"), Column("What", wide=True), Column("Owed by"), Column("Due"), Column("After"))
    rows = tuple((one.code, one.text, one.doer, one.due, one.decision or "-") for one in material.actions)
    return (Table("What is to be done", columns, rows),)


def _register(material: Material) -> tuple[PaperBlock, ...]:
    if not material.checkpoint:
        return (Paragraph("The register has no signed checkpoint yet."),)
    origin, size, root = material.checkpoint.split("\n")[:3]
    text = "Whoever keeps this page can tell later whether anything before it was changed."
    return (
        Terms((("Log", origin), ("Entries", size), ("Root", root))),
        Paragraph(text),
        qr_code(material.checkpoint, f"Signed checkpoint of {origin}, {size} entries", 38),
    )


def _approval(material: Material) -> tuple[PaperBlock, ...]:
    lines = [f"Minutes of {material.code}, version {material.version}."]
    if material.state == "approved":
        lines.append("They were approved.")
    else:
        lines.append("They are approved in a later meeting. Until then they are what the secretariat recorded.")
    return (*map(Paragraph, lines), Terms((("Chair", "_" * 30), ("Secretary", "_" * 30))))
