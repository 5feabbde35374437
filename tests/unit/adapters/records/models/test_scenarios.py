"""What rows of what-ifs and base layers are called."""

from tests.unit.adapters.records.scenarios.test_keeping import save

from majlis.adapters.records.handle import Records


def test_names(records: Records) -> None:
    from majlis.adapters.records.models import BaseLayer, Scenario
    from majlis.adapters.records.scenarios import layers

    code = save(records, "What")
    layers.lay(records, "small", "{}", "")
    assert str(Scenario.everything.get()) == code
    assert str(BaseLayer.everything.get()).startswith("base layer of ")
