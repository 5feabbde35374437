import pytest
from pydantic import ValidationError

from majlis.acts.retention.set import SetCommand, set_
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_days_within_bounds(recorded: World) -> None:
    assert set_(SetCommand(rule="audit", days=730), recorded).text().startswith("audit: 730 days. Due now: 0")
    with pytest.raises(InputError, match="not between 365") as caught:
        set_(SetCommand(rule="audit", days=5), recorded)
    assert caught.value.fault.mend == "give 365 or more; 3650 is what ships"
    with pytest.raises(ValidationError):
        SetCommand(rule="audit", days=0)
