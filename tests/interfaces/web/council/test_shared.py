import pytest
from tests.sites import Site

from majlis.interfaces.web.council import shared
from majlis.kernel.errors import NotFoundError


@pytest.mark.usefixtures("site")
def test_words_for_states_and_events() -> None:
    assert shared.state_name("noticed") == "notice given"
    assert shared.state_name("odd") == "odd"
    assert shared.kind_name("decision") == "for decision"
    assert shared.event_name("came") == "Came"
    assert shared.event_name("something-new") == "Something new"
    assert shared.moment("") is None
    assert shared.markings("as it is")[0] == ("", "as it is")


def test_another_nation() -> None:
    shared.demand_nation("small", "small", "council")
    with pytest.raises(NotFoundError, match="council is none of this nation"):
        shared.demand_nation("other", "small", "council")


def test_a_page_for_writers(site: Site) -> None:
    assert site.as_("auditor").get("/n/none/council/bodies/new/").status_code == 404
