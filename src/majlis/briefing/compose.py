"""Compose the briefing: page 1, then everything it rests on."""

from majlis.briefing import grounds, pages
from majlis.briefing.document import Document
from majlis.briefing.material import Material
from majlis.briefing.messages import say
from majlis.briefing.summary import data_day, summary


def compose(material: Material) -> Document:
    """Return the briefing as a document. Pure: the same material gives the same document.

    Parameters
    ----------
    material : Material
        A result, its run, and what stands beside them.

    Returns
    -------
    Document
        Page 1 and the pages behind it; the annex only where the material holds one.
    """
    nation = material.result.nation
    title = say("title.synthetic" if material.synthetic else "title", nation=nation.name)
    sections = (
        pages.rates(material),
        pages.loss(material),
        pages.scenarios(material),
        pages.shares(material),
        pages.places(material),
        grounds.change(material),
        grounds.assumptions(material),
        grounds.sources(material),
        grounds.limits(material),
        grounds.reading(material),
        grounds.trust(material),
        grounds.verification(material),
        grounds.annex(material),
    )
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
