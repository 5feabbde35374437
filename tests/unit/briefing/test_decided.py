"""A decision on paper says what its entry says: both languages, the trace, the hashes, the checkpoint, the keys."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
from tests import bundles

from majlis.briefing.decided import Around, decision_paper, said
from majlis.briefing.document import Paragraph, Picture, Terms
from majlis.briefing.paper import Paper, Urdu, paper_pdf
from majlis.kernel.canonical import canonical_json
from majlis.register.bundle import Bundle

AROUND = Around("Council", "Practice nation", "TLP:CLEAR", "20 November 2026", datetime(2026, 11, 20, tzinfo=UTC))


def words(paper: Paper) -> str:
    found = [paper.title, paper.kicker, paper.band]
    for block in (*paper.lead, *(block for part in paper.parts for block in part.blocks)):
        match block:
            case Terms(items):
                found += [text for item in items for text in item]
            case Paragraph(text) | Urdu(text):
                found.append(text)
            case Picture():
                found.append(block.alt)
    return "\n".join(found)


def bare(**other: object) -> Bundle:
    """A bundle whose entry says other things; for paper only, its proof is not of it."""
    return replace(bundles.small(), leaf=canonical_json({**bundles.decision(0), **other}))


def test_a_key_for_which_none_before_it_vouches_is_told() -> None:
    whole = bundles.whole()
    assert "NO KEY BEFORE IT VOUCHES" not in words(decision_paper(whole, AROUND))
    lost = replace(whole, keys=(whole.keys[0], replace(whole.keys[1], announced=None)))
    text = words(decision_paper(lost, AROUND))
    assert f"{bundles.SECOND.verifier} – signs now. NO KEY BEFORE IT VOUCHES FOR IT" in text
    assert text.index(str(bundles.SECOND.verifier)) < text.index(f"{bundles.FIRST.verifier} – signed before")


def test_it_says_what_the_entry_says() -> None:
    text = words(decision_paper(bundles.whole(), AROUND))
    for part in (
        "Backup power for hospitals",
        "ہسپتالوں کے لیے متبادل بجلی",
        "Hospitals keep power for 72 hours.",
        "base cast 6; yes 4 ≥ 2/3·6 = 4: carried",
        "ab" * 32,
        "RUN-1: National risk",
        "minutes.pdf",
        "entry 4 (the first is 0)",
        str(bundles.FIRST.verifier),
        str(bundles.SECOND.verifier),
        "SYNTHETIC",
    ):
        assert part in text


def test_a_sealed_one_says_what_its_paper_says() -> None:
    bundle = bundles.opened()
    assert said(bundle)["code"] == "DEC-2026-0009"
    assert "decision DEC-2026-0009" in decision_paper(bundle, AROUND).kicker


def test_what_is_not_there_is_left_out() -> None:
    none = bare(evidence=[], files=[], count={}, reasons=[], text={"en": "", "ur": ""}, title={"en": "", "ur": ""})
    paper = decision_paper(none, AROUND)
    assert [part.title for part in paper.parts] == ["What was decided", "Why it was carried", "In the register"]
    assert paper.title == "DEC-2026-0000"
    unnamed = decision_paper(bare(files=[{"name": "", "sha256": "cd" * 32}]), AROUND)
    assert "Paper 1, not open to all" in words(unnamed)
    real = decision_paper(bare(synthetic=False), AROUND)
    assert real.band == ""


def test_nothing_in_a_text_becomes_strong() -> None:
    paper = decision_paper(bare(text={"en": "a ** b ** c", "ur": ""}), AROUND)
    assert "**" not in words(paper)


def test_the_checkpoint_on_it_leaves_out_what_no_telephone_reads() -> None:
    long = replace(bundles.whole(), receipt=bundles.whole().receipt + "— w.example ".encode() + b"A" * 2000 + b"\n")
    data = paper_pdf(decision_paper(long, AROUND))
    assert data == paper_pdf(decision_paper(long, AROUND))
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) <= 2
