"""Compose a briefing in the browser: pick, look, keep."""

from dataclasses import replace

import pytest
from django.test import Client
from tests.assessed import assessed_twice
from tests.interfaces.web.risk.conftest import Assessments
from tests.places import publish_nation
from tests.sites import Site

from majlis.acts.evidence.synthesize import SynthesizeCommand as Incidents
from majlis.acts.evidence.synthesize import synthesize as incidents
from majlis.acts.risk.assess import AssessCommand, assess
from majlis.adapters.records import runs
from majlis.adapters.records.models import AuditEntry, Run
from majlis.adapters.vault import snapshots
from majlis.infrastructure import synthesis
from majlis.interfaces.web.briefings import composing

BASE = "/n/synthetic-500-1/briefings"


def browser(site: Site) -> Client:
    publish_nation(site.world.records, site.world.vault, synthesis.synthesize(assets=500, seed=1))
    return site.as_("secretariat")


def assessed(site: Site) -> None:
    incidents(Incidents(nation="synthetic-500-1", window="2023-01-01..2026-01-01"), site.world)
    command = {"nation": "synthetic-500-1", "draws": 4, "years": 20, "workers": 1}
    assess(AssessCommand.model_validate(command), site.world)
    assert runs.seen(site.world.records)


def test_without_an_assessment_it_says_what_to_do_first(site: Site) -> None:
    text = browser(site).get(f"{BASE}/compose/").content.decode()
    assert "no assessment yet" in text
    assert "/do/risk/assess/?nation=synthetic-500-1" in text


def test_it_is_previewed_and_kept(site: Site) -> None:
    someone = browser(site)
    assessed(site)
    assert 'name="run"' in someone.get(f"{BASE}/compose/").content.decode()
    sent = {"parts": ["rates"], "words": "We ask for batteries."}
    seen = someone.post(f"{BASE}/compose/", {**sent, "preview": ""})
    text = seen.content.decode()
    assert seen.status_code == 200
    assert "Words of secretariat-secretariat" in text
    assert "style=" not in text
    assert "DOC-" not in someone.get(f"{BASE}/").content.decode()
    kept = someone.post(f"{BASE}/compose/", {**sent, "keep": ""})
    assert kept.status_code == 302
    page = someone.get(kept.headers["Location"]).content.decode()
    assert "We ask for batteries." in page


def test_who_may_not_compose_is_refused(site: Site) -> None:
    browser(site)
    assert site.as_("council-member").get(f"{BASE}/compose/").status_code == 403


def test_assets_by_name_are_seen_with_a_right_only_and_that_is_noted(site: Site) -> None:
    someone = browser(site)
    assessed(site)
    sent = {"parts": ["rates"], "annex_critical": "on", "preview": ""}
    seen = someone.post(f"{BASE}/compose/", sent)
    assert seen.status_code == 200
    assert "assets by name" in seen.content.decode()
    noted = AuditEntry.objects.get(act="document preview")
    assert (noted.actor, noted.subject, noted.outcome) == ("secretariat-secretariat", "synthetic-500-1", "done")
    assert set(noted.detail) == {"run", "annex"}
    someone.post(f"{BASE}/compose/", {"parts": ["rates"], "preview": ""})
    assert AuditEntry.objects.filter(act="document preview").count() == 1, "without the annex nothing is noted"


def test_who_may_not_see_assets_by_name_is_refused_whatever_is_sent(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.reference import roles

    browser(site)
    writer = roles.roles()["secretariat"]
    fewer = replace(writer, permissions=writer.permissions - {"briefing.annex"})
    monkeypatch.setitem(roles.roles(), "secretariat", fewer)
    someone = site.as_("secretariat", "cert")
    assert b"annex_critical" not in someone.get(f"{BASE}/compose/").content
    answer = someone.post(f"{BASE}/compose/", {"parts": ["rates"], "annex_critical": "on", "preview": ""})
    assert answer.status_code == 403
    noted = AuditEntry.objects.get(outcome="refused")
    assert (noted.actor, noted.act) == ("secretariat-cert", "document keep")


def test_only_assessments_of_this_nation_are_offered(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    someone = browser(site)
    assessed(site)
    own = Run.everything.get(act="risk assess")
    other = Run.everything.get(pk=own.pk)
    other.pk, other.code, other.nation, other.vault_run = None, "other", "elsewhere", "run-of-others"
    other.save(force_insert=True)
    monkeypatch.setattr(composing, "_RUNS", 1)
    text = someone.get(f"{BASE}/compose/").content.decode()
    assert f'value="{own.vault_run}"' in text
    assert "run-of-others" not in text


def test_why_it_changed_is_told_once_a_worker_computed_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Assessments(site, *assessed_twice(site))
    someone, compose = site.as_("secretariat"), f"/n/{found.code}/briefings/compose/"

    def preview() -> str:
        sent = {"run": found.second, "parts": ["change"], "preview": ""}
        return someone.post(compose, sent).content.decode().split("<article")[1]

    with monkeypatch.context() as here:
        here.setattr(snapshots, "explain", None)  # a page computes no such thing
        assert "Why it changed has not been computed yet." in preview()
    site.as_("analyst").post(f"{found.at(found.second)}explain/")
    found.work()
    monkeypatch.setattr(snapshots, "explain", None)
    assert "Because of" in preview()
