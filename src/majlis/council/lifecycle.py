"""What may become of a motion and of a ballot: which step follows which, and which form of vote fits which rule."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from majlis.council.deciding import Outcome, Seat
from majlis.council.rules import Procedure, Rule
from majlis.kernel.errors import ConflictError, InputError

__all__ = [
    "CLERK",
    "LEAST_SECRET",
    "NAMED",
    "NUMBERS",
    "BallotState",
    "Form",
    "MotionState",
    "after_count",
    "demand_fit",
    "demand_step",
    "forms_of",
    "motion_after",
]

LEAST_SECRET = 3
"""Of fewer members of a constituency a secret vote counted by constituency would tell how each voted."""


class MotionState(StrEnum):
    """How a motion stands."""

    DRAFT = "draft"
    PUT = "put"
    """Its text and its rule stand."""
    DECIDED = "decided"
    RETURNED = "returned"
    """Somebody objected: it is back on the agenda and may be put again, as it is."""
    WITHDRAWN = "withdrawn"


class BallotState(StrEnum):
    """How a ballot stands."""

    OPEN = "open"
    COUNTED = "counted"
    """It is over; in clerk mode it waits for the chair."""
    CASTING = "casting"
    """A tie that waits for the chair's casting vote."""
    CONFIRMED = "confirmed"
    VOID = "void"


class Form(StrEnum):
    """How it is voted."""

    OPEN = "open"
    """Each with an own device; the minutes hold numbers."""
    RECORDED = "recorded"
    """Each with an own device; the minutes hold names."""
    SECRET = "secret"  # noqa: S105 - a form of vote
    HANDS = "hands"
    """The clerk counts hands."""
    NAMES = "names"
    """The clerk calls names, or has signed papers."""
    PAPER = "paper"
    """The clerk counts papers without names."""
    CONSENSUS = "consensus"
    SILENCE = "silence"


CLERK = frozenset({Form.HANDS, Form.NAMES, Form.PAPER, Form.CONSENSUS})
"""Forms that the clerk records for the room; the chair confirms them."""
NAMED = frozenset({Form.OPEN, Form.RECORDED, Form.NAMES})
"""Forms in which each seat's vote is known."""
NUMBERS = frozenset({Form.HANDS, Form.PAPER})
"""Forms of which only numbers are recorded."""

_STEPS = {
    "edit": {MotionState.DRAFT},
    "pin": {MotionState.DRAFT, MotionState.RETURNED},
    "unpin": {MotionState.DRAFT},
    "put": {MotionState.DRAFT, MotionState.RETURNED},
    "amend": {MotionState.PUT},
    "recuse": {MotionState.DRAFT, MotionState.PUT, MotionState.RETURNED},
    "vote on": {MotionState.PUT},
    "withdraw": {MotionState.DRAFT, MotionState.PUT, MotionState.RETURNED},
}
_TELLS = {
    MotionState.DRAFT: "it is a draft",
    MotionState.PUT: "it was put: its text and its rule stand",
    MotionState.DECIDED: "it is decided",
    MotionState.RETURNED: "it was returned to the agenda",
    MotionState.WITHDRAWN: "it was withdrawn",
}
_MENDS = {
    MotionState.DRAFT: "put it first: majlis motion put CODE",
    MotionState.PUT: "amend it (majlis motion amend), or withdraw it and draft another",
    MotionState.DECIDED: "draft another motion; it may say that it takes this one's place",
    MotionState.RETURNED: "put it again, or draft another motion",
    MotionState.WITHDRAWN: "draft another motion",
}
_FORMS = {
    Procedure.VOTE: {Form.OPEN, Form.RECORDED, Form.SECRET, Form.HANDS, Form.NAMES, Form.PAPER},
    Procedure.WRITTEN: {Form.OPEN, Form.RECORDED, Form.SECRET, Form.NAMES, Form.PAPER},
    Procedure.SILENCE: {Form.SILENCE},
    Procedure.CONSENSUS: {Form.CONSENSUS},
}


def demand_step(state: str, step: str, code: str) -> None:
    """See that a motion may take a step.

    Parameters
    ----------
    state : str
        How it stands.
    step : str
        edit, pin, unpin, put, amend, recuse, vote on, or withdraw.
    code : str
        Of the motion.

    Raises
    ------
    ConflictError
        If not.
    """
    stands = MotionState(state)
    if stands not in _STEPS[step]:
        raise ConflictError(
            f"nobody can {step} {code} now", where=code, why=_TELLS[stands], mend=_MENDS[stands], code="motion.state"
        )


def demand_fit(rule: Rule, form: Form, seats: Iterable[Seat]) -> None:
    """See that what a rule needs to know can be known in a form of vote.

    Parameters
    ----------
    rule : Rule
    form : Form
    seats : iterable of Seat
        Whose holders may vote on this.

    Raises
    ------
    InputError
        If not.
    """
    allowed = _FORMS[rule.procedure]
    if form not in allowed:
        names = ", ".join(sorted(allowed))
        raise _unfit(f"the rule {rule.code} asks for {rule.procedure}; {form} is none", f"choose one of {names}")
    if rule.veto and form not in NAMED and rule.procedure in {Procedure.VOTE, Procedure.WRITTEN}:
        raise _unfit(
            f"by the rule {rule.code} some seats have a veto; {form} does not tell who said no",
            "choose open, recorded or names",
        )
    sizes = Counter(seat.constituency for seat in seats if seat.constituency)
    if rule.double is not None and form is Form.SECRET and min(sizes.values(), default=0) < LEAST_SECRET:
        raise _unfit(
            f"counted by constituency, a secret vote of fewer than {LEAST_SECRET} would tell how each voted",
            "choose another form",
        )


def forms_of(rule: Rule) -> tuple[Form, ...]:
    """Return the forms in which it may be voted by a rule, in the order in which they are offered."""
    allowed = _FORMS[rule.procedure]
    named = bool(rule.veto) and rule.procedure in {Procedure.VOTE, Procedure.WRITTEN}
    return tuple(form for form in Form if form in allowed and (not named or form in NAMED))


def after_count(outcome: Outcome, *, clerk: bool) -> tuple[BallotState, MotionState]:
    """Return how ballot and motion stand after a count.

    Parameters
    ----------
    outcome : Outcome
    clerk : bool
        Whether the clerk recorded it: then the chair confirms it first.

    Returns
    -------
    ballot : BallotState
    motion : MotionState
        Put where nothing is decided yet: it may be voted on again, or waits for the chair.
    """
    if outcome is Outcome.CASTING:
        return BallotState.CASTING, MotionState.PUT
    if clerk:
        return BallotState.COUNTED, MotionState.PUT
    return BallotState.COUNTED, motion_after(outcome)


def motion_after(outcome: Outcome) -> MotionState:
    """Return how a motion stands when a result is final."""
    if outcome is Outcome.RETURNED:
        return MotionState.RETURNED
    return MotionState.PUT if outcome in {Outcome.INQUORATE, Outcome.CASTING} else MotionState.DECIDED


def _unfit(what: str, mend: str) -> InputError:
    return InputError(what, where="--form", why="the result could not be told from it", mend=mend, code="ballot.form")
