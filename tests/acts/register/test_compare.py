from pathlib import Path

import pytest

from majlis.acts.register.compare import CompareCommand, compare
from majlis.acts.world import World
from majlis.kernel.errors import InputError, IntegrityError, NotFoundError


def test_a_printed_checkpoint_agrees_until_somebody_rewrites_what_it_covers(world: World, tmp_path: Path) -> None:
    from tests.registers import entry, filled, rewritten

    from majlis.adapters.records.register import appending, reading

    log = filled(world.records, 5)
    newest = reading.newest(world.records, log)
    assert newest is not None
    file = tmp_path / "checkpoint"
    file.write_bytes(newest.note)
    _, size, root, *_ = newest.note.decode().split("\n")
    appending.append(world.records, log, [entry(9)])
    typed = CompareCommand(nation="small", size=int(size), root=f" {root} ")
    found = compare(typed, world)
    assert (found.size, found.now, found.signed) == (5, 6, False)
    assert "Whether we signed it was not verified" in found.text()
    assert compare(CompareCommand(nation="small", file=file), world).signed
    rewritten(world.records, log, 2, entry(99), signed=True)
    for command in (typed, CompareCommand(nation="small", file=file)):
        with pytest.raises(IntegrityError, match="had another root with 5 entries"):
            compare(command, world)


def test_what_cannot_be_compared(world: World, tmp_path: Path) -> None:
    from tests.registers import filled

    from majlis.adapters.records.register import logs, signing

    log = filled(world.records, 5)
    file = tmp_path / "checkpoint"
    file.write_bytes(signing.sign(world.records, logs.log_of(world.records, "", "audit")))
    with pytest.raises(InputError, match=r"is of the log majlis.invalid/audit, not of"):
        compare(CompareCommand(nation="small", file=file), world)
    for command in (CompareCommand(nation="small"), CompareCommand(nation="small", size=5)):
        with pytest.raises(InputError, match="nothing to compare"):
            compare(command, world)
    with pytest.raises(NotFoundError, match="speaks of 9 entries"):
        compare(CompareCommand(nation="small", size=9, root="A" * 43 + "="), world)
    note = signing.sign(world.records, log)
    file.write_bytes(note.replace(b"\n5\n", b"\n4\n"))
    with pytest.raises(IntegrityError, match="not one over this text"):
        compare(CompareCommand(nation="small", file=file), world)
