"""A briefing that is kept: its parts, its author's words, its files."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.places import publish_nation

from majlis.acts.document.keep import KeepCommand, keep
from majlis.acts.document.show import ShowCommand, show
from majlis.acts.evidence.synthesize import SynthesizeCommand as Incidents
from majlis.acts.evidence.synthesize import synthesize as incidents
from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.world import Actor, World
from majlis.infrastructure import synthesis
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> World:
    home = tmp_path_factory.mktemp("keep")
    world = World(Actor("tester", frozenset("*")), home, now=lambda: datetime.now(UTC))
    nation = synthesis.synthesize(assets=500, seed=1)
    publish_nation(world.records, world.vault, nation)
    incidents(Incidents(nation=nation.header.id, window="2023-01-01..2026-01-01"), world)
    assess(AssessCommand.model_validate({"nation": nation.header.id, "draws": 4, "years": 20, "workers": 1}), world)
    return world


def page(world: World, code: str) -> str:
    found = show(ShowCommand(document=code), world)
    files = {one.form: one.sha256 for one in found.files}
    return (world.home / "uploads" / files["page"]).read_text("utf-8")


def test_parts_that_are_picked_and_words_of_the_author(assessed: World) -> None:
    command = KeepCommand(nation="synthetic-500-1", parts=("rates",), words="We ask for batteries.\n\nSoon.")
    made = keep(command, assessed)
    assert (made.document.kind, made.document.state) == ("briefing", "frozen")
    assert made.document.run
    text = page(assessed, made.document.code)
    assert text.index("Words of tester") < text.index("How often attacks are reported")
    assert "<p>We ask for batteries.</p>" in text
    assert "What the model leaves out" in text
    assert "How to verify" in text
    assert "Bad but plausible</h2>" not in text
    assert show(ShowCommand(document=made.document.code), assessed).words.startswith("We ask")


def test_the_annex_makes_it_red(assessed: World) -> None:
    made = keep(KeepCommand(nation="synthetic-500-1", parts=("read",), annex_critical=True), assessed)
    assert made.marking == "TLP:RED"
    assert "assets by name" in page(assessed, made.document.code)
    with pytest.raises(PermissionDeniedError, match="assets by name"):
        keep(
            KeepCommand(nation="synthetic-500-1", annex_critical=True),
            replace(assessed, actor=Actor("anna", frozenset({"document.write"}))),
        )


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"nation": "falcon"}, NotFoundError),
        ({"nation": "synthetic-500-1", "parts": ("all",)}, InputError),
        ({"nation": "synthetic-500-1", "run": "none-such"}, NotFoundError),
    ],
)
def test_what_cannot_be_kept(assessed: World, wrong: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        keep(KeepCommand.model_validate(wrong), assessed)
