"""What a page says: a fault as sentences, and what was done with the way back."""

from tests.sites import Site

from majlis.interfaces.web.nations.telling import said
from majlis.kernel.errors import Fault


def test_a_fault_is_told_as_sentences() -> None:
    assert said(Fault("a.b", "it is wrong", "", "nobody said so", "say so")) == "It is wrong. Nobody said so. Say so."
    assert said(Fault("a.b", "it is wrong.")) == "It is wrong."


def test_what_was_done_comes_with_a_button_that_takes_it_back(site: Site, nation: str) -> None:
    browser = site.as_("secretariat")
    done = browser.post(
        f"/n/{nation}/nation/operators/new/", {"key-id": "operator:x", "name": "<b>X", "sector": "power"}
    )
    assert done.status_code == 302
    told = browser.get(f"/n/{nation}/nation/").content
    assert b"operator:x is added. 1 row." in told
    assert f'action="/n/{nation}/nation/undo/"'.encode() in told
    assert b'name="revision" value="2"' in told
    assert b"<b>X" not in told
