import pytest
from tests.documents import composer, draft, frozen, person

from majlis.acts.document.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError

INCIDENT = "INC-2025-0001"


def test_a_draft_has_parts_and_no_files(both: World) -> None:
    found = show(ShowCommand(document=draft(both, INCIDENT)), composer(both))
    assert [one.part for one in found.parts] == ["known", "assessed", "unknown", "spread", "done", "asked", "next"]
    assert found.files == ()
    assert "KNOWN" in found.text()


def test_a_frozen_one_tells_its_hashes(one: World) -> None:
    found = show(ShowCommand(document=frozen(one, INCIDENT)), composer(one))
    assert all(line.sha256 in found.text() for line in found.files)


def test_one_that_may_not_be_seen_is_not_there(one: World) -> None:
    code = frozen(one, INCIDENT)
    for wrong in (code, "DOC-2025-0099"):
        with pytest.raises(NotFoundError, match=f"no document '{wrong}'"):
            show(ShowCommand(document=wrong), person(one, "omar", "document.read", organisation="cert"))
