"""Random numbers with an address."""

from majlis.infrastructure.synthesis.dice import Dice, Step
from majlis.kernel.streams import Stream


def test_a_number_depends_on_its_address_and_not_on_how_many_are_thrown() -> None:
    dice = Dice(Stream(7))
    assert dice.throw(Step.REPAIR, 3, 100)[:5].tolist() == dice.throw(Step.REPAIR, 3, 5).tolist()


def test_another_step_code_or_seed_gives_other_numbers() -> None:
    dice = Dice(Stream(7))
    numbers = {
        tuple(dice.throw(Step.REPAIR, 3, 3).tolist()),
        tuple(dice.throw(Step.BUFFER, 3, 3).tolist()),
        tuple(dice.throw(Step.REPAIR, 4, 3).tolist()),
        tuple(Dice(Stream(8)).throw(Step.REPAIR, 3, 3).tolist()),
    }
    assert len(numbers) == 4
