import pytest
from pydantic import ValidationError
from tests.documents import composer, draft, frozen, person, releaser

from majlis.acts.document.release import ReleaseCommand, release
from majlis.acts.document.show import ShowCommand, show
from majlis.acts.document.withdraw import WithdrawCommand, withdraw
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError

INCIDENT = "INC-2025-0001"


def test_others_see_that_and_why_and_no_more(both: World) -> None:
    code = frozen(both, INCIDENT)
    release(ReleaseCommand(document=code), releaser(both))
    made = withdraw(WithdrawCommand(document=code, reason="Wrong operator."), composer(both))
    assert (made.document.state, made.reason) == ("withdrawn", "Wrong operator.")
    assert "Wrong operator." in made.text()
    found = show(ShowCommand(document=code), person(both, "omar", "document.read", organisation="cert"))
    assert (found.readable, found.parts, found.files) == (False, (), ())
    assert show(ShowCommand(document=code), composer(both)).readable
    with pytest.raises(ConflictError, match="withdrawn already"):
        withdraw(WithdrawCommand(document=code, reason="again"), composer(both))


def test_a_draft_is_given_up_and_others_never_hear_of_it(one: World) -> None:
    code = draft(one, INCIDENT)
    withdraw(WithdrawCommand(document=code, reason="Not needed."), composer(one))
    with pytest.raises(NotFoundError):
        show(ShowCommand(document=code), person(one, "omar", "document.read", organisation="cert"))


def test_of_others_only_who_may_release(one: World) -> None:
    code = frozen(one, INCIDENT)
    release(ReleaseCommand(document=code), releaser(one))
    stranger = person(one, "omar", "document.write", "document.read", organisation="cert")
    with pytest.raises(PermissionDeniedError, match="does not act for secretariat"):
        withdraw(WithdrawCommand(document=code, reason="x"), stranger)
    judge = person(one, "qazi", "document.write", "document.release", organisation="council")
    assert withdraw(WithdrawCommand(document=code, reason="x"), judge).document.state == "withdrawn"


def test_without_a_reason_nothing_is_withdrawn() -> None:
    with pytest.raises(ValidationError):
        WithdrawCommand(document="DOC-2025-0001", reason=" ")
