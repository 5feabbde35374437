from dataclasses import replace
from datetime import timedelta

from tests.reports import operator, sent

from majlis.acts.world import World


def test_a_board_is_what_the_reader_sees(world: World) -> None:
    from majlis.adapters.records.reports import board

    sent(operator(world, "clinic"))
    sent(operator(world, "bank"), operator="bank", sector="banking")
    later = replace(world, now=lambda: world.now() + timedelta(days=4)).records
    assert [(one.operator, len(one.overdue)) for one in board.board(later, "small")] == [("bank", 1), ("clinic", 1)]
    assert [clock.state for _, clock in board.reminders(later, "small")] == ["overdue", "overdue"]
    assert len(board.heads(later, "small")) == 2
    assert str(board.board(later, "small")[0].marking) == "TLP:RED"
