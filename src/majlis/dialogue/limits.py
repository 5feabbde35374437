"""How much one participant, and all together, may say: enough for people, too little for a flood."""

from dataclasses import dataclass

from majlis.kernel.errors import ConflictError, InputError

__all__ = ["LENGTH", "Held", "demand_length", "demand_room", "demand_same", "plain"]

LENGTH = 280
"""Letters of a statement: one thought, which can be agreed with or not."""
STATEMENTS = 20
"""Of one participant, refused ones too."""
REMARKS = 40
WAITING = 500
"""Statements and remarks that wait for moderation, together: more than people can read in a day."""
ALL_STATEMENTS = 2_000
"""Of a dialogue: more than anybody can vote on, and what the figures are made for."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is already.

    Attributes
    ----------
    own : int
        Of this participant.
    waiting : int
        Of all, waiting for moderation.
    every : int
        Of all.
    """

    own: int
    waiting: int
    every: int


def demand_length(*texts: str) -> None:
    """See that a statement is said in one of its languages, and is short.

    Raises
    ------
    InputError
        If not.
    """
    if not any(texts):
        raise InputError(
            "nothing was said", where="option --text", mend="say one thought in a sentence", code="dialogue.empty"
        )
    if longest := max((text for text in texts if len(text) > LENGTH), key=len, default=""):
        raise InputError(
            f"a statement has at most {LENGTH} letters; this one has {len(longest)}",
            where="option --text",
            why="people vote on one thought at a time",
            mend="say it shorter, or make two statements of it",
            code="dialogue.long",
        )


def demand_same(text: str, others: frozenset[str]) -> None:
    """See that the same was not said already, but for case, spaces and stops.

    Raises
    ------
    ConflictError
        If it was.
    """
    if plain(text) in others:
        raise ConflictError(
            "this was said already",
            why="a vote on it counts more than saying it twice",
            mend="vote on the statement that is there, or say what is different",
            code="dialogue.same",
        )


def plain(text: str) -> str:
    """Return a text without what makes no difference: case, spaces, stops."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def demand_room(held: Held, *, remark: bool = False) -> None:
    """See that one more statement, or remark, may be taken.

    Raises
    ------
    ConflictError
        If there are too many. It says so politely: nobody did wrong.
    """
    most, what = (REMARKS, "arguments and notes") if remark else (STATEMENTS, "statements")
    if held.own >= most:
        raise ConflictError(
            f"you have made {held.own} {what}, and {most} are taken from each",
            why="so that everybody is heard",
            mend="thank you; now say what you think of those of others",
            code="dialogue.enough",
        )
    if held.waiting >= WAITING or (not remark and held.every >= ALL_STATEMENTS):
        raise ConflictError(
            "there are more statements than can be read now",
            why="each is read before it is shown",
            mend="keep your text and try again later; votes are taken all the time",
            code="dialogue.full",
        )
