"""A worker does an errand in the name of who asked, with the rights that the person has then."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from majlis.acts.errand import doer, perform
from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.world import Actor, World, silent
from majlis.adapters.records.runs.work import Order
from majlis.kernel.errors import NotFoundError

SMALL = Path(__file__).parents[2] / "golden" / "dossier-small"


@pytest.fixture
def filed(tmp_path: Path, sqlite_database: str) -> World:
    now = datetime(2026, 11, 26, tzinfo=UTC)
    filed = World(Actor("tester", frozenset("*")), tmp_path / "home", now=lambda: now, database=sqlite_database)
    import_(ImportCommand(source=SMALL), filed)
    return filed


def done(world: World, act: str, values: dict[str, Any], **more: str) -> Any:
    command = {"values": values, "key": "", "desk": "", "back": "", "by": "", **more}
    return doer(world)(Order(act, command, {}, "small", "Small", synthetic=True, marking="TLP:AMBER"), silent)


def test_a_draft_from_all_sides(filed: World) -> None:
    publish(PublishCommand(nation="small"), filed)
    perform("nation change", {"nation": "small", "row": "grid:west-01", "set_": ("name=Other",)}, filed)
    found = done(filed, "nation check", {"nation": "small", "against": 1})["result"]
    assert found["show"]["nation"] == found["check"]["nation"] == "small@draft"
    assert sum(count for _, _, count in found["rules"]) == len(found["check"]["findings"])
    assert found["changes"]["counts"] == {"assets": {"changed": 1}}
    assert done(filed, "nation check", {"nation": "small", "against": None})["result"]["changes"] is None
    compared = done(filed, "nation compare", {"before": "small@1", "after": "small@draft"})["result"]
    assert compared == found["changes"]


def test_what_is_written(filed: World) -> None:
    assert done(filed, "nation publish", {"nation": "small"})["result"]["version"] == 1
    assert done(filed, "nation show", {"nation": "small@1"})["result"] == {"nation": "small@1"}
    assert list((filed.home / "cache" / "networks").glob("*.npz"))
    undone = done(filed, "nation undo", {"nation": "small", "revision": 1})["result"]
    assert (undone["revision"], undone["rows"] > 8) == (2, True)


def test_the_rights_of_who_asked_count_when_it_is_done(filed: World) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people.roles import grant

    people.ensure_organisation(filed.records, "secretariat", "Secretariat", "council")
    people.add_person(filed.records, "rana", {"full_name": "Rana"}, None, "")
    refused = done(filed, "nation publish", {"nation": "small"}, by="rana")
    assert refused["kind"] == "PermissionDeniedError"
    grant(filed.records, "rana", "secretariat", "secretariat")
    found = done(filed, "nation publish", {"nation": "small"}, by="rana")
    assert found["kind"] == "NotFoundError", (
        "she may publish, and sees nothing of a nation that is marked above her view"
    )
    gone = done(filed, "nation publish", {"nation": "small"}, by="nobody-of-this-name")
    assert gone["kind"] == "NotFoundError"


def test_faults_are_an_answer(filed: World) -> None:
    moved = done(filed, "nation publish", {"nation": "small", "revision": 9})
    assert moved["kind"] == "ConflictError"
    assert moved["fault"][0] == "records.changed-meanwhile"
    assert moved["faults"] == [moved["fault"]]
    assert done(filed, "nation check", {"nation": "small"}, desk="../keys")["fault"][0] == "errand.desk"


def test_files_on_the_desk_alone(filed: World) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people.roles import grant

    people.ensure_organisation(filed.records, "secretariat", "Secretariat", "council")
    people.add_person(filed.records, "rana", {"full_name": "Rana"}, None, "")
    grant(filed.records, "rana", "secretariat", "secretariat")
    desk = f"held/{'a' * 32}"
    (filed.home / desk).mkdir(parents=True)
    elsewhere = {"source": str(SMALL), "name": "other", "dry_run": True}
    assert done(filed, "nation import", elsewhere, by="rana", desk=desk)["fault"][0] == "errand.desk"
    (filed.home / desk / "facts.json").write_text('{"person": "somebody"}')
    assert done(filed, "nation import", elsewhere, by="rana", desk=desk)["fault"][0] == "errand.desk"
    (filed.home / desk / "facts.json").write_text('{"person": "rana"}')
    assert done(filed, "nation import", elsewhere, by="rana", desk=desk)["fault"][0] == "act.path"
    shutil.copytree(SMALL, filed.home / desk / "opened")
    own = {**elsewhere, "source": str(filed.home / desk / "opened")}
    assert done(filed, "nation import", own, by="rana", desk=desk)["result"]["nation"] == "other"


def test_no_such_act(filed: World) -> None:
    with pytest.raises(NotFoundError, match="no act"):
        perform("nation dance", {}, filed)
