"""Compose the briefing: page 1, then everything it rests on, or the parts of it that somebody picked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from majlis.briefing import grounds, pages
from majlis.briefing.document import Document, Paragraph, Section
from majlis.briefing.material import Material
from majlis.briefing.messages import say
from majlis.briefing.summary import data_day, summary
from majlis.briefing.words import day

_MAKERS: Mapping[str, Callable[[Material], Section | None]] = {
    "rates": pages.rates,
    "loss": pages.loss,
    "scenarios": pages.scenarios,
    "share": pages.shares,
    "map": pages.places,
    "change": grounds.change,
    "assumptions": grounds.assumptions,
    "sources": grounds.sources,
    "limits": grounds.limits,
    "read": grounds.reading,
    "trust": grounds.trust,
    "verify": grounds.verification,
}
PARTS = tuple(_MAKERS)
"""Names of the parts behind page 1, in their order."""
ALWAYS = frozenset({"limits", "verify"})
"""Parts that no briefing leaves out: what the model does not know, and how anyone can check the figures."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person adds in words of his or her own; a briefing shows them as such, apart from what was computed.

    Attributes
    ----------
    text : str
        Paragraphs, with empty lines between.
    author : str
    day : date
    """

    text: str
    author: str
    day: date


def compose(material: Material, parts: frozenset[str] | None = None, words: Words | None = None) -> Document:
    """Return the briefing as a document. Pure: the same material gives the same document.

    Parameters
    ----------
    material : Material
        A result, its run, and what stands beside them.
    parts : frozenset of str, optional
        Which of ``PARTS`` follow page 1; by default all. Those of ``ALWAYS`` do in any case.
    words : Words, optional
        Stand behind page 1, under their author's name.

    Returns
    -------
    Document
        Page 1 and the pages behind it; the annex only where the material holds one.
    """
    nation = material.result.nation
    title = say("title.synthetic" if material.synthetic else "title", nation=nation.name)
    chosen = [make for name, make in _MAKERS.items() if parts is None or name in parts | ALWAYS]
    sections = (own(words) if words else None, *(make(material) for make in (*chosen, grounds.annex)))
    return Document(
        title=title,
        subtitle=say("subtitle", nation=nation.name, day=data_day(material.result)),
        language="en",
        direction="ltr",
        marking=str(material.marking),
        band=say("band") if material.synthetic else "",
        page_of=say("page_of", page="{page}", pages="{pages}"),
        contents=say("contents"),
        made=material.occasion.made,
        summary=summary(material),
        sections=tuple(section for section in sections if section is not None),
    )


def own(words: Words) -> Section | None:
    """Return a person's own words as a section under that person's name; None where there are none."""
    texts = [" ".join(part.split()) for part in words.text.replace("\r\n", "\n").split("\n\n")]
    paragraphs = tuple(Paragraph(text) for text in texts if text)
    if not paragraphs:
        return None
    lead = Paragraph(say("own.lead", author=words.author, day=day(words.day)), "small")
    return Section(say("own", author=words.author), (lead, *paragraphs))
