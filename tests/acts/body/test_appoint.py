"""Nobody sits twice."""

import pytest
from tests.councils import ASSISTANT, NATION, VACANT, council, login_of, person

from majlis.acts.body.appoint import AppointCommand, appoint
from majlis.acts.body.seat import SeatCommand, seat
from majlis.acts.world import World
from majlis.council import Rule
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp


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
    for who, place, assistant in (
        (login_of("chair"), VACANT, False),
        (ASSISTANT, VACANT, False),
        (ASSISTANT, "chair", True),
    ):
        with pytest.raises(ConflictError, match="nobody sits twice"):
            appoint(AppointCommand(body="council", seat=place, person=who, assistant=assistant), recorded)
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


def test_who_may_not_read_the_body_takes_no_seat_in_it(recorded: World) -> None:
    council(recorded)
    person(recorded, "otto", "operator", organisation="plant")
    person(recorded, "visitor")
    records = recorded.records
    from majlis.adapters.records.council import founding

    founding.create(records, NATION, founding.New("grids", "Committee", Rule("x"), marking=Marking(Tlp.AMBER)))
    seat(SeatCommand(body="grids", seat="one", title="One"), recorded)
    for who in ("otto", "visitor"):
        with pytest.raises(InputError, match=f"{who} may not read grids: it is TLP:AMBER"):
            appoint(AppointCommand(body="grids", seat="one", person=who), recorded)
    assert "holds one" in appoint(AppointCommand(body="grids", seat="one", person=login_of("chair")), recorded).text()


def test_a_closed_account_takes_no_seat(recorded: World) -> None:
    council(recorded)
    person(recorded, "amina")
    from majlis.adapters.records.people import accounts

    accounts.close_person(recorded.records, "amina")
    with pytest.raises(ConflictError, match="is closed"):
        appoint(AppointCommand(body="council", seat=VACANT, person="amina"), recorded)
