"""A document in the browser: read, taken away, released by a second person, withdrawn."""

import re

from django.test import Client
from tests.documents import frozen
from tests.sites import Site

from majlis.adapters.records.documents import reading

BASE = "/n/small/briefings"


def a_note(site: Site) -> str:
    site.organisation("secretariat")
    return frozen(site.world, an_incident_of(site))


def an_incident_of(site: Site) -> str:
    from majlis.adapters.records.incidents import lists

    (one,), _ = lists.page(site.world.records, "small", lists.Wanted())
    return one.code


def signed_in_lately(client: Client) -> Client:
    """Return the browser of somebody who gave the password a moment ago."""
    import time

    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return client


def test_a_strict_page_shows_the_paper(small: Site) -> None:
    code = a_note(small)
    answer = small.as_("secretariat").get(f"{BASE}/{code}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Could spread to" in text
    assert "SYNTHETIC" in text
    assert "waits for release" in text
    assert not re.search(r"\sstyle=|<style", text)
    assert "data-keep" not in text, "only what was released is kept on a device"


def test_the_files_are_those_that_were_frozen(small: Site) -> None:
    code = a_note(small)
    browser = small.as_("secretariat")
    for form in ("pdf", "docx", "html"):
        answer = browser.get(f"{BASE}/{code}/file/{form}/")
        assert answer.status_code == 200
        data = answer.getvalue()
        assert data == reading.file(small.world.records, code, form)
        assert f'filename="{code}.{form}"' in answer.headers["Content-Disposition"]
    assert browser.get(f"{BASE}/{code}/file/odt/").status_code == 400


def test_a_second_person_releases_and_a_telephone_may_keep_it(small: Site) -> None:
    code = a_note(small)
    outsider = small.as_("assistant", "cert")
    assert outsider.get(f"{BASE}/{code}/").status_code == 404
    judge = signed_in_lately(small.as_("council-member"))
    assert b"release" in judge.get(f"{BASE}/{code}/release/").content
    answer = judge.post(f"{BASE}/{code}/release/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{BASE}/{code}/")
    page = judge.get(f"{BASE}/{code}/").content.decode()
    assert f'data-keep="{BASE}/reader.js"' in page
    assert "released" in page


def test_the_password_is_asked_again_before_a_release(small: Site) -> None:
    code = a_note(small)
    person = small.person("qazi", "council-member")
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.get(username=person)
    user.set_password("words that do not belong together")
    user.save()
    browser = small.client(person)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    answer = browser.get(f"{BASE}/{code}/release/")
    assert answer.status_code == 302
    assert "reauthenticate" in answer.headers["Location"]


def test_who_composed_it_is_told_to_ask_a_colleague(small: Site) -> None:
    small.person("anna", "secretariat")
    code = a_note(small)
    browser = signed_in_lately(small.client("anna"))
    assert "You composed it" in browser.get(f"{BASE}/{code}/release/").content.decode()
    assert "Read and release" not in browser.get(f"{BASE}/{code}/").content.decode()
    assert "Read and release" in small.as_("secretariat", "cert").get(f"{BASE}/{code}/").content.decode()
    assert browser.post(f"{BASE}/{code}/release/").status_code == 403


def test_who_may_not_release_is_refused(small: Site) -> None:
    code = a_note(small)
    assert signed_in_lately(small.as_("analyst")).get(f"{BASE}/{code}/release/").status_code == 403


def test_it_is_withdrawn_with_a_reason(small: Site) -> None:
    code = a_note(small)
    browser = small.as_("analyst")
    assert browser.post(f"{BASE}/{code}/withdraw/", {"reason": ""}).status_code == 400
    assert browser.post(f"{BASE}/{code}/withdraw/", {"reason": "Wrong operator."}).status_code == 302
    page = browser.get(f"{BASE}/{code}/").content.decode()
    assert "Wrong operator." in page
    assert "withdrawn" in page


def test_of_another_nation_there_is_none(small: Site) -> None:
    from tests.hand import make_nation

    code = a_note(small)
    make_nation(small.world.records, "other")
    assert small.as_("secretariat").get(f"/n/other/briefings/{code}/").status_code == 404


def test_the_small_program_acts_for_documents_only(small: Site) -> None:
    answer = small.as_("analyst").get(f"{BASE}/reader.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == f"{BASE}/"
    assert b"majlis-papers" in answer.content


def test_signing_out_clears_what_the_device_kept(small: Site) -> None:
    answer = small.as_("analyst").post("/account/logout/")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
