"""The phases of a dialogue, and what may be done in each."""

from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.spelling import demand_known

__all__ = ["DEEDS", "PHASES", "allowed", "demand_allowed", "demand_step"]

PHASES = ("frame", "listen", "converge", "report", "closed")
"""In their order. Closed: what became of it is told."""
DEEDS = {
    "enter": ("listen", "converge"),
    "state": ("listen",),
    "vote": ("listen", "converge"),
    "argue": ("listen", "converge"),
    "estimate": ("converge",),
    "dissent": ("converge", "report"),
}
"""What participants do, and in which phases."""
_TOLD = {
    "enter": "nobody enters now",
    "state": "no statements are taken now",
    "vote": "no votes are taken now",
    "argue": "no arguments are taken now",
    "estimate": "no estimates are taken now",
    "dissent": "no notes of dissent are taken now",
}


def allowed(phase: str, deed: str) -> bool:
    """Tell whether participants may do something in a phase."""
    return phase in DEEDS[deed]


def demand_allowed(phase: str, deed: str) -> None:
    """See that participants may do something now.

    Raises
    ------
    ConflictError
        If not.
    """
    if not allowed(phase, deed):
        when = " and ".join(DEEDS[deed])
        over = PHASES.index(phase) > PHASES.index(DEEDS[deed][-1])
        raise ConflictError(
            _TOLD[deed],
            why=f"the dialogue is in the phase {phase}; this belongs to {when}",
            mend="the secretariat can go back to that phase" if over else "come back when the phase begins",
            code="dialogue.phase",
        )


def demand_step(now: str, to: str, reason: str) -> None:
    """See that a dialogue may go from one phase to another: one step forward, or one step back with a reason.

    Raises
    ------
    InputError
        If there is no such phase, or a step back gives no reason.
    ConflictError
        If it is more than one step, or none.
    """
    demand_known("phase", to, PHASES, where="option --to")
    steps = PHASES.index(to) - PHASES.index(now)
    if abs(steps) != 1:
        raise ConflictError(
            f"the dialogue is in the phase {now}" if not steps else f"{to} does not follow {now}",
            why="a dialogue goes one phase forward or back at a time",
            mend=f"the phases are {', '.join(PHASES)}",
            code="dialogue.step",
        )
    if steps < 0 and not reason:
        raise InputError(
            "a step back needs a reason",
            where="option --reason",
            why="those who took part before must be able to read why it goes on",
            mend="say in one sentence why",
            code="dialogue.reason",
        )
