"""A body is made with a rule, and its code is given once."""

import pytest
from tests.councils import person, world_as
from tests.hand import make_nation

from majlis.acts.body.create import CreateCommand, create
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError


def command(**more: object) -> CreateCommand:
    return CreateCommand.model_validate({"nation": "small", "body": "council", "name": "Council", **more})


def test_made_with_a_rule(recorded: World) -> None:
    make_nation(recorded.records, synthetic=True)
    found = create(command(rule="two-thirds"), recorded)
    assert found.text().startswith("SYNTHETIC")
    assert "council is made" in found.text()
    from majlis.adapters.records.council import bodies

    assert str(bodies.rule_of(recorded.records, "council").threshold) == "2/3"
    with pytest.raises(ConflictError, match="a body 'council' already"):
        create(command(), recorded)


def test_what_does_not_fit_is_refused(recorded: World) -> None:
    make_nation(recorded.records)
    with pytest.raises(InputError, match="no code of a body"):
        create(command(body="The Council"), recorded)
    with pytest.raises(InputError, match="did you mean two-thirds"):
        create(command(rule="two-third"), recorded)
    with pytest.raises(InputError, match="not a marking"):
        create(command(marking="secret"), recorded)
    clerk = world_as(recorded, person(recorded, "sara", "secretariat", organisation="other"))
    with pytest.raises(PermissionDeniedError, match="does not act for secretariat"):
        create(command(owner="secretariat"), clerk)
    with pytest.raises(InputError, match="you are not cleared"):
        create(command(marking="TLP:AMBER/SECRET/health"), world_as(recorded, cleared(recorded)))


def cleared(world: World) -> str:
    return person(world, "omar", "secretariat")
