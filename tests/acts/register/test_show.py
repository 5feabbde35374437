from dataclasses import replace

import pytest

from majlis.acts.register.show import ShowCommand, show
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking, Tlp


def test_a_log_page_by_page(world: World) -> None:
    from tests.registers import filled

    from majlis.adapters.records.register import rotating

    log = filled(world.records, 6)
    found = show(ShowCommand(nation="small", most=4), world)
    assert ([one.index for one in found.entries], found.cursor) == ([5, 4, 3, 2], "2")
    assert (found.size, found.signed, found.log) == (6, 6, log.name)
    assert found.checkpoint in found.text()
    assert "More: --after 2" in found.text()
    assert "compare the newest one" not in found.text()
    rotating.recover(world.records, log, "stolen")
    again = show(ShowCommand(nation="small", most=4, after=found.cursor), world)
    assert [one.index for one in again.entries] == [1, 0]
    assert [one.reason for one in again.keys] == ["first", "stolen"]
    assert again.keys[0].until
    assert "A key came without its predecessor" in again.text()


def test_one_entry_with_its_bytes_for_who_may_read_them(world: World) -> None:
    from tests.registers import entry

    from majlis.adapters.records.register import appending, logs

    log = logs.log_of(world.records, "small", "decisions")
    appending.append(world.records, log, [entry(5)], Marking(Tlp.RED))
    found = show(ShowCommand(nation="small", index=1), world)
    assert found.entries[0].entry == entry(5).decode()
    assert entry(5).decode() in found.text()
    assert "Nothing was signed yet" in found.text()
    reader = Reader("reader", others=Tlp.AMBER, clearance=Marking(Tlp.AMBER))
    guest = replace(world, actor=Actor("reader", frozenset({"register.read"}), reader))
    closed = show(ShowCommand(nation="small", index=1), guest)
    assert closed.entries[0].entry is None
    assert closed.entries[0].hash == found.entries[0].hash
    assert entry(5).decode() not in closed.text()
    with pytest.raises(NotFoundError, match="no entry 2"):
        show(ShowCommand(nation="small", index=2), world)
