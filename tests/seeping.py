"""Questions put to the Council's motions, ballots and decisions before and after others wrote what is closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.councils import Council, person
from tests.hand import enter
from tests.motions import SIX, counted, drafted, opened, says

from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion.put import PutCommand, put
from majlis.acts.motion.recuse import RecuseCommand, recuse
from majlis.adapters.records.handle import Records
from majlis.kernel.errors import MajlisError

Question = Callable[[Records], Any]


@dataclass(frozen=True)
class Written:
    """A motion that was decided, its decision, and the incident that it rests on."""

    motion: str
    decision: str
    incident: str


def written(made: Council, marking: str, title: str, incident: str = "") -> Written:
    """Decide a motion with everything that belongs to one."""
    incident = incident or enter(made.world.records, title=title)
    motion = drafted(made, title=title, text=f"{title} is decided.", marking=marking)
    for place in (motion, made.item):
        pin(PinCommand(place=place, kind="incident", reference=incident, label=title), made.world)
    put(PutCommand(motion=motion), made.world)
    recuse(RecuseCommand(motion=motion, seat="academia-1", reason=f"{title} is mine."), made.world)
    opened(made, motion, "recorded")
    says(made, motion, dict.fromkeys(SIX, "yes"))
    return Written(motion, counted(made, motion).decision, incident)


def outside(made: Council) -> Records:
    """Return the records as a member of another organisation asks them: sees TLP:AMBER+STRICT and no TLP:RED."""
    try:
        return made.as_("outside").records
    except MajlisError:
        person(made.world, "outside", "council-member", organisation="ministry")
        return made.as_("outside").records


def told(question: Callable[[], Any]) -> str:
    """Return an answer, or the fault in its place, as text."""
    try:
        return repr(question())
    except MajlisError as error:
        return f"{type(error).__name__}: {error}"


def answers(records: Records, questions: Mapping[str, Question]) -> dict[str, str]:
    """Return what each question is answered."""
    return {name: told(partial(ask, records)) for name, ask in questions.items()}
