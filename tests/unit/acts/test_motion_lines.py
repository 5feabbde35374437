from tests.councils import council
from tests.hand import enter
from tests.motions import drafted
from tests.sites import Site

from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion_lines import evidence_line, line_of, stands
from majlis.kernel.marking import SYNTHETIC_BAND


def test_a_motion_is_told_with_what_comes_next(site: Site) -> None:
    world = site.world
    from majlis.adapters.records.council import evidence, motions

    made = council(world)
    code = drafted(made, legal_basis="Section 4", text_ur="متن")
    pin(PinCommand(place=code, kind="incident", reference=enter(world.records)), world)
    text = stands(world, code).text()
    assert text.startswith(SYNTHETIC_BAND)
    assert "متن" in text
    assert f"Next: majlis motion pin {code}" in text
    assert line_of(motions.find(world.records, code)).text() == f"{code}  draft     Sharing  TLP:AMBER"
    line = evidence_line(evidence.pins(world.records, code)[0])
    assert line.text().strip().startswith(str(line.number))
