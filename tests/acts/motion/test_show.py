import pytest
from tests.councils import Council, person
from tests.motions import counted, drafted, moved, opened, says

from majlis.acts.motion.show import ShowCommand, show
from majlis.kernel.errors import NotFoundError


def test_a_motion_with_its_vote(made: Council) -> None:
    motion = moved(made, legal_basis="Section 4", text_ur="متن")
    opened(made, motion, "recorded")
    says(made, motion, {"chair": "no", "operators-1": "no"})
    counted(made, motion)
    found = show(ShowCommand(motion=motion), made.as_("helper"))
    text = found.text()
    assert "Ballot 1, recorded: quorum 7 of 8, needed 5; base valid 2; yes 0 ≤ 1/2 of 2 = 1: lost" in text
    assert "Legal basis: Section 4" in text
    assert found.decision == ""
    assert found.stands.motion.state == "decided"


def test_who_may_not_see_it_finds_nothing(one: Council) -> None:
    code = drafted(one, marking="TLP:RED")
    person(one.world, "outside", "council-member", organisation="ministry")
    with pytest.raises(NotFoundError, match="there is no motion"):
        show(ShowCommand(motion=code), one.as_("outside"))
