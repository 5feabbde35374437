"""List the papers of an item, with their versions and hashes."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.council_lines import ItemCode, PaperLine, paper_line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Of which item."""

    item: ItemCode


class ListResult(Result):
    """Papers that you may see."""

    item: str
    papers: tuple[PaperLine, ...]
    marking: str = Field(description="The strictest of what is listed; empty for nothing.")
    synthetic: bool

    def text(self) -> str:
        """Return a line for each paper, and for each of its versions."""
        lines: list[str] = []
        for one in self.papers:
            lines.append(f"{one.code} · {one.title}{' · withdrawn' if one.withdrawn else ''} · {one.marking}")
            lines += [
                f"  version {it.number} · {it.name} · {it.size:,} bytes · sha256 {it.sha256}" for it in one.versions
            ]
        text = "\n".join(lines) or f"None that you may see. Add one: majlis paper add {self.item} FILE"
        return banded(text, synthetic=self.synthetic)


@act("council.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the papers.

    Raises
    ------
    NotFoundError
        If there is no such item, or the person may not see it.
    """
    records = world.records
    from majlis.adapters.records.council import agenda, papers

    item = agenda.find(records, command.item)
    found = papers.listed(records, item.code)
    return ListResult(
        item=item.code,
        papers=tuple(map(paper_line, found)),
        marking=str(join_all([one.marking for one in found])) if found else "",
        synthetic=item.synthetic,
    )
