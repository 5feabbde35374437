import pytest
from tests.assessed import assessed_twice
from tests.documents import draft, frozen, with_incident
from tests.hand import enter
from tests.sites import Site

from majlis.acts.pinning import CHARTS, content_of, now_hash, run_of
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.risk.result import RiskResult


def test_a_run_and_its_charts_are_pinned_with_their_exact_numbers(site: Site) -> None:
    _, _, run = assessed_twice(site)
    kept = site.world.vault.read_run(run)
    whole = content_of(site.world, "run", run)
    assert (whole.sha256, whole.synthetic) == (kept.result_sha256, True)
    assert whole.figures["headline"] == kept.result["headline"]
    part = content_of(site.world, "chart", f"{run}/curve", "The curve")
    assert (part.label, part.sha256) == ("The curve", content_hash(kept.result["curve"]))
    assert run_of(part.reference) == run
    assert set(CHARTS) <= set(RiskResult.model_fields)
    assert now_hash(site.world, "chart", f"{run}/curve") == part.sha256
    assert now_hash(site.world, "chart", "gone/curve") == ""
    with pytest.raises(NotFoundError, match="has no chart"):
        content_of(site.world, "chart", f"{run}/whim")


def test_a_document_is_pinned_once_it_does_not_change_any_more(site: Site) -> None:
    world = site.world
    incident = with_incident(world)
    with pytest.raises(ConflictError, match="is draft"):
        content_of(world, "document", draft(world, incident))
    code = frozen(world, incident)
    found = content_of(world, "document", code)
    assert set(found.figures["files"]) >= {"pdf", "docx"}
    assert found.sha256 == content_hash(found.figures["files"])


def test_the_hash_of_an_incident_follows_what_is_known(site: Site) -> None:
    world = site.world
    from majlis.adapters.records.incidents import writing

    with_incident(world)
    code = enter(world.records, people=5)
    before = content_of(world, "incident", code)
    writing.amend(world.records, code, {"people": 6}, "CERT")
    after = content_of(world, "incident", code)
    assert (before.figures["people"], after.figures["people"]) == (5, 6)
    assert before.sha256 != after.sha256
