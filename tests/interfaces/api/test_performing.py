"""An act is performed over HTTP as everywhere else."""

from tests.sites import Site


def test_a_list_is_read(site: Site) -> None:
    browser = site.as_("secretariat")
    answer = browser.post("/api/v1/organisation/list", {}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert answer.json()["result"]["organisations"][0]["code"] == "secretariat"
    got = browser.get("/api/v1/organisation/list")
    assert got.status_code == 200
    assert got.headers["ETag"]
