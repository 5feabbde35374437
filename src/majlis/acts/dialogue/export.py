"""Write a dialogue as files with which others can compute its results again."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.dialogue.results import StepSummary, told
from majlis.acts.dialogue_lines import DialogueCode
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import SYNTHETIC_BAND, banded

if TYPE_CHECKING:
    from majlis.adapters.records.dialogue.reading import Statement

ABOUT = """{band}Dialogue {code}, {marking}

votes.csv       One row for each vote that counts: 1 agree, 0 pass, -1 disagree. A participant is an alias drawn by
                chance. Of fewer than 30 participants no alias is told, and no mark of importance.
                Constituencies of fewer than five are put together.
groups.csv      From 100 participants on: which group each belongs to.
statements.csv  Statements with their state and why; not the words of those that were refused.
estimates.csv   Estimates of each question, in the order of their size; nothing where fewer than five were given.
results.json    What follows from the votes.

How to compute it again. With A agrees, D disagrees and S seen (agree, disagree, pass) of a group:
  share               (A + 1) / (S + 2)
  consensus           product of the shares of all groups; without groups.csv, of the cells of each statement
  z of a share        2 * sqrt(S + 1) * ((A + 1) / (S + 1) - 1/2)
  what sets apart     share of the group / share of all others; z of the two proportions (A + 1) / (S + 1) with the
                      pooled one; it passes above 1.2816
The sha256 of votes.csv is {sha256}.
"""


class ExportCommand(Command):
    """Which dialogue, and where it goes."""

    code: DialogueCode
    directory: Path = Field(description="Directory to make.", json_schema_extra=WRITES)


class ExportResult(Result):
    """What was written."""

    code: str
    directory: str
    participants: int
    votes: int
    sha256: str = Field(description="Hash of votes.csv.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return what was written."""
        line = (
            f"Wrote {self.code} to {self.directory} · {self.votes:,} votes of {self.participants:,} · {self.marking}"
            f"\nsha256 of votes.csv {self.sha256}"
        )
        return banded(line, synthetic=self.synthetic)


@act("dialogue.read")
def export(command: ExportCommand, world: World) -> ExportResult:
    """Write it. No author of a statement stands in it, sealed or not.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    ConflictError
        If the directory is there already.
    PermissionDeniedError
        If who acts comes over a network and may not take tables away.
    WaitsError
        If it is RED, and no second person has agreed yet that it leaves.
    """
    from majlis.dialogue import exporting

    records = world.records
    from majlis.adapters.records.dialogue import reading, rooms

    whole = reading.show(records, command.code)
    head = whole.head
    demand_leave(world, Leaving("dialogue export", head.code, str(head.marking)))
    if command.directory.exists():
        raise ConflictError(
            f"{command.directory.name} is there already", mend="name another directory", code="dialogue.taken"
        )
    found = rooms.found(records, command.code)
    votes = _table(
        exporting.VOTES,
        (
            (one.participant, one.constituency, one.statement, one.vote, int(one.important))
            for one in exporting.rows(found.room, found.aliases, found.results)
        ),
    )
    digest = hashlib.sha256(votes).hexdigest()
    step = StepSummary(people=int(found.step.flagged.sum()), rings=len(found.step.rings), left_out=False)
    document = told(found.results, whole, step).model_dump(mode="json")
    files = {
        "votes.csv": votes,
        "statements.csv": _table(
            ("number", "text", "text_ur", "state", "into", "reason", "seed"),
            (
                (one.number, *_words(one), one.state, one.into or "", one.reason, int(one.seed))
                for one in whole.statements
                if one.state != "waiting"
            ),
        ),
        "estimates.csv": _table(("question", "low", "middle", "high"), reading.estimates(records, command.code)),
        "results.json": json.dumps({"votes_sha256": digest, **document}, ensure_ascii=False, indent=1).encode(),
    }
    if found.results.found is not None:
        labels = exporting.groups_of(found.aliases, found.results.found.labels)
        files["groups.csv"] = _table(("participant", "group"), labels)
    band = f"{SYNTHETIC_BAND}\n\n" if head.synthetic else ""
    about = ABOUT.format(band=band, code=head.code, marking=head.marking, sha256=digest)
    files["README.txt"] = about.encode()
    command.directory.mkdir(parents=True)
    for name, data in files.items():
        (command.directory / name).write_bytes(data)
    world.note("dialogue export", head.code, detail={"votes": found.results.votes})
    return ExportResult(
        code=head.code,
        directory=str(command.directory),
        participants=found.results.participants,
        votes=found.results.votes,
        sha256=digest,
        marking=str(head.marking),
        synthetic=head.synthetic,
    )


def _words(one: "Statement") -> tuple[str, str]:
    """Return a statement in both languages; nothing of one that was refused."""
    return ("", "") if one.state == "refused" else (one.text, one.text_ur)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as a file; a cell that a spreadsheet would take for a formula is told as text."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return kept.getvalue().encode()


def _plain(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t"} else cell
