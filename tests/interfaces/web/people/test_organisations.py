from tests.sites import Site


def test_organisations_are_added_and_closed(both_sites: Site) -> None:
    browser = both_sites.as_("administrator", "it")
    added = {"deed": "add", "add-code": "grid", "add-name": "Grid", "add-kind": "operator"}
    assert b"Grid" in browser.post("/people/organisations/", added, follow=True).content
    again = browser.post("/people/organisations/", added)
    assert again.status_code == 400
    assert b"already" in again.content
    browser.post("/people/organisations/", {"deed": "close", "code": "grid"})
    closed = browser.post("/people/organisations/", {"deed": "close", "code": "grid"})
    assert closed.status_code == 400
    assert b"closed already" in closed.content
    assert both_sites.as_("auditor", "it").get("/people/organisations/?form=csv").status_code == 200
