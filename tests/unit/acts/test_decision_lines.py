from tests.councils import council
from tests.motions import carried
from tests.sites import Site

from majlis.acts.decision_lines import decision_line, decision_of
from majlis.kernel.marking import SYNTHETIC_BAND


def test_a_decision_is_told_with_its_place_in_the_register(site: Site) -> None:
    world = site.world
    from majlis.adapters.records.council import decisions

    made = council(world)
    code = carried(made, title_ur="تبادلہ", text_ur="متن", marking="TLP:CLEAR")
    found = decision_of(world, code)
    text = found.text()
    assert text.startswith(SYNTHETIC_BAND)
    assert "متن" in text
    assert "Register: entry 1; a signed checkpoint covers it" in text
    line = decision_line(decisions.find(world.records, code))
    assert line == found.decision
    assert "not published" in line.text()
