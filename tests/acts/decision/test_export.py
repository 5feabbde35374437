"""A decision is written as a bundle that the verifiers take, and as a paper with the checkpoint; sealed ones too."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from tests import councils, decided
from tests.sites import Site

from majlis.acts.decision.export import ExportCommand, export
from majlis.acts.registering import seal_head
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, WaitsError
from majlis.kernel.marking import Marking, Tlp
from majlis.register import parse_receipt
from majlis.register.bundle import parse_bundle
from majlis.register.offline import verify_decision


def test_a_decision_is_written_so_that_anybody_can_verify_it(site: Site, tmp_path: Path) -> None:
    council = councils.council(site)
    world = council.world
    code = decided.published(council)
    out = tmp_path / "decision.json"
    told = export(ExportCommand(decision=code, out=out), world)
    proved = verify_decision.verify(out.read_bytes(), (told.key,))
    assert proved.trusted
    assert (told.entry, told.synthetic, told.marking) == (1, True, "TLP:CLEAR")
    assert "SYNTHETIC" in told.text()
    [(name, paper)] = proved.files  # it was sealed when it was made; publication opened it
    assert name == "sealed-paper"
    facts = verify_decision.from_leaf(paper, "paper")
    assert (facts["code"], facts["title"]["en"]) == (code, "Share indicators within a day")
    assert facts["reasons"]


def test_an_open_decision_stands_in_the_register_as_it_is(site: Site, tmp_path: Path) -> None:
    council = councils.council(site)
    code = decided.published(council, decided.Wanted(marking=decided.CLEAR))
    out = tmp_path / "decision.json"
    told = export(ExportCommand(decision=code, out=out), council.world)
    proved = verify_decision.verify(out.read_bytes(), (told.key,))
    assert (proved.entry["code"], told.sealed) == (code, False)


def test_older_checkpoints_and_those_asked_for_are_proved(site: Site, tmp_path: Path) -> None:
    council = councils.council(site)
    world = council.world
    code = decided.decided(council)
    held = parse_bundle(_written(world, code, tmp_path)).receipt
    for _ in range(2):
        decided.decided(council)
    data = _written(world, code, tmp_path, 2)
    paper = parse_receipt(held).checkpoint.decode()
    key = str(parse_bundle(data).keys[-1].key)
    told = verify_decision.verify(data, (key,), held=paper)
    assert "The log continues the checkpoint of 2 entries that you hold." in told.proved
    with pytest.raises(NotFoundError, match="no checkpoint of 77 entries was signed"):
        _written(world, code, tmp_path, 77)


def test_after_a_rotation_the_old_key_still_opens_it(site: Site, tmp_path: Path) -> None:
    council = councils.council(site)
    world = council.world
    code = decided.decided(council)
    before = str(parse_bundle(_written(world, code, tmp_path)).keys[0].key)
    from majlis.adapters.records.register import named, rotating

    log = named.existing(world.records, council.nation, "decisions")
    rotating.rotate(world.records, log)
    assert seal_head(world, council.nation) == ""
    decided.decided(council)
    told = verify_decision.verify(_written(world, code, tmp_path), (before,))
    assert any("announced the key" in one for one in told.proved)
    rotating.recover(world.records, log, "stolen")
    assert seal_head(world, council.nation) == ""
    data = _written(world, code, tmp_path)
    with pytest.raises(verify_decision.Wrong, match="no key that you trust signed it"):
        verify_decision.verify(data, (before,))
    verify_decision.verify(data, (str(parse_bundle(data).keys[-1].key),))


def test_on_paper_it_has_both_languages_the_trace_and_the_checkpoint(site: Site, tmp_path: Path) -> None:
    council = councils.council(site)
    code = decided.decided(council)
    out = tmp_path / "decision.pdf"
    export(ExportCommand(decision=code, out=out), council.world)
    first = out.read_bytes()
    export(ExportCommand(decision=code, out=out), council.world)
    assert out.read_bytes() == first
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(first)).pages)
    for words in (
        code,
        "Share indicators within a day",
        "SYNTHETIC",
        "TLP:AMBER",
        "Root",
        "Keys of the log",
        "majlis.invalid",
    ):
        assert words in text
    assert "Recorded by the clerk" in text


def test_who_may_not_see_it_gets_nothing(site: Site) -> None:
    council = councils.council(site)
    code = decided.decided(council, decided.Wanted(marking=Marking(Tlp.RED)))
    councils.person(council.world, "far", "assistant", organisation="elsewhere")
    councils.person(council.world, "near", "secretariat")
    desk = council.world.home / "desk"
    desk.mkdir()
    command = ExportCommand(decision=code, out=desk / "decision.json")
    with pytest.raises(NotFoundError):
        export(command, council.as_("far"))
    with pytest.raises(WaitsError):
        export(command, council.as_("near"))
    assert list(desk.iterdir()) == []


def test_what_is_wrong_is_said(site: Site, tmp_path: Path) -> None:
    council = councils.council(site)
    world = council.world
    code = decided.decided(council, signed=False)
    good = ExportCommand(decision=code, out=tmp_path / "decision.json")
    with pytest.raises(ConflictError, match="no checkpoint that has this entry was signed"):
        export(good, world)
    with pytest.raises(InputError, match="names no form"):
        export(good.model_copy(update={"out": tmp_path / "decision.txt"}), world)
    with pytest.raises(NotFoundError, match="there is no directory"):
        export(good.model_copy(update={"out": tmp_path / "none" / "decision.json"}), world)
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(ConflictError, match="is a directory"):
        export(good.model_copy(update={"out": tmp_path / "folder.pdf"}), world)
    assert seal_head(world, council.nation) == ""
    from majlis.adapters.records.register import named, sealing

    log = named.existing(world.records, council.nation, "decisions")
    sealing.destroy(world.records, log, 1)
    with pytest.raises(ConflictError, match="was destroyed"):
        export(good, replace(world))


def _written(world: World, code: str, folder: Path, *since: int) -> bytes:
    out = folder / "decision.json"
    export(ExportCommand(decision=code, out=out, continues=since), world)
    return out.read_bytes()
