import pytest
from tests.documents import composer, draft, frozen, person

from majlis.acts.document.save import SaveCommand, save
from majlis.acts.document.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError

INCIDENT = "INC-2025-0001"


def parts(world: World, code: str) -> dict[str, str]:
    return {one.part: one.text for one in show(ShowCommand(document=code), world).parts}


def test_parts_that_are_named_are_replaced(both: World) -> None:
    world, code = composer(both), draft(both, INCIDENT)
    known = parts(world, code)["known"]
    saved = save(SaveCommand(document=code, title="Locked", done="Called.", next="2025-08-02T09:00"), world)
    assert (saved.document.title, saved.revision) == ("Locked", 2)
    now = parts(world, code)
    assert (now["done"], now["known"], now["next"]) == ("Called.", known, "2025-08-02T09:00:00+05:00")
    save(SaveCommand(document=code, known="", next=""), world)
    assert (parts(world, code)["known"], parts(world, code)["next"]) == ("", "")


def test_what_somebody_else_saved_is_not_overwritten(both: World) -> None:
    world, code = composer(both), draft(both, INCIDENT)
    save(SaveCommand(document=code, done="First.", revision=1), world)
    with pytest.raises(ConflictError, match="meanwhile"):
        save(SaveCommand(document=code, done="Second.", revision=1), world)
    assert parts(world, code)["done"] == "First."


@pytest.mark.parametrize(("field", "value"), [("title", ""), ("next", "tomorrow")])
def test_values_that_do_not_fit(one: World, field: str, value: str) -> None:
    code = draft(one, INCIDENT)
    with pytest.raises(InputError):
        save(SaveCommand.model_validate({"document": code, field: value}), composer(one))


def test_what_was_frozen_is_not_changed(one: World) -> None:
    code = frozen(one, INCIDENT)
    with pytest.raises(ConflictError, match="no longer changed"):
        save(SaveCommand(document=code, done="x"), composer(one))


def test_a_draft_is_nobody_elses(one: World) -> None:
    code = draft(one, INCIDENT)
    stranger = person(one, "omar", "document.write", "document.read", organisation="cert")
    with pytest.raises(NotFoundError):
        save(SaveCommand(document=code, done="x"), stranger)
    with pytest.raises(PermissionDeniedError):
        save(SaveCommand(document=code, done="x"), person(one, "olga", "document.read"))
    colleague = person(one, "cyra", "document.write", "document.read")
    assert save(SaveCommand(document=code, done="x"), colleague).revision == 2
