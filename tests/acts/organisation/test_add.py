import pytest
from pydantic import ValidationError

from majlis.acts.organisation.add import AddCommand, add
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError


def test_an_organisation_is_made_once(recorded: World) -> None:
    command = AddCommand(code="cert", name="National CERT", kind="cert", sectors=("health,banking",))
    assert add(command, recorded).text() == "cert · National CERT · cert · health, banking · open"
    with pytest.raises(ConflictError, match="already"):
        add(command, recorded)
    with pytest.raises(InputError, match="cannot be the code"):
        add(AddCommand(code="The CERT", name="x", kind="cert"), recorded)
    with pytest.raises(InputError, match="is no sector"):
        add(AddCommand(code="x", name="x", kind="cert", sectors=("helth",)), recorded)
    with pytest.raises(ValidationError):
        AddCommand.model_validate({"code": "x", "name": "x", "kind": "bank"})
