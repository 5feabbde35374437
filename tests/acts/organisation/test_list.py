from majlis.acts.organisation.add import AddCommand, add
from majlis.acts.organisation.close import CloseCommand, close
from majlis.acts.organisation.list import ListCommand, list_
from majlis.acts.world import World


def test_open_ones_and_all(recorded: World) -> None:
    assert "No organisation yet." in list_(ListCommand(), recorded).text()
    for code in ("cert", "grid"):
        add(AddCommand(code=code, name=code.upper(), kind="other"), recorded)
    close(CloseCommand(code="grid"), recorded)
    assert list_(ListCommand(), recorded).text() == "cert  CERT  other  -  0 persons"
    assert [one.state for one in list_(ListCommand(closed=True), recorded).organisations] == ["open", "closed"]
