"""What the tables say otherwise than the register is found, and the register's words are shown."""

from typing import TYPE_CHECKING

import pytest
from tests import councils, decided
from tests.sites import Site

from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import Marking

if TYPE_CHECKING:
    from majlis.adapters.records.register.named import Log


def _log(council: councils.Council) -> "Log":
    from majlis.adapters.records.register import named

    return named.existing(council.world.records, council.nation, "decisions")


@pytest.mark.parametrize("marking", [None, decided.CLEAR])
def test_a_changed_decision_is_found_and_shown_as_it_was_entered(site: Site, marking: Marking | None) -> None:
    from majlis.adapters.records.council import decisions, held
    from majlis.adapters.records.models import Decision

    council = councils.council(site)
    code = decided.decided(council, decided.Wanted(marking=marking))
    records = council.world.records
    assert held.demand(records, _log(council)) == 1
    true = decisions.find(records, code)
    assert true.differs == ()
    Decision.everything.update(text="Operators share nothing.", reasons=["none"])
    found = decisions.find(records, code)
    assert (found.text, found.reasons, found.differs) == (true.text, true.reasons, ("text", "reasons"))
    with pytest.raises(IntegrityError, match=f"{code} is not what entry 1 holds: text, reasons"):
        held.demand(records, _log(council))
    Decision.everything.update(entry=b"{}")
    found = decisions.find(records, code)
    assert (found.text, found.differs) == ("Operators share nothing.", ("entry",))


def test_a_decision_that_is_gone_or_published_by_hand_is_found(site: Site) -> None:
    from majlis.adapters.records.council import held
    from majlis.adapters.records.models import Action, Decision, Pin

    council = councils.council(site)
    first = decided.decided(council)
    published = decided.published(council)
    records, log = council.world.records, _log(council)
    assert held.demand(records, log) == 2
    rows = Decision.everything.filter(code=published)
    (told,) = rows.values("published_at", "release_index")
    rows.update(published_at=None, release_index=None)
    with pytest.raises(IntegrityError, match=f"whether {published} was published"):
        held.demand(records, log)
    rows.update(**told)
    assert held.demand(records, log) == 2
    Action.everything.all().delete()
    Pin.everything.all().delete()
    Decision.everything.filter(code=first).delete()
    with pytest.raises(IntegrityError, match=f"entry 1 is the decision {first}"):
        held.demand(records, log)


def test_what_was_lawfully_destroyed_is_no_change(site: Site) -> None:
    from majlis.adapters.records.council import decisions, held
    from majlis.adapters.records.register import sealing

    council = councils.council(site)
    code = decided.decided(council)
    records, log = council.world.records, _log(council)
    sealing.destroy(records, log, 1)
    assert held.demand(records, log) == 1
    assert decisions.find(records, code).differs == ()
