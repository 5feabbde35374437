from dataclasses import replace

from majlis.acts.register.list import ListCommand, list_
from majlis.acts.world import Actor, World
from majlis.kernel.marking import SYNTHETIC_BAND


def test_logs_and_how_they_stand(world: World) -> None:
    from tests.hand import make_nation
    from tests.registers import entry, filled, in_force

    from majlis.adapters.records.register import appending, logs, proving, witnessing

    records = world.records
    assert list_(ListCommand(), world).text().startswith("No log yet")
    log = filled(records, 4)
    appending.append(records, log, [entry(9)])
    logs.log_of(records, "", "audit")
    found = list_(ListCommand(), world)
    assert [(one.kind, one.size, one.signed) for one in found.logs] == [("audit", 1, 0), ("decisions", 5, 4)]
    assert "5 entries,         4 signed" in found.text()
    reader = replace(world, actor=Actor("reader", frozenset({"register.read"})))
    assert [one.kind for one in list_(ListCommand(), reader).logs] == ["decisions"]
    make_nation(records, "invented", synthetic=True)
    logs.log_of(records, "invented", "decisions")
    witnessing.cosign(records, proving.addition(records, log, 0), in_force(records, log))
    text = list_(ListCommand(), world).text()
    assert text.startswith(SYNTHETIC_BAND)
    assert "(synthetic)" in text
    assert "Witnessed here, of other sites:" in text
