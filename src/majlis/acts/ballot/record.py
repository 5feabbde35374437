"""Record for the room, as its clerk, how it votes: hands, names, papers or objections."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.ballot_lines import BallotResult, ballot_result
from majlis.acts.motion_lines import MotionCode
from majlis.acts.options import parts
from majlis.acts.world import World
from majlis.council import Count
from majlis.kernel.errors import InputError

_SAYS = frozenset({"yes", "no", "abstain", "spoilt", "object", ""})
_NUMBERS = 4


class RecordCommand(Command):
    """What the room says. A correction takes the place of what was recorded before."""

    motion: MotionCode
    yes: int | None = Field(default=None, ge=0, le=10_000, description="Hands or papers for it.")
    no: int = Field(default=0, ge=0, le=10_000, description="Against it.")
    abstain: int = Field(default=0, ge=0, le=10_000, description="Abstentions.")
    spoilt: int = Field(default=0, ge=0, le=10_000, description="Papers that say nothing clear.")
    constituency: tuple[str, ...] = Field(
        default=(),
        description="Where a rule counts by constituency: NAME=YES/NO/ABSTAIN/SPOILT for each, like operators=2/1/0/0.",
    )
    name: tuple[str, ...] = Field(
        default=(),
        description="Where it is called by name: SEAT=yes, no, abstain, spoilt or object; SEAT= takes it back.",
    )
    objections: int | None = Field(default=None, ge=0, le=10_000, description="How many object; for consensus.")


@act("council.write")
def record(command: RecordCommand, world: World) -> BallotResult:
    """Record it. It counts once it is counted and the chair has confirmed it.

    Raises
    ------
    NotFoundError
        If there is no such motion, ballot or seat.
    InputError
        If names or numbers do not fit the form.
    ConflictError
        If the ballot is closed, or each votes with an own device.
    PermissionDeniedError
        If a seat takes no part.
    """
    names = dict(_named(text) for text in parts(command.name))
    groups = dict(_group(text) for text in parts(command.constituency))
    numbers = None
    if command.yes is not None or groups:
        numbers = Count(command.yes or 0, command.no, command.abstain, command.spoilt, groups)
        if groups and command.yes is None:
            numbers = _sum(groups)
    records = world.records
    from majlis.adapters.records.council import voting

    recorded = voting.Recorded(names, numbers, command.objections)
    return ballot_result(world, voting.record(records, command.motion, recorded))


def _named(text: str) -> tuple[str, str]:
    seat, sign, said = text.partition("=")
    if not sign or said.strip() not in _SAYS:
        raise InputError(
            f"{text[:60]!r} does not say what a seat says",
            where="--name",
            mend="write SEAT=yes, SEAT=no, SEAT=abstain, SEAT=spoilt or SEAT=object",
            code="ballot.name",
        )
    return seat.strip(), said.strip()


def _group(text: str) -> tuple[str, Count]:
    name, _, said = text.partition("=")
    numbers = said.split("/")
    if len(numbers) != _NUMBERS or not all(one.strip().isascii() and one.strip().isdigit() for one in numbers):
        raise InputError(
            f"{text[:60]!r} is no count of a constituency",
            where="--constituency",
            mend="write NAME=YES/NO/ABSTAIN/SPOILT, like operators=2/1/0/0",
            code="ballot.constituency",
        )
    yes, no, abstain, spoilt = map(int, numbers)
    return name.strip(), Count(yes, no, abstain, spoilt)


def _sum(groups: dict[str, Count]) -> Count:
    yes, no, abstain, spoilt = (
        sum(getattr(one, name) for one in groups.values()) for name in ("yes", "no", "abstain", "spoilt")
    )
    return Count(yes, no, abstain, spoilt, groups)
