"""`majlis nation merge`: the inverse of a split."""

from collections.abc import Callable
from typing import Any

import pytest

from majlis.acts.nation.history import HistoryCommand, history
from majlis.acts.nation.merge import MergeCommand, merge
from majlis.acts.nation.split import SplitCommand, split
from majlis.acts.world import World
from majlis.infrastructure import nation_hash
from majlis.kernel.errors import ConflictError


def test_split_and_merged_back_it_is_the_same_nation(drafted: World, draft_of: Callable[..., Any]) -> None:
    before = nation_hash(draft_of(drafted))
    split(SplitCommand(nation="small", asset="grid:west-01", into=("grid:a", "grid:b")), drafted)
    result = merge(MergeCommand(nation="small", parts=("grid:a", "grid:b"), into="grid:west-01"), drafted)
    assert nation_hash(draft_of(drafted)) == before
    assert result.revision == 3
    told = history(HistoryCommand(nation="small", row="grid:west-01"), drafted)
    assert [one.number for one in told.revisions] == [3, 2, 1]


def test_what_does_not_fit_together(filed: World) -> None:
    with pytest.raises(ConflictError, match="the parts differ in sector"):
        merge(MergeCommand(nation="small", parts=("grid:west-01", "core:east-01"), into="x:y"), filed)
