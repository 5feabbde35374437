from majlis.interfaces.web.people.deeds import told
from majlis.kernel.errors import WaitsError


def test_an_error_is_told_in_two_sentences() -> None:
    assert told(WaitsError("it waits", mend="ask somebody")) == "It waits. Ask somebody."
