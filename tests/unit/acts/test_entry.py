"""An entry of the index leads to its act."""

from majlis.acts.act import Act
from majlis.acts.entry import Entry


def test_an_entry_has_an_address_and_loads_its_act() -> None:
    entry = Entry("body show", "majlis.acts.body.show:show", "Show a body.")
    assert entry.path == "body/show"
    act = entry.load()
    assert isinstance(act, Act)
    assert act.permission == "council.read"
