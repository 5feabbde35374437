"""Dialogues: the mathematics of 10,000 x 1,000 votes, beside red-dwarf where there is one; votes and the projector.

red-dwarf stands in an environment of its own, of which ``RED_DWARF_PYTHON`` names the interpreter::

    python -m venv rd && rd/bin/pip install red-dwarf==0.4.0
    RED_DWARF_PYTHON=rd/bin/python python -m benchmarks.dialogue
"""

import json
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads that wait for each other would be counted as work
os.environ.setdefault("OMP_NUM_THREADS", "1")

import subprocess
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from benchmarks.measure import Row, arguments, finish, show, timed
from tests.databases import postgresql_bin, postgresql_server
from tests.dialogues import nobody, say, tokens, with_dialogue
from tests.hand import make_nation

from majlis import dialogue
from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.dialogue.results import ResultsCommand, results
from majlis.acts.dialogue.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import Actor, World
from majlis.dialogue.invention import invent

PEER = "RED_DWARF_PYTHON"
SIZES = ((10_000, 1_000), (1_000, 100), (200, 40))
MEMORY = """
import sys
import numpy as np
from majlis import dialogue
votes = np.load(sys.argv[1])
place = dialogue.opinion_map(votes)
found = dialogue.groups(place.participants)
dialogue.coordinated(votes, found.labels)
print(next(int(line.split()[1]) / 1000 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
THEIRS = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
from reddwarf.utils import stats
from reddwarf.utils.reducer.base import run_reducer
from reddwarf.utils.clusterer.base import run_clusterer
votes = np.load(sys.argv[1])
table = pd.DataFrame(np.where(votes == -2, np.nan, votes.astype(float)))
took = {}
def go(name, work):
    wall, own = time.perf_counter(), time.process_time()
    result = work()
    took[name] = (time.perf_counter() - wall, time.process_time() - own)
    return result
try:
    points, _, _ = go("map", lambda: run_reducer(table.values, reducer="pca", random_state=0))
    wanted = {"clusterer": "kmeans", "max_group_count": 5, "random_state": 0}
    model = go("groups", lambda: run_clusterer(X_participants_clusterable=points, **wanted))
    go("figures", lambda: stats.calculate_comment_statistics_dataframes(table, model.labels_))
except MemoryError:
    pass
took["memory"] = next(int(line.split()[1]) / 1000 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps(took))
"""


def mathematics(people: int, statements: int) -> list[Row]:
    """Return what each step costs, beside red-dwarf on the same votes."""
    votes = invent(people, statements, 7, 3).votes
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "votes.npy"
        np.save(kept, votes)
        theirs = peer(kept)
        memory = float(_python(MEMORY, kept, "python"))
    case = f"{people:,} x {statements:,}"
    took: dict[str, tuple[float, float]] = {}
    held: dict[str, object] = {}

    def go(name: str, work: Callable[[], object]) -> None:
        took[name] = timed(lambda: held.__setitem__(name, work()))

    go("map", lambda: dialogue.opinion_map(votes))
    place = held["map"]
    assert isinstance(place, dialogue.Map)
    go("groups", lambda: dialogue.groups(place.participants))
    found = held["groups"]
    assert isinstance(found, dialogue.Found)
    go("figures", lambda: figures(votes, found, place))
    go("votes in step", lambda: dialogue.coordinated(votes, found.labels))
    whole = sum(own for _, own in took.values())
    rows = [Row(case, f"{name}, own time", own, "s", "", beside(name, own, theirs)) for name, (_, own) in took.items()]
    rows.append(Row(case, "all, own time of all threads", whole, "s", "5"))
    rows.append(Row(case, "all, on the clock", sum(wall for wall, _ in took.values()), "s", "5"))
    rows.append(Row(case, "memory at most, with Python", memory, "MB", "2000", beside("memory", memory, theirs)))
    return rows


def figures(votes: np.ndarray, found: dialogue.Found, place: dialogue.Map) -> None:
    """Compute what is told of statements and groups."""
    counts = dialogue.counts(votes, found.labels)
    dialogue.representative(counts)
    dialogue.representative(counts, disagree=True)
    dialogue.consensus(counts)
    dialogue.priority(counts, place.extremity)


def peer(votes: Path) -> dict[str, object]:
    """Return what red-dwarf took for the same, by step; nothing where it is not there."""
    python = os.environ.get(PEER, "")
    return json.loads(_python(THEIRS, votes, python)) if python else {}


def _python(program: str, votes: Path, python: str) -> str:
    import sys

    done = subprocess.run(
        [sys.executable if python == "python" else python, "-c", program, str(votes)],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip().splitlines()[-1]


def beside(name: str, mine: float, theirs: dict[str, object]) -> str:
    """Return how many times as much red-dwarf took."""
    other = theirs.get(name)
    if other is None:
        return ""
    value = other[1] if isinstance(other, list) else other
    assert isinstance(value, float)
    return f"red-dwarf {value:.2f}: {value / mine:.1f} x"


def in_the_records(name: str, world: World) -> list[Row]:
    """Return what votes and looks cost in the records."""
    make_nation(world.records, "small", synthetic=True)
    code = with_dialogue(world, 40)
    people = tokens(world, code, "opra" * 5)
    votes = "+-0+" * 10

    def all_vote() -> None:
        for token in people:
            say(world, code, token, votes)

    wall, own = timed(all_vote)
    many = len(people) * len(votes)
    rows = [
        Row(name, "a vote, own time", own / many * 1000, "ms"),
        Row(name, "a vote, on the clock", wall / many * 1000, "ms"),
    ]
    told = {"nation": "small", "people": 2_000, "statements": 200}
    large = synthesize(SynthesizeCommand.model_validate(told), world).dialogue.code
    rows.append(
        Row(name, "projector, 40 statements", timed(lambda: pulse(PulseCommand(code=code), world))[1] * 1e3, "ms")
    )
    rows.append(
        Row(name, "projector, 2,000 x 200", timed(lambda: pulse(PulseCommand(code=large), world))[1] * 1e3, "ms")
    )
    fresh, again = (timed(lambda: results(ResultsCommand(code=large), world))[1] for _ in range(2))
    rows.append(Row(name, "results, 2,000 x 200, own time", fresh, "s"))
    rows.append(Row(name, "results, nobody voted since", again, "s"))
    return rows


def main() -> None:
    """Measure and show."""
    wanted = arguments(__doc__)
    rows: list[Row] = []
    dialogue.coordinated(invent(50, 30, 7).votes)  # what is compiled once is not counted
    for people, statements in SIZES:
        some = mathematics(people, statements)
        show(some)
        rows += some
    with ExitStack() as stack:
        homes = [("SQLite", "")]
        if postgresql_bin():
            socket = stack.enter_context(postgresql_server(safe=True))
            homes.append(("PostgreSQL", f"postgresql://majlis@/postgres?host={socket}"))
        for name, url in homes:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            world = World(Actor("bench", frozenset("*")), folder, now=lambda: datetime.now(UTC), database=url)
            assert nobody(world)
            some = in_the_records(name, replace(world, database=url))
            show(some)
            rows += some
    finish(rows, wanted)


if __name__ == "__main__":
    main()
