"""Everybody takes the verifiers away, byte by byte; the page runs under its own policy, and no other script does."""

from tests.sites import Site

from majlis.register.offline import HTML_FILE, PYTHON_FILE, html_verifier, python_verifier


def test_they_are_taken_away_byte_by_byte(site: Site) -> None:
    for name, data in ((HTML_FILE, html_verifier()), (PYTHON_FILE, python_verifier())):
        answer = site.client().get(f"/public/verify/{name}")
        assert answer.content == data
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert site.client().get("/public/verify/other.py").status_code == 404


def test_the_page_is_here_under_its_own_policy(site: Site) -> None:
    answer = site.client().get("/public/verify/")
    assert answer.content == html_verifier()
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
