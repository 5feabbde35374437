import pytest

from majlis.acts.organisation.add import AddCommand, add
from majlis.acts.organisation.close import CloseCommand, close
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_a_closed_organisation_is_closed_once(recorded: World) -> None:
    add(AddCommand(code="cert", name="CERT", kind="cert"), recorded)
    assert "cert is closed" in close(CloseCommand(code="cert"), recorded).text()
    with pytest.raises(ConflictError, match="closed already"):
        close(CloseCommand(code="cert"), recorded)
    with pytest.raises(NotFoundError) as caught:
        close(CloseCommand(code="crt"), recorded)
    assert caught.value.fault.mend.startswith("did you mean cert?")
