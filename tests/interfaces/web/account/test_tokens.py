from tests.sites import Site


def test_a_token_is_shown_once_and_taken_back(both_sites: Site) -> None:
    browser = both_sites.as_("analyst", "cert")
    typed = {"name": "figures", "days": "30", "scopes": ["incident.read", "run.read"]}
    page = browser.post("/account/tokens/", typed).content.decode()
    token = page.partition('value="majlis_')[2].partition('"')[0]
    assert len(token) == 8 + 1 + 43
    again = browser.get("/account/tokens/").content.decode()
    assert "figures" in again
    assert token.split("_", 1)[1] not in again
    assert "token.write</code>" not in again
    assert b"counts no more" in browser.post("/account/tokens/", {"revoke": token[:8]}, follow=True).content
    assert browser.post("/account/tokens/", {"name": "figures", "days": "30"}).status_code == 400
    assert browser.post("/account/tokens/", {**typed, "scopes": ["person.write"]}).status_code == 400
    assert both_sites.as_("auditor", "cert").get("/account/tokens/").status_code == 403
