import pytest
from tests.documents import RED, composer, draft, frozen, person, releaser

from majlis.acts.document.release import ReleaseCommand, release
from majlis.acts.document.show import ShowCommand, show
from majlis.acts.document.start import StartCommand, start
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError, WaitsError

INCIDENT = "INC-2025-0001"


def test_a_second_person_releases_and_then_others_read(both: World) -> None:
    code = frozen(both, INCIDENT)
    reader = person(both, "omar", "document.read", organisation="cert")
    with pytest.raises(NotFoundError):
        show(ShowCommand(document=code), reader)
    made = release(ReleaseCommand(document=code), releaser(both, organisation="council"))
    assert (made.document.state, made.document.released_by) == ("released", "sara")
    found = show(ShowCommand(document=code), reader)
    assert found.readable
    assert found.parts


def test_nobody_releases_what_he_or_she_composed(one: World) -> None:
    code = frozen(one, INCIDENT)
    own = person(one, "anna", "document.release", "document.read", "document.write")
    with pytest.raises(PermissionDeniedError, match="composed"):
        release(ReleaseCommand(document=code), own)
    assert show(ShowCommand(document=code), composer(one)).stands.document.state == "frozen"


def test_who_sits_at_the_machine_may(one: World) -> None:
    assert release(ReleaseCommand(document=frozen(one, INCIDENT)), one).document.state == "released"


def test_red_waits_for_a_further_person(one: World) -> None:
    code = start(StartCommand(incident=INCIDENT, marking=str(RED)), composer(one)).document.code
    from majlis.acts.document.freeze import FreezeCommand, freeze

    freeze(FreezeCommand(document=code), composer(one))
    with pytest.raises(WaitsError):
        release(ReleaseCommand(document=code), releaser(one))
    assert show(ShowCommand(document=code), composer(one)).stands.document.state == "frozen"


def test_what_is_not_frozen_is_not_released(one: World) -> None:
    with pytest.raises(ConflictError, match="is a draft"):
        release(ReleaseCommand(document=draft(one, INCIDENT)), releaser(one))
    code = frozen(one, INCIDENT)
    release(ReleaseCommand(document=code), releaser(one))
    with pytest.raises(ConflictError, match="released already"):
        release(ReleaseCommand(document=code), releaser(one))


def test_it_needs_the_permission(one: World) -> None:
    with pytest.raises(PermissionDeniedError, match="may not do this"):
        release(ReleaseCommand(document=frozen(one, INCIDENT)), composer(one))
