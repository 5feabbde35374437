"""Save a what-if: what is hit, under a name, on this version of the nation."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, banded


class SaveCommand(Command):
    """Which nation, what is hit, and what it is called."""

    nation: NationCode
    title: GivenLine = Field(description="What it is called, in one line.", json_schema_extra=OPTION)
    attack: tuple[str, ...] = Field(
        default=(),
        max_length=500,
        description="A hit as ASSET@HOUR:REPAIR_HOURS, for example grid:north-07@0:24. Repeat it for more hits, or "
        "separate them by commas. Without :REPAIR_HOURS the asset's usual repair time counts; inf means never.",
    )
    note: Text = Field(default="", description="Why it matters, in a few sentences.")
    version: int | None = Field(
        default=None, ge=1, le=10**8, description="Number of the nation's version. Default: the newest."
    )
    marking: str = Field(
        default="", max_length=300, description="Who may see it, like TLP:RED. Default, and the least: the nation's."
    )
    owner: Line = Field(default="", description="Organisation it belongs to. Default: your own.")


class SaveResult(Result):
    """The code of the what-if, and what it does."""

    code: str
    nation: str
    version: int
    title: str
    headline: str
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return the code and what the hits do."""
        lines = [
            f"{self.code} · {self.nation}@{self.version} · {self.title} · {self.marking}",
            self.headline,
            f"Next: majlis whatif show {self.code}",
        ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("cascade.keep")
def save(command: SaveCommand, world: World) -> SaveResult:
    """Follow the hits once, and save them with what they do.

    Raises
    ------
    NotFoundError
        If there is no such nation, version or organisation, or an asset is unknown.
    InputError
        If a hit or the marking does not fit, or the nation has no published version.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    from majlis.infrastructure.attack import Attack

    attack = Attack.parse(command.attack)
    own = Marking.parse(command.marking, where="option --marking") if command.marking else None
    records = world.records
    from majlis.adapters.places.warm import warm
    from majlis.adapters.records.scenarios import keeping
    from majlis.infrastructure.picture.effect import effect, facts

    found = warm(records, world.vault, f"{command.nation}@{command.version}" if command.version else command.nation)
    filled = attack.filled(found.engine.usual(attack))
    if found.named.version is None:
        raise InputError("a what-if is saved on a published version", code="whatif.draft")
    does = effect(found.engine.follow(filled), found.picture)
    least = Marking.parse(found.picture.marking)
    content = keeping.Content(
        title=command.title,
        note=command.note,
        attack=tuple(map(str, filled.hits)),
        facts=facts(does),
        marking=least.join(own) if own else least,
        owner=command.owner,
    )
    return SaveResult(
        code=keeping.save(records, found.named, content),
        nation=command.nation,
        version=found.named.version,
        title=command.title,
        headline=does.headline(),
        marking=str(content.marking),
        synthetic=found.picture.header.synthetic,
    )
