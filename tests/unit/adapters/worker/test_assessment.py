"""A task that is read back from its pins gives the same result, whatever became of the nation."""

from datetime import UTC, datetime
from pathlib import Path

from majlis.acts.evidence.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import Actor, World
from majlis.adapters.places.directory import DirectoryPlace
from majlis.adapters.places.keep import keep_case
from majlis.adapters.vault import Vault
from majlis.adapters.worker.assessment import compute, pinned_task, task_of
from majlis.infrastructure import synthesis, write
from majlis.kernel.times import Window, parse_day
from majlis.risk.backtest import Happening, History
from majlis.risk.case import Question
from majlis.risk.simulate import Size

NOW = datetime(2026, 11, 24, tzinfo=UTC)
COMMAND = {"draws": 2, "years": 20, "seed": 5, "as_of": "2025-10-01", "people": 1000, "hours": 6}


def test_pins_give_the_same_result_after_the_nation_has_gone(tmp_path: Path) -> None:
    folder = tmp_path / "nation"
    write(synthesis.synthesize(assets=500, seed=1), folder)
    world = World(Actor("test", frozenset({"*"})), tmp_path / "home")
    synthesize(SynthesizeCommand(nation=str(folder), window="2025-01-01..2026-01-01"), world)
    vault = Vault(tmp_path / "vault")
    kept = keep_case(vault, DirectoryPlace(folder), Question(as_of=parse_day("2025-10-01"), people=1000, hours=6))
    history = History(Window.parse("2020-01-01..2025-01-01"), (Happening(parse_day("2021-01-01"), "power", 9, 2.0),))
    task = task_of(vault, kept, COMMAND, history)
    assert task.order.inputs.keys() >= {"nation", "evidence", "parameters", "history"}
    assert (task.order.nation, task.order.synthetic, task.total) == (kept.case.nation.id, True, 40)
    folder.rename(tmp_path / "gone")
    again = pinned_task(vault, task.order)
    assert again.history == history
    size = Size(5, 2, 20)
    drafts = [compute(one, size, now=NOW, facts={"work": "work-1"}) for one in (task, again)]
    assert drafts[0].result == drafts[1].result
    assert drafts[1].run["work"] == "work-1"
    assert vault.write_run(drafts[1], now=NOW).inputs == task.order.inputs
