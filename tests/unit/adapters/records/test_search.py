"""The index follows the rows, however they are written, and answers alike on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.world import World


@pytest.fixture
def world(tmp_path: Path, database: str) -> World:
    made = with_nation(replace(make_world(tmp_path / "home"), database=database))
    added(made, table(tmp_path, ROWS))
    return made


@pytest.fixture
def ask(world: World) -> Callable[[str], list[str]]:
    from majlis.adapters.records import search
    from majlis.adapters.records.models import Nation, Observation

    nation = Nation.everything.get(code=CODE).pk

    def keys(text: str) -> list[str]:
        question = search.Question(nation, search.All(search.words(text)))
        total, ids = search.hits(question, 10)
        assert total == len(ids)
        found = {row.pk: row.key for row in Observation.everything.filter(pk__in=ids)}
        return [found[row] for row in ids]

    assert world
    return keys


def test_rows_written_one_by_one_are_found_too(ask: Callable[[str], list[str]]) -> None:
    from majlis.adapters.records.models import Observation

    row = Observation.everything.get(key="a")
    row.pk, row.key, row.operator, row.day = None, "new", "Harbour office", date(2025, 6, 1)
    row.save()
    assert ask("harbour") == ["new"]
    row.operator = "Airport office"
    row.save()
    assert (ask("harbour"), ask("airport"), ask("gateway")) == ([], ["new"], ["new", "a"])
    row.until = date(2025, 7, 1)
    row.save()
    assert (ask("airport"), ask("gateway")) == ([], ["a"])
    row.until = None
    row.save()
    assert ask("airport") == ["new"]
    row.delete()
    assert (ask("airport"), ask("gateway")) == ([], ["a"])


def test_of_one_day_what_was_entered_first_comes_first(ask: Callable[[str], list[str]]) -> None:
    assert ask("") == ["b", "c", "a"]
    assert ask("portal") == ["b", "c"]


def test_a_choice_among_nothing_finds_nothing(ask: Callable[[str], list[str]]) -> None:
    from majlis.adapters.records import search

    assert ask("") != []
    nothing = search.Question(1, search.All([search.Any_([])]))
    assert search.hits(nothing, 5) == (0, [])
    some = search.Question(1, search.Any_([search.All([]), search.Any_([])]))
    assert search.hits(some, 5)[0] == 3


@pytest.mark.parametrize("counted", [1, 2, 3, 10])
def test_pages_and_counts_agree_however_few_are_counted(
    world: World, monkeypatch: pytest.MonkeyPatch, counted: int
) -> None:
    from majlis.adapters.records import search
    from majlis.adapters.records.models import Nation, Observation

    assert world
    monkeypatch.setattr(search, "COUNT_MAX", counted)
    question = search.Question(Nation.everything.get(code=CODE).pk, search.All([]))
    days = dict(Observation.everything.values_list("pk", "day"))
    wanted = sorted(days, key=lambda row: (-days[row].toordinal(), row))
    found: list[int] = []
    while ids := search.hits(question, 1)[1]:
        found += ids
        question = replace(question, after=(days[ids[-1]], ids[-1]))
    assert (found, search.hits(question, 1)[0]) == (wanted, min(len(wanted), counted + 1))


def test_signs_part_words_and_marks_do_not() -> None:
    from majlis.adapters.records.search import words

    assert [(one.text, one.prefix) for one in words("Org-7 * (ransom*) کِتاب")] == [
        ("org", False),
        ("7", False),
        ("ransom", True),
        ("کِتاب", False),
    ]
