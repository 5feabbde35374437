"""A failure that nobody foresaw is a page that says what to do, and a line in the log without content."""

import json
from typing import Any

import pytest
from tests.sites import Site

from majlis.interfaces.web import failures


def fail(*_: object, **__: object) -> Any:
    raise ZeroDivisionError("falcon:base-01 is the name of an asset")


def test_a_crash_is_noted_without_what_it_was_about(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("majlis.interfaces.web.acts.views.render", fail)
    browser = site.as_("secretariat")
    browser.raise_request_exception = False
    answer = browser.get("/do/")
    assert answer.status_code == 500
    assert b"falcon" not in answer.content
    assert b"Something went wrong" in answer.content
    log = (site.home / "logs" / "majlis.log").read_text(encoding="utf-8")
    assert "falcon" not in log
    line = json.loads(log.splitlines()[-1])
    assert (line["outcome"], line["code"], line["view"]) == ("crashed", "ZeroDivisionError", "acts")
    assert any("test_failures.py" in place for place in line["where"])


def test_without_a_trace_there_are_no_places() -> None:
    assert failures.places(None) == []
