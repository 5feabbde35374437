"""A page that a person may not use says so, and the audit knows."""

from tests.sites import Site

from majlis.acts.audit.list import ListCommand, list_


def test_a_refusal_is_noted(site: Site) -> None:
    answer = site.as_("operator").get("/nations/new/")
    assert answer.status_code == 403
    assert b"nation.write" in answer.content
    entries = list_(ListCommand(), site.world).entries
    assert [(one.act, one.outcome) for one in entries if one.outcome == "refused"] == [("web", "refused")]
