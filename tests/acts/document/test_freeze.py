import pytest
from tests.documents import composer, draft, frozen, person

from majlis.acts.document.freeze import FreezeCommand, freeze
from majlis.acts.document.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import ConflictError, NotFoundError

INCIDENT = "INC-2025-0001"


def test_it_is_kept_in_every_form_under_its_hash(both: World) -> None:
    world, code = composer(both), draft(both, INCIDENT)
    made = freeze(FreezeCommand(document=code), world)
    assert (made.document.state, made.document.as_of) == ("frozen", "2025-08-01T12:00:00Z")
    assert "second person" in made.text()
    files = {one.form: one.sha256 for one in show(ShowCommand(document=code), world).files}
    assert set(files) == {"pdf", "docx", "html", "page"}
    for sha256 in files.values():
        assert sha256_hex((world.home / "uploads" / sha256).read_bytes()) == sha256
    from majlis.adapters.records import health

    assert set(files.values()) <= health.known_uploads(), "no doctor takes them for left-overs"


def test_it_is_frozen_once(one: World) -> None:
    code = frozen(one, INCIDENT)
    with pytest.raises(ConflictError, match="no longer changed"):
        freeze(FreezeCommand(document=code), composer(one))


def test_a_later_one_follows_it(one: World) -> None:
    first, second = frozen(one, INCIDENT), frozen(one, INCIDENT)
    assert show(ShowCommand(document=second), composer(one)).stands.previous == first


def test_drafts_of_others_are_not_there(one: World) -> None:
    code = draft(one, INCIDENT)
    with pytest.raises(NotFoundError):
        freeze(FreezeCommand(document=code), person(one, "omar", "document.write", organisation="cert"))
