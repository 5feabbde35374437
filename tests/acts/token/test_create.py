from collections.abc import Callable

import pytest

from majlis.acts.token.create import CreateCommand, create
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError

As = Callable[[str], World]


def test_a_token_asks_in_its_persons_name_within_its_scopes(as_: As, recorded: World) -> None:
    made = create(CreateCommand(name="figures", scopes=("incident.read,run.read",)), as_("a.khan"))
    assert "shown once" in made.text()
    records = recorded.records
    from majlis.adapters.records.access import tokens
    from majlis.adapters.records.models import Token

    holder = tokens.find_token(records, made.token)
    assert holder is not None
    assert (holder.login, sorted(holder.scopes)) == ("a.khan", ["incident.read", "run.read"])
    assert made.token.split("_", 2)[2] not in str(Token.objects.values().get())


@pytest.mark.parametrize(
    ("scopes", "told"),
    [
        (("person.write",), "has not the permission"),
        (("token.write",), "no token may hold"),
        ((), "no scopes"),
        (("incident.read", "falcon"), "falcon"),
    ],
)
def test_scopes_are_a_part_of_ones_own(as_: As, scopes: tuple[str, ...], told: str) -> None:
    with pytest.raises(InputError, match=told):
        create(CreateCommand(name="figures", scopes=scopes), as_("a.khan"))


def test_only_at_the_machine_is_it_made_for_another(as_: As, recorded: World) -> None:
    command = CreateCommand(name="figures", scopes=("incident.read",), login="b.lee")
    with pytest.raises(PermissionDeniedError, match="by who it stands for"):
        create(command, as_("a.khan"))
    assert create(command, recorded).scopes == ("incident.read",)
    with pytest.raises(NotFoundError):
        create(CreateCommand(name="figures", scopes=("incident.read",)), recorded)
