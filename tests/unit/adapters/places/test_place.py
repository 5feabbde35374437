"""Each kind of place answers every question of a place, asked in the same way."""

import inspect
from pathlib import Path

import pytest

from majlis.adapters.places.directory import DirectoryPlace
from majlis.adapters.places.kept import KeptPlace
from majlis.adapters.places.place import Place
from majlis.adapters.records.configuration import bind, database_of


@pytest.fixture
def kinds(tmp_path: Path) -> tuple[type[Place], ...]:
    bind(database_of("", tmp_path))
    from majlis.adapters.places.recorded import RecordedPlace

    return DirectoryPlace, KeptPlace, RecordedPlace


def test_each_kind_has_every_method_with_its_arguments(kinds: tuple[type[Place], ...]) -> None:
    asked = {name: member for name, member in vars(Place).items() if not name.startswith("_")}
    for kind in kinds:
        assert isinstance(vars(kind)["label"], property)
        for name, member in asked.items():
            if not isinstance(member, property):
                answer = vars(kind)[name]
                wanted = list(inspect.signature(member).parameters.items())
                assert [(key, one.default) for key, one in inspect.signature(answer).parameters.items()] == [
                    (key, one.default) for key, one in wanted
                ]
