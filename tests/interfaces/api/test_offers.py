"""Each act has an address; the ones for the machine say why not."""

from tests.sites import Site

from majlis.acts.index import ACTS
from majlis.interfaces.api.offers import KINDS, LONG, offers


def test_every_act_is_offered_once() -> None:
    assert [offer.entry for offer in offers()] == list(ACTS)
    assert len({offer.title for offer in offers()}) == len(ACTS)
    assert {entry.name for entry in ACTS} >= LONG


def test_only_what_reads_and_touches_no_file_is_asked_with_get() -> None:
    by_name = {offer.entry.name: offer for offer in offers()}
    assert by_name["incident list"].gettable
    assert by_name["incident list"].pages
    for name in ("incident create", "nation export", "nation template", "evidence quarantine", "risk assess", "worker"):
        assert not by_name[name].gettable, name
    assert all(offer.act.permission.endswith(".read") for offer in offers() if offer.gettable)


def test_each_counts_against_a_limit() -> None:
    by_name = {offer.entry.name: offer for offer in offers()}
    assert {offer.kind for offer in offers()} == set(KINDS)
    assert by_name["risk assess"].queued
    assert (by_name["risk assess"].kind, by_name["incident create"].kind, by_name["run list"].kind) == (
        "long",
        "write",
        "read",
    )


def test_what_is_done_at_the_machine_says_why(site: Site) -> None:
    browser = site.as_("administrator")
    for offer in offers():
        if offer.act.machine:
            answer = browser.post(f"/api/v1/{offer.entry.path}", {}, content_type="application/json")
            assert answer.status_code == 403, offer.entry.name
            assert answer.headers["Content-Type"] == "application/problem+json"
            fault = answer.json()["faults"][0]
            assert fault["code"] == "act.machine" or "permission" in fault["why"]
