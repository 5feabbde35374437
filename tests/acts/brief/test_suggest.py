"""What is suggested from an e-mail, and what is near; nothing is written."""

from pathlib import Path

import pytest
from tests.documents import with_incident
from tests.hand import enter
from tests.places import publish_nation

from majlis.acts.brief.suggest import SuggestCommand, suggest
from majlis.acts.world import World
from majlis.infrastructure import synthesis
from majlis.kernel.errors import InputError, NotFoundError


def test_the_operator_of_the_nation_is_found(world: World) -> None:
    nation = synthesis.synthesize(assets=500, seed=1)
    publish_nation(world.records, world.vault, nation)
    name = next(one.name for one in nation.operators if one.sector == "power")
    near = enter(world.records, nation.header.id, operator=name, sector="power", title="Seen before")
    found = suggest(SuggestCommand(nation=nation.header.id, pasted=f"{name}: ransomware on 2 March 2025."), world)
    values = {one.field: one.value for one in found.suggestions}
    assert (values["operator"], values["sector"], values["kind"], values["day"]) == (
        name,
        "power",
        "ransomware",
        "2025-03-02",
    )
    assert [one.code for one in found.near] == [near]
    assert found.synthetic
    assert found.text().startswith("SYNTHETIC")
    assert "(from: " in found.text()


def test_a_nation_without_a_version_still_suggests(recorded: World, tmp_path: Path) -> None:
    with_incident(recorded)
    mail = tmp_path / "m.eml"
    mail.write_bytes(b"From: Desk <a@b.example>\r\nSubject: Hospital hacked\r\n\r\nThe hospital was hacked today.\r\n")
    found = suggest(SuggestCommand(nation="small", email=mail), recorded)
    values = {one.field: one.value for one in found.suggestions}
    assert values["sector"] == "health"
    assert values["source"] == "Desk"
    assert values["title"] == "Hospital hacked"
    assert found.body == "The hospital was hacked today."


def test_what_cannot_be_read(world: World, tmp_path: Path) -> None:
    with_incident(world)
    with pytest.raises(InputError, match="nothing is given"):
        suggest(SuggestCommand(nation="small"), world)
    (tmp_path / "m.eml").write_bytes(b"")
    with pytest.raises(InputError, match="no e-mail"):
        suggest(SuggestCommand(nation="small", email=tmp_path / "m.eml"), world)
    with pytest.raises(NotFoundError):
        suggest(SuggestCommand(nation="falcon", pasted="x"), world)


def test_what_is_left_empty_says_why(recorded: World) -> None:
    with_incident(recorded)
    found = suggest(SuggestCommand(nation="small", pasted="Cut off since 1.234 hours."), recorded)
    assert "hours     left empty: “1.234 hours” can be read in two ways" in found.text()


def test_ways_to_reach_somebody_are_left_out(recorded: World) -> None:
    with_incident(recorded)
    text = "the hospital is cut off. Please call me: +99 555 0101.\n\nWater is short.\n\nShift lead\nTel. 0101"
    assert suggest(SuggestCommand(nation="small", pasted=text), recorded).body == (
        "The hospital is cut off.\nWater is short."
    )
