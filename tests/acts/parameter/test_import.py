from pathlib import Path

import pytest

from majlis.acts.parameter.import_ import ImportCommand, import_
from majlis.acts.parameter.list import ListCommand, list_
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError

HEAD = "id,group,law,a,b,c,unit,date,basis,source\n"
ROW = "threat.prior-shape,prior,fixed,0.4,,,incidents,2025-02-01,judgement,Our experts\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "parameters.csv"
    path.write_text(HEAD + ROW, encoding="utf-8")
    return path


def test_the_same_file_twice_changes_nothing(both: World, file: Path) -> None:
    result = import_(ImportCommand(nation="small", file=file), both)
    assert (result.read, result.changed) == (1, ("threat.prior-shape",))
    assert import_(ImportCommand(nation="small", file=file), both).changed == ()
    (line,) = list_(ListCommand(nation="small", own=True), both).parameters
    assert (line.value, line.date, line.source) == ("0.4", "2025-02-01", "Our experts")


def test_a_file_with_a_fault_is_not_taken(small: World, file: Path) -> None:
    file.write_text(HEAD + ROW + ROW.replace("prior-shape", "prior-shap"), encoding="utf-8")
    with pytest.raises(InputError, match="there is no parameter"):
        import_(ImportCommand(nation="small", file=file), small)
    file.write_text(HEAD + ROW.replace("0.4", "four"), encoding="utf-8")
    with pytest.raises(InputError, match="has 1 fault"):
        import_(ImportCommand(nation="small", file=file), small)
    assert list_(ListCommand(nation="small", own=True), small).parameters == ()
    with pytest.raises(NotFoundError, match="no such file"):
        import_(ImportCommand(nation="small", file=file.with_name("x.csv")), small)
