from tests.sites import Site


def test_the_audit_is_read_in_pages_by_who_may(both_sites: Site) -> None:
    for number in range(60):
        both_sites.organisation(f"org-{number}")
    auditor = both_sites.as_("auditor", "it")
    page = auditor.get("/audit/?act=organisation add").content.decode()
    assert "org-59" in page
    assert "org-3<" not in page
    older = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "org-3<" in auditor.get(f"/audit/{older}").content.decode()
    assert auditor.get("/audit/?outcome=broken").status_code == 400
    assert auditor.get("/audit/?after=x").status_code == 400
    table = auditor.get("/audit/?form=csv&act=organisation add").content.decode("utf-8-sig")
    assert table.count("organisation add") == 61
    assert "table export" in auditor.get("/audit/").content.decode()
    assert both_sites.as_("analyst").get("/audit/").status_code == 403
