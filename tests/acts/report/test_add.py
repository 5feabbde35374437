import pytest
from tests.reports import person

from majlis.acts.report.add import AddCommand, add
from majlis.acts.report.ask import AskCommand, ask
from majlis.acts.report.door import DoorCommand, door
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.report.tell import TellCommand, tell
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


def test_an_answer_and_the_next_stage(both: World, monkeypatch: pytest.MonkeyPatch) -> None:
    door(DoorCommand(nation="small"), both)
    receipt = tell(TellCommand(nation="small", title="Pumps stopped"), both)
    ask(AskCommand(code=receipt.code, text="Since when?"), person(both, "cert"))
    named = {"code": receipt.code, "word": receipt.word}
    result = add(AddCommand(**named, text="Since noon", people=300), both)
    assert (result.stage, result.state) == ("notification", "open")
    assert [one.kind for one in result.thread] == ["question", "answer"]
    assert show(ShowCommand(code=receipt.code), both).facts["people"] == "300"
    with pytest.raises(InputError, match="nothing is added"):
        add(AddCommand(**named), both)
    with pytest.raises(NotFoundError):
        add(AddCommand(code=receipt.code, word="x", text="y"), both)
    monkeypatch.setattr("majlis.adapters.records.reports.public.HOURLY", 3)
    with pytest.raises(ConflictError, match="too much"):
        add(AddCommand(**named, text="more"), both)
