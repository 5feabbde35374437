from tests.councils import council
from tests.motions import SIX, counted, moved, opened, says
from tests.sites import Site

from majlis.acts.ballot_lines import ballot_of


def test_a_ballot_is_told_with_its_count_and_its_reasons(site: Site) -> None:
    world = site.world
    made = council(world)
    motion = moved(made)
    opened(made, motion, "recorded")
    assert "0 voted, 7 have not" in ballot_of(world, motion).text()
    says(made, motion, dict.fromkeys(SIX, "yes"))
    counted(made, motion)
    found = ballot_of(world, motion)
    text = found.text()
    assert found.trace in text
    assert "yes 6, no 0, abstain 0, spoilt 0" in text
    assert "operators: yes 3" in text
    assert "chair: yes" in text
    assert f"Decision: {found.decision}" in text
