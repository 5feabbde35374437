"""Nobody sits twice."""

import pytest
from tests.councils import ASSISTANT, VACANT, council, login_of, person

from majlis.acts.body.appoint import AppointCommand, appoint
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_appointed(recorded: World) -> None:
    council(recorded)
    person(recorded, "amina", "council-member")
    found = appoint(AppointCommand(body="council", seat=VACANT, person="amina", reason="letter 7"), recorded)
    assert "amina holds academia-3." in found.text()
    with pytest.raises(ConflictError, match="holds academia-3"):
        appoint(AppointCommand(body="council", seat="chair", person="amina", assistant=True), recorded)


def test_nobody_sits_twice(recorded: World) -> None:
    council(recorded)
    person(recorded, "amina")
    for who, seat, assistant in (
        (login_of("chair"), VACANT, False),
        (ASSISTANT, VACANT, False),
        (ASSISTANT, "chair", True),
    ):
        with pytest.raises(ConflictError, match="nobody sits twice"):
            appoint(AppointCommand(body="council", seat=seat, person=who, assistant=assistant), recorded)
    with pytest.raises(ConflictError, match="is held by M-chair"):
        appoint(AppointCommand(body="council", seat="chair", person="amina"), recorded)
    with pytest.raises(NotFoundError, match="there is no person"):
        appoint(AppointCommand(body="council", seat=VACANT, person="nobody"), recorded)
    assert (
        "assists"
        in appoint(
            AppointCommand(body="council", seat="operators-1", person=ASSISTANT, assistant=True), recorded
        ).text()
    ), "an assistant may assist two"


def test_a_closed_account_takes_no_seat(recorded: World) -> None:
    council(recorded)
    person(recorded, "amina")
    from majlis.adapters.records.people import accounts

    accounts.close_person(recorded.records, "amina")
    with pytest.raises(ConflictError, match="is closed"):
        appoint(AppointCommand(body="council", seat=VACANT, person="amina"), recorded)
