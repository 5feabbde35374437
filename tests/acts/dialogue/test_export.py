import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.dialogues import NATION, nobody, person, say, tokens, with_dialogue
from tests.hand import make_nation

from majlis.acts.dialogue.argue import ArgueCommand, argue
from majlis.acts.dialogue.export import ExportCommand, export
from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.acts.dialogue.state import StateCommand, state
from majlis.acts.dialogue.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, PermissionDeniedError, WaitsError


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_another_program_computes_it_again(small: World, tmp_path: Path) -> None:
    make_nation(small.records, NATION, synthetic=True)
    code = synthesize(SynthesizeCommand(nation=NATION, people=150, statements=30), small).dialogue.code
    out = tmp_path / "out"
    result = export(ExportCommand(code=code, directory=out), small)
    assert hashlib.sha256((out / "votes.csv").read_bytes()).hexdigest() == result.sha256
    found = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert found["votes_sha256"] == result.sha256
    assert (out / "README.txt").read_text(encoding="utf-8").startswith("SYNTHETIC")
    # From here on without a line of ours: plain counting, with the groups that were found.
    group = {one["participant"]: int(one["group"]) for one in read(out / "groups.csv")}
    votes = read(out / "votes.csv")
    assert len(votes) == result.votes == found["votes"]
    for line in found["statements"]:
        mine = [one for one in votes if int(one["statement"]) == line["number"]]
        assert sum(one["vote"] == "1" for one in mine) == line["agree"]
        product = 1.0
        for one in sorted(set(group.values())):
            inside = [row for row in mine if group[row["participant"]] == one]
            product *= (sum(row["vote"] == "1" for row in inside) + 1) / (len(inside) + 2)
        assert line["consensus"] == pytest.approx(product, abs=1e-12)
    assert len(read(out / "estimates.csv")) == 24
    with pytest.raises(ConflictError, match="is there already"):
        export(ExportCommand(code=code, directory=out), small)


def test_no_author_and_nobodys_votes_of_a_small_room(both: World, tmp_path: Path) -> None:
    from majlis.adapters.records.models import DialogueParticipant, DialogueStatement

    code = with_dialogue(both, sealed=True)
    people = tokens(both, code, "oooooopp")
    for token in people:
        say(both, code, token, "+-0")
    state(StateCommand(code=code, text="=Mine", token=people[0]), nobody(both))
    state(StateCommand(code=code, text="FALCON is refused", token=people[0]), nobody(both))
    argue(ArgueCommand(code=code, statement=1, side="for", text="Because", token=people[1]), nobody(both))
    moderate(ModerateCommand(code=code, statement=4, verdict="accept"), both)
    moderate(ModerateCommand(code=code, statement=5, verdict="refuse", reason="No"), both)
    moderate(ModerateCommand(code=code, remark=1, verdict="accept"), both)
    export(ExportCommand(code=code, directory=tmp_path / "out"), both)
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert set(files) == {"votes.csv", "statements.csv", "estimates.csv", "results.json", "README.txt"}
    secrets = set(people)
    for one in DialogueParticipant.everything.all():
        secrets |= {one.key, one.alias}
    secrets |= set(DialogueStatement.everything.exclude(author="").values_list("author", flat=True))
    assert [secret for secret in secrets for text in files.values() if secret in text] == []
    assert "FALCON" not in files["statements.csv"]
    assert "'=Mine" in files["statements.csv"]
    assert {row["participant"] for row in read(tmp_path / "out" / "votes.csv")} == {""}
    assert len(read(tmp_path / "out" / "votes.csv")) == 24


def test_it_leaves_with_the_right_to_and_red_with_a_second_person(small: World, tmp_path: Path) -> None:
    code = with_dialogue(small)
    guest = replace(person(small, "guest"), desk=tmp_path)
    with pytest.raises(PermissionDeniedError, match=r"table\.export"):
        export(ExportCommand(code=code, directory=tmp_path / "out"), guest)
    red = with_dialogue(small, marking="TLP:RED", owner="cert")
    own = replace(person(small, "own", "cert", "dialogue.read", "table.export"), desk=tmp_path)
    with pytest.raises(WaitsError):
        export(ExportCommand(code=red, directory=tmp_path / "out"), own)
    assert export(ExportCommand(code=code, directory=tmp_path / "out"), own).votes == 0
