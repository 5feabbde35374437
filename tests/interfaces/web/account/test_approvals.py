from tests.sites import Site


def test_what_one_asked_for_is_taken_back(both_sites: Site) -> None:
    both_sites.person("first", "administrator", organisation="it")
    both_sites.person("chief", "secretariat")
    first = both_sites.client("first")
    typed = {"deed": "grant", "grant-role": "analyst", "grant-organisation": "it"}
    first.post("/people/of/chief/", typed)
    page = first.get("/account/approvals/").content.decode()
    assert "You wait" in page
    assert 'value="give"' not in page, "not by who asked"
    code = page.partition('name="code" value="')[2].partition('"')[0]
    assert first.post("/account/approvals/", {"code": code, "deed": "give"}).status_code == 403
    assert code not in both_sites.client("chief").get("/account/approvals/").content.decode()
    assert both_sites.client("chief").post("/account/approvals/", {"code": code, "deed": "give"}).status_code == 404
    answer = first.post("/account/approvals/", {"code": code, "deed": "refuse", "reason": "a mistake"}, follow=True)
    assert b"Refused" in answer.content
    assert b"a mistake" in answer.content
