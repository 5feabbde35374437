"""Dialogues for tests: one that is open, people who enter with the code word, and how they vote."""

from dataclasses import replace

from tests.hand import make_nation

from majlis.acts.dialogue.enter import EnterCommand, enter
from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.seed import SeedCommand, seed
from majlis.acts.dialogue.start import StartCommand, start
from majlis.acts.dialogue.vote import VoteCommand, vote
from majlis.acts.dialogue.word import WordCommand, word
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp

NATION = "small"


def with_dialogue(world: World, statements: int = 3, **facts: object) -> str:
    """Start a dialogue in the phase listen, in a nation made where it is missing, and return its code."""
    from majlis.adapters.records import nations

    if not nations.exists(world.records, NATION):
        make_nation(world.records, NATION)
    told = {"nation": NATION, "title": "Duties", "question": "What must be reported?", **facts}
    code = start(StartCommand.model_validate(told), world).dialogue.code
    for number in range(1, statements + 1):
        seed(SeedCommand(code=code, text=f"Statement {number}."), world)
    phase(PhaseCommand(code=code, to="listen"), world)
    return code


def a_decision(world: World) -> str:
    """Let the Council of the nation decide something at the machine, and return the code."""
    from tests.councils import council
    from tests.motions import carried

    from majlis.acts.agenda.take import TakeCommand, take

    made = council(world)
    take(TakeCommand(item=made.item), world)
    return carried(made)


def nobody(world: World) -> World:
    """Return the world of who comes without an account."""
    actor = Actor("nobody", frozenset({"dialogue.speak"}), Reader("nobody"), remote=True)
    return replace(world, actor=actor)


def person(world: World, login: str, organisation: str = "cert", *permissions: str) -> World:
    """Return the world of a person with an account: sees what is its own, of others up to TLP:AMBER."""
    from majlis.adapters.records import people

    people.ensure_organisation(world.records, organisation, organisation.capitalize(), "other")
    reader = Reader(login, frozenset({organisation}), Marking(Tlp.RED), Tlp.AMBER)
    allowed = frozenset(permissions or {"dialogue.read", "dialogue.speak"})
    return replace(world, actor=Actor(login, allowed, reader, remote=True))


def tokens(world: World, code: str, constituencies: str) -> list[str]:
    """Let people enter with a new code word, one for each letter: o operators, r regulators, p public; their secrets.

    Parameters
    ----------
    world : World
        Of who leads the dialogue.
    code : str
    constituencies : str
        For example ``"oorp"``.
    """
    names = {"o": "operators", "r": "regulators", "p": "public", "a": "academia"}
    opened = word(WordCommand(code=code), world).word
    return [
        enter(EnterCommand(code=code, word=opened, constituency=names[letter]), nobody(world)).token
        for letter in constituencies
    ]


def say(world: World, code: str, token: str, votes: str) -> None:
    """Vote on the statements from 1 on: ``+`` agree, ``-`` disagree, ``0`` pass, ``.`` nothing."""
    words = {"+": "agree", "-": "disagree", "0": "pass"}
    for number, letter in enumerate(votes, start=1):
        if letter != ".":
            told = {"code": code, "statement": number, "vote": words[letter], "token": token}
            vote(VoteCommand.model_validate(told), nobody(world))
