"""`majlis nation search`: rows by words, page by page."""

from dataclasses import replace
from typing import Any

import pytest

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.search import SearchCommand, SearchResult, search
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking


def run(world: World, *words: str, **options: Any) -> SearchResult:
    return search(SearchCommand(nation="small", words=words, **options), world)


def test_every_word_in_any_column(drafted: World) -> None:
    assert [one.key for one in run(drafted, "GRID", "west").found] == ["grid:west-01"]
    assert [one.key for one in run(drafted, "example routers").found] == ["core:east-01", "exchange:west-01"]
    assert [one.table for one in run(drafted, "east").found][:1] == ["areas"]
    result = run(drafted, "plant west")
    assert result.total == 1
    assert result.text().splitlines()[-1] == (
        "  assets     plant:west-01                    Plant West 1 (power, generation, area:west)"
    )
    assert run(drafted, "nothing of the kind").found == ()


def test_pages_show_each_row_once(drafted: World) -> None:
    keys: list[str] = []
    after = ""
    for _ in range(20):
        page = run(drafted, "e", after=after, most=3)
        keys += [one.key for one in page.found]
        after = page.cursor
        if not after:
            break
    assert keys == [one.key for one in run(drafted, "e", most=100).found]
    assert len(keys) == page.total > 6
    with pytest.raises(InputError, match="is no cursor"):
        run(drafted, "e", after="somewhere")


def test_signs_of_the_database_are_ordinary_letters(filed: World) -> None:
    assert run(filed, "%").found == ()
    assert run(filed, "_").found == ()


def test_hidden_rows_stay_hidden(filed: World) -> None:
    change(ChangeCommand(nation="small", row="small", set_=("marking=TLP:AMBER",)), filed)
    reader = Reader("guest", clearance=Marking.parse("TLP:AMBER"), others=Marking.parse("TLP:AMBER").tlp)
    guest = replace(filed, actor=Actor("guest", frozenset("*"), reader))
    assert run(filed, "hospital").total == 1
    assert run(guest, "hospital").total == 0
