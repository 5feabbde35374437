"""`majlis nation publish`: an immutable version, or nothing; killed in between, a rerun heals."""

import shutil
from collections.abc import Callable
from typing import Any

import pytest

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.publish import PublishCommand, PublishResult, publish
from majlis.acts.nation.retire import RetireCommand, retire
from majlis.acts.nation.versions import VersionsCommand, versions
from majlis.acts.world import Actor, World
from majlis.infrastructure import nation_hash
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError


def run(world: World, **options: Any) -> PublishResult:
    return publish(PublishCommand(nation="small", **options), world)


def rename(world: World, name: str) -> None:
    change(ChangeCommand(nation="small", row="grid:west-01", set_=(f"name={name}",)), world)


def test_versions_do_not_change(drafted: World, draft_of: Callable[..., Any]) -> None:
    first = run(drafted, note="for the Council")
    assert (first.version, first.new, first.revision) == (1, True, 1)
    assert first.sha256 == nation_hash(draft_of(drafted)) == nation_hash(drafted.place("small").nation())
    rename(drafted, "One")
    assert nation_hash(drafted.place("small").nation()) == first.sha256
    second = run(drafted)
    assert second.version == 2
    assert nation_hash(drafted.place("small").nation()) == second.sha256
    assert nation_hash(drafted.place("small@1").nation()) == first.sha256
    assert nation_hash(drafted.place(first.sha256[:10]).nation()) == first.sha256


def test_the_text_shows_warnings_and_coverage(filed: World) -> None:
    text = run(filed).text()
    assert text.splitlines()[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "WARNINGS (7): someone should look" in text
    assert "coverage: 58.6% declared" in text


def test_the_same_content_makes_no_version(filed: World) -> None:
    run(filed)
    again = run(filed)
    assert (again.version, again.new) == (1, False)
    assert "Nothing to publish" in again.text()
    assert versions(VersionsCommand(nation="small"), filed).total == 1


def test_errors_refuse(filed: World) -> None:
    change(ChangeCommand(nation="small", row="core:east-01/power", set_=("k=7",)), filed)
    with pytest.raises(InputError, match="small cannot be published: the draft has 1 error"):
        run(filed)
    assert versions(VersionsCommand(nation="small"), filed).total == 0
    assert filed.vault.hashes("nations") == ()


def test_a_draft_that_has_moved_on(filed: World) -> None:
    rename(filed, "One")
    with pytest.raises(ConflictError, match="has moved on from revision 1 to 2"):
        run(filed, revision=1)
    run(filed, revision=2)


def test_before_the_first_version_there_is_only_the_draft(filed: World) -> None:
    with pytest.raises(NotFoundError, match="has no published version"):
        filed.place("small").nation()
    run(filed)
    with pytest.raises(NotFoundError, match="has no version 3"):
        filed.place("small@3").nation()


@pytest.mark.parametrize("moment", ["vault.nations:keep_nation", "records.audit:note"])
def test_killed_in_between_nothing_is_lost_and_a_rerun_heals(
    drafted: World, killed_at: Callable[..., None], moment: str
) -> None:
    killed_at(moment, drafted, PublishCommand(nation="small"))
    assert versions(VersionsCommand(nation="small"), drafted).total == 0
    result = run(drafted)
    assert (result.version, result.new) == (1, True)
    assert nation_hash(drafted.place("small").nation()) == result.sha256


def test_a_lost_folder_of_the_vault_comes_back(filed: World) -> None:
    first = run(filed)
    shutil.rmtree(filed.vault.kept("nations", first.sha256))
    assert run(filed).new is False
    assert nation_hash(filed.place("small@1").nation()) == first.sha256


def test_permission(filed: World) -> None:
    with pytest.raises(PermissionDeniedError):
        run(World(Actor("writer", frozenset({"nation.write"})), filed.home))
    retire(RetireCommand(nation="small", row="phones:zone-w"), filed)
