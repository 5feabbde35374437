from majlis.acts.view.list import ListCommand, list_
from majlis.acts.view.save import SaveCommand, save
from majlis.acts.world import World


def test_listed_by_page(recorded: World) -> None:
    assert "majlis view save" in list_(ListCommand(), recorded).text()
    save(SaveCommand(name="Open", address="/n/small/incidents/?state=open"), recorded)
    save(SaveCommand(name="Health", address="/n/small/evidence/search/?sector=health"), recorded)
    assert [one.name for one in list_(ListCommand(), recorded).views] == ["Health", "Open"]
    assert list_(ListCommand(path="/n/small/incidents/"), recorded).text() == "Open: /n/small/incidents/?state=open"
