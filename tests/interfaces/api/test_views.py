"""Files are sent and fetched by name, and one page explains all of it without a script."""

import io

from django.test import override_settings
from tests.sites import Site

from majlis.interfaces.api.offers import offers
from majlis.interfaces.settings import settings as resolved


def test_one_file_is_sent(site: Site) -> None:
    browser = site.as_("analyst")
    kept = browser.post("/api/v1/uploads", {"file": io.BytesIO(b"day,sector\n")})
    assert kept.status_code == 201
    assert kept.json()["upload"] == f"upload:{kept.json()['name']}"
    assert kept.json()["bytes"] == 11
    for sent in ({}, {"other": io.BytesIO(b"x")}, {"file": io.BytesIO(b"x"), "more": "x"}, {"file": "text"}):
        assert browser.post("/api/v1/uploads", sent).status_code == 422
    assert browser.post("/api/v1/uploads", "{}", content_type="application/json").status_code == 415
    assert site.client().post("/api/v1/uploads", {"file": io.BytesIO(b"x")}).status_code == 401


def test_more_than_is_agreed_is_too_large(site: Site) -> None:
    browser = site.as_("analyst")
    environment = {"MAJLIS_HOME": str(site.home), "DATABASE_URL": site.database, "MAJLIS_API_MEGABYTES": "1"}
    with override_settings(MAJLIS=resolved({}, environment)):
        answer = browser.post("/api/v1/uploads", {"file": io.BytesIO(b"x" * (2 << 20))})
    assert answer.status_code == 413
    assert answer.json()["faults"][0]["code"] == "api.too-much"


def test_what_was_not_made_is_not_found(site: Site) -> None:
    assert site.as_("analyst").get("/api/v1/downloads/none").status_code == 404
    assert site.client().get("/api/v1/downloads/none").status_code == 401


def test_the_page_explains_every_act(site: Site) -> None:
    answer = site.client().get("/api/v1/")
    assert answer.status_code == 200
    text = answer.content.decode()
    for offer in offers():
        shown = f'id="{offer.entry.name.replace(" ", "-")}"' in text
        assert shown != bool(offer.act.machine), offer.entry.name
    assert "<script>" not in text
    assert "style=" not in text
    assert "incident.read" in text
