from dataclasses import replace
from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.evidence.search import SearchCommand, SearchResult, search
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp


def found(world: World, **asked: object) -> SearchResult:
    return search(SearchCommand.model_validate({"nation": CODE, **asked}), world)


def keys(world: World, **asked: object) -> list[str]:
    return [one.key for one in found(world, **asked).found]


@pytest.fixture
def filled(recorded: World, tmp_path: Path) -> World:
    world = with_nation(recorded)
    added(world, table(tmp_path, ROWS))
    added(world, table(tmp_path, ["x,2025-06-30,,Nowhere,Eclipse,دفتر کراچی,بندش"], "other.csv"), marking="TLP:RED")
    return world


def test_words_and_filters(filled: World) -> None:
    assert keys(filled) == ["x", "b", "c", "a"]
    assert keys(filled, words="gateway") == ["a"]
    assert keys(filled, words="PORTAL do*") == ["c"]
    assert keys(filled, words="clin* hospital") == ["c", "a"]
    assert keys(filled, words="بندش") == ["x"]
    assert keys(filled, words="; DROP TABLE \"'") == []
    assert keys(filled, sector="health") == ["c", "a"]
    assert keys(filled, sector="unknown") == ["x"]
    assert keys(filled, kind="ddos", sector="health") == ["c"]
    assert keys(filled, source="other") == ["x"]
    assert keys(filled, since="2025-02-03", until="2025-06-30") == ["b", "c"]
    assert keys(filled, since="2025-02-04") == ["x"]


def test_pages_go_on_where_the_one_before_ended(filled: World) -> None:
    first = found(filled, most=2)
    assert ([one.key for one in first.found], first.total, first.more) == (["x", "b"], 4, False)
    assert f"--after {first.cursor}" in first.text()
    second = found(filled, most=2, after=first.cursor)
    assert ([one.key for one in second.found], second.cursor) == (["c", "a"], "")
    (line,) = found(filled, words="gateway").found
    assert line.said == {"Sector": "Hospital", "Type": "Ransomware", "Remarks": "gateway encrypted"}


def test_a_reader_finds_and_counts_what_he_may_see(filled: World) -> None:
    def seen(reader: Reader) -> tuple[list[str], int]:
        result = found(replace(filled, actor=Actor("someone", frozenset("*"), reader)))
        return [one.key for one in result.found], result.total

    amber, red = Marking(Tlp.AMBER), Marking(Tlp.RED)
    own = frozenset({"secretariat"})
    assert seen(Reader("a", own, red)) == (["x", "b", "c", "a"], 4)
    assert seen(Reader("b", own, amber)) == (["b", "c", "a"], 3)
    assert seen(Reader("c", frozenset(), red, Tlp.AMBER)) == (["b", "c", "a"], 3)
    assert seen(Reader("d", frozenset(), red, Tlp.GREEN)) == ([], 0)


@pytest.mark.parametrize(
    ("asked", "message"),
    [({"sector": "music"}, "no sector"), ({"kind": "music"}, "no kind"), ({"after": "x"}, "no cursor")],
)
def test_wrong_words_are_refused(asked: dict[str, str], message: str, world: World) -> None:
    with pytest.raises(InputError, match=message):
        found(with_nation(world), **asked)


def test_a_directory_has_no_rows(world: World, nation: Path) -> None:
    with pytest.raises(InputError, match="is a directory"):
        search(SearchCommand(nation=str(nation)), world)


def test_a_source_that_is_not_there(world: World) -> None:
    with pytest.raises(NotFoundError, match="no evidence named 'x'"):
        found(with_nation(world), source="x")
