"""An act over HTTP leaves a line in the log, with no word of what it was about and no token."""

import json

from django.test import Client
from tests.interfaces.api.test_signing import bearer, token
from tests.sites import Site


def test_a_line_for_each_act(site: Site) -> None:
    text = token(site, site.person("ana", "secretariat"), "nation.read", "organisation.read")
    Client().get("/api/v1/organisation/list", headers=bearer(text))
    Client().get("/api/v1/nation/show?nation=secret-place", headers=bearer(text))
    Client().get("/api/v1/person/list", headers=bearer(text))
    written = (site.home / "logs" / "majlis.log").read_text(encoding="ascii")
    lines = [json.loads(line) for line in written.splitlines()]
    told = [(line["act"], line["actor"], line["outcome"], line["by"]) for line in lines]
    assert told == [
        ("organisation list", "ana", "done", "api"),
        ("nation show", "ana", "failed", "api"),
        ("person list", "ana", "refused", "api"),
    ]
    assert "secret-place" not in written
    assert text not in written
