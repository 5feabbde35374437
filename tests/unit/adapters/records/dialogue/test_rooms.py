"""What follows from the votes is computed once for as long as nobody votes."""

import numpy as np
import pytest
from tests.dialogues import NATION, say, tokens, with_dialogue
from tests.hand import make_nation

from majlis.acts.dialogue.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import World
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN


def invented(world: World, people: int = 120, statements: int = 24) -> str:
    make_nation(world.records, NATION, synthetic=True)
    told = {"nation": NATION, "people": people, "statements": statements}
    return synthesize(SynthesizeCommand.model_validate(told), world).dialogue.code


def test_the_table_of_a_dialogue(both: World) -> None:
    from majlis.adapters.records.dialogue import heads, moderating, rooms

    code = with_dialogue(both)
    for token, votes in zip(tokens(both, code, "opr"), ("+0-", ".-", ""), strict=True):
        say(both, code, token, votes)
    moderating.moderate(both.records, code, moderating.Verdict("statement", 2, "refuse", reason="No"))
    room, aliases = rooms.room_of(heads.dialogue_row(both.records, code))
    assert room.numbers == (1, 3)
    assert list(aliases) == sorted(aliases)
    rows = dict(zip(room.constituencies, room.votes.tolist(), strict=True))
    assert rows == {"operators": [AGREE, DISAGREE], "public": [UNSEEN, UNSEEN], "regulators": [UNSEEN, UNSEEN]}
    found = rooms.found(both.records, code)
    assert (found.results.participants, found.aliases) == (
        1,
        tuple(aliases[list(room.constituencies).index("operators")] for _ in range(1)),
    )


def test_it_is_computed_once_for_the_same_votes(small: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.dialogue import moderating, rooms

    code = with_dialogue(small)
    (token,) = tokens(small, code, "o")
    say(small, code, token, "+")
    one = rooms.found(small.records, code)
    assert rooms.found(small.records, code) is one
    say(small, code, token, "-")
    two = rooms.found(small.records, code)
    assert two.results.statements[0].disagree == 1
    moderating.moderate(small.records, code, moderating.Verdict("statement", 1, "refuse", reason="No"))
    assert len(rooms.found(small.records, code).results.statements) == 2
    monkeypatch.setattr(rooms, "_KEPT", 1)
    rooms.found(small.records, with_dialogue(small))
    assert rooms.found(small.records, code) is not two


def test_who_votes_in_step_is_shown_with_and_without(small: World) -> None:
    from majlis.adapters.records.dialogue import rooms

    code = invented(small, 150, 60)
    found = rooms.found(small.records, code)
    assert found.step.flagged.sum() == 8
    assert found.without is not None
    assert found.without.participants == found.results.participants - 8
    few = rooms.found(small.records, with_dialogue(small))
    assert (few.without, few.step.rings) == (None, ())


def test_the_map_that_says_what_to_ask_is_not_made_for_every_vote(small: World) -> None:
    from majlis.adapters.records.dialogue import heads, rooms

    row = heads.dialogue_row(small.records, invented(small))
    far = rooms.extremity(small.records, row, 1000)
    assert set(far) == set(range(1, 25))
    assert rooms.extremity(small.records, row, 1050) is far
    assert rooms.extremity(small.records, row, 1051) is not far
    assert rooms.extremity(small.records, row, 900) is not far
    assert rooms.extremity(small.records, heads.dialogue_row(small.records, with_dialogue(small)), 0) == {}


def test_what_divides_and_is_fresh_is_asked_more_often() -> None:
    from majlis.adapters.records.dialogue.rooms import to_ask
    from majlis.dialogue.agreement import Counts, priority

    tallies = {1: (50, 2, 0, 0), 2: (1, 50, 1, 0), 3: (1, 0, 0, 0), 4: (10, 10, 40, 0)}
    far = {1: 0.2, 2: 2.0, 3: 0.5}
    aliases = [f"p{number}" for number in range(4000)]
    asked = [to_ask(alias, tallies, far) for alias in aliases]
    assert asked == [to_ask(alias, tallies, far) for alias in aliases]
    shares = np.bincount(asked, minlength=5)[1:] / len(asked)
    agree, disagree, passed, _ = np.array([tallies[number] for number in (1, 2, 3, 4)]).T
    worth = priority(
        Counts(agree[None], disagree[None], (agree + disagree + passed)[None]), np.array([0.2, 2.0, 0.5, 0])
    )
    assert shares == pytest.approx(worth / worth.sum(), abs=0.03)
    assert PASS == 0
