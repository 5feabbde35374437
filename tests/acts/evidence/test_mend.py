from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.evidence.list import ListCommand, list_
from majlis.acts.evidence.mend import MendCommand, mend
from majlis.acts.evidence.quarantine import QuarantineCommand, quarantine
from majlis.acts.evidence.search import SearchCommand, search
from majlis.acts.world import World
from majlis.kernel.errors import InputError

BAD = ("d,soon,,Hospital,DDoS,Clinic A,who knows", "a,2025-03-01,,Bank,DDoS,Bank X,the id again")


def aside(world: World, folder: Path) -> Path:
    added(with_nation(world), table(folder, (*ROWS, *BAD)), bad_share=0.5)
    out = folder / "aside.csv"
    quarantine(QuarantineCommand(nation=CODE, out=out), world)
    return out


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8-sig")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8-sig")


def test_mended_rows_become_observations(recorded: World, tmp_path: Path) -> None:
    out = aside(recorded, tmp_path)
    change(out, ",soon,", ",2025-04-01,")
    result = mend(MendCommand(nation=CODE, file=out), on(recorded, "2025-09-01"))
    assert (result.mended, len(result.wrong), result.unknown, result.exit_code) == (1, 1, (), 1)
    assert "stands in log already" in result.text()
    assert [one.key for one in search(SearchCommand(nation=CODE), recorded).found] == ["d", "b", "c", "a"]
    from majlis.adapters.records import evidence

    early = evidence.observations(recorded.records, CODE, on(recorded, "2025-04-02").now().date())
    assert "d" in {one.key for one in early}  # the file that it came in told it then
    again = mend(MendCommand(nation=CODE, file=out), recorded)
    assert (again.mended, again.unknown) == (0, ("log, row 5",))
    change(out, ",a,2025-03-01,", ",e,2025-03-01,")
    assert mend(MendCommand(nation=CODE, file=out), recorded).mended == 1
    line = list_(ListCommand(nation=CODE), recorded).sources[0]
    assert (line.incidents, line.set_aside) == (5, 0)


def test_an_untouched_file_changes_nothing(world: World, tmp_path: Path) -> None:
    out = aside(world, tmp_path)
    result = mend(MendCommand(nation=CODE, file=out), world)
    assert (result.mended, len(result.wrong)) == (0, 2)
    assert len(quarantine(QuarantineCommand(nation=CODE), world).rows) == 2


def test_another_file_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no columns 'majlis source'"):
        mend(MendCommand(nation=CODE, file=table(tmp_path, ROWS)), with_nation(world))
