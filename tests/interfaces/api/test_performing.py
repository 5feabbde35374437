"""An act is performed over HTTP as everywhere else: same words, limits, files by name, long work left to a worker."""

import io
import zipfile
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from tests.places import make_dossier
from tests.sites import Site

from majlis.interfaces.api.limits import Limits
from majlis.interfaces.settings import settings as resolved

JSON = "application/json"


def post(browser: Client, act: str, **command: object) -> Any:
    return browser.post(f"/api/v1/{act}", command, content_type=JSON)


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def forget(browser: Client) -> None:
    """Let the last time that the person gave the password be long ago."""
    session = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()


def with_settings(site: Site, **values: str) -> Any:
    environment = {"MAJLIS_HOME": str(site.home), "DATABASE_URL": site.database, **values}
    return override_settings(MAJLIS=resolved({}, environment))


def test_the_same_answer_with_either_method(both_sites: Site) -> None:
    browser = both_sites.as_("secretariat")
    posted, got = post(browser, "organisation/list"), browser.get("/api/v1/organisation/list")
    assert posted.status_code == got.status_code == 200
    assert posted.json()["result"] == got.json()["result"]
    assert posted.json()["run"]["act"] == "organisation list"
    assert posted.json()["files"] == []


def test_what_is_wrong_is_said_as_everywhere(both_sites: Site) -> None:
    browser = both_sites.as_("secretariat")
    assert post(browser, "organisation/add", code="cert", name="CERT", kind="cert").status_code == 200
    again = post(browser, "organisation/add", code="cert", name="CERT", kind="cert")
    assert again.status_code == 409
    assert again.json()["faults"][0]["mend"]
    wrong = post(browser, "organisation/add", code="cert", name="CERT", kind="none")
    assert wrong.status_code == 422
    assert wrong.json()["faults"][0]["where"] == "kind"
    assert post(browser, "nation/show", nation="none").status_code == 404
    assert post(browser, "nation/show", nation="/etc").status_code == 403


def test_only_json_is_taken_and_given(site: Site) -> None:
    browser = site.as_("secretariat")
    form = browser.post("/api/v1/organisation/list", {"closed": "true"})
    assert form.status_code == 415
    assert browser.get("/api/v1/organisation/list", headers={"Accept": "text/html"}).status_code == 406
    large = browser.post("/api/v1/organisation/list", b" " * (5 << 20), content_type=JSON)
    assert large.status_code == 413


def test_a_method_that_is_none_and_an_address_that_is_none(site: Site) -> None:
    browser = site.as_("secretariat")
    assert browser.get("/api/v1/organisation/add").status_code == 405
    nowhere = browser.get("/api/v1/organisation/none")
    assert nowhere.status_code == 404
    assert nowhere.json()["faults"][0]["code"] == "api.no-address"


def test_a_nation_goes_out_and_comes_in_as_an_archive(both_sites: Site, tmp_path: Any) -> None:
    browser = both_sites.as_("secretariat")
    folder = make_dossier(tmp_path / "dossier")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder.parent))
    packed.seek(0)
    packed.name = "dossier.zip"
    sent = browser.post("/api/v1/uploads", {"file": packed})
    assert sent.status_code == 201, sent.content
    taken = post(browser, "nation/import", source=sent.json()["upload"], name="practice")
    assert taken.status_code == 200, taken.content
    assert str(both_sites.home) not in taken.content.decode()
    assert taken.json()["run"]["band"]
    made = post(browser, "nation/export", nation="practice@draft", target="practice")
    assert made.status_code == 200, made.content
    assert made.json()["result"]["target"] == "practice"
    (file,) = made.json()["files"]
    assert file["file"] == "practice.zip"
    fetched = browser.get(file["address"])
    assert "attachment" in fetched.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(content(fetched))) as archive:
        assert "nation.toml" in archive.namelist()
    other = both_sites.client(both_sites.person("other", "secretariat"))
    assert other.get(file["address"]).status_code == 404


def test_a_file_that_was_not_sent_is_not_found(site: Site) -> None:
    browser = site.as_("secretariat")
    answer = post(browser, "nation/import", source="upload:" + "x" * 24)
    assert answer.status_code == 404
    assert answer.json()["faults"][0]["code"] == "api.no-file"


def test_too_many_requests_are_told_when_to_come_again(site: Site) -> None:
    browser = site.as_("secretariat")
    with with_settings(site, MAJLIS_API_READ="2"):
        statuses = [browser.get("/api/v1/organisation/list").status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        refused = browser.get("/api/v1/organisation/list")
        assert 1 <= int(refused.headers["Retry-After"]) <= 30
        assert post(browser, "organisation/add", code="a", name="A", kind="other").status_code == 200


def test_few_long_acts_at_one_time(site: Site) -> None:
    browser = site.as_("secretariat")
    with Limits(site.home).slot(2), Limits(site.home).slot(2):
        answer = post(browser, "nation/check", nation="none")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert post(browser, "nation/check", nation="none").status_code == 404


@pytest.mark.parametrize("queue", [None, True])
def test_an_assessment_is_left_to_a_worker(both_sites: Site, tmp_path: Any, queue: object) -> None:
    from majlis.acts.nation.import_ import ImportCommand, import_

    folder = make_dossier(tmp_path / "dossier")
    import_(ImportCommand(source=folder, name="practice", evidence=True), both_sites.world)
    browser = both_sites.as_("secretariat")
    asked = {"nation": "practice@draft", **({} if queue is None else {"queue": queue})}
    answer = post(browser, "risk/assess", **asked)
    assert answer.status_code == 202, answer.content
    watched = browser.get(answer.headers["Location"])
    assert watched.status_code == 200
    assert watched.json()["result"]["work"]["state"] == "queued"
    assert post(browser, "risk/assess", nation="practice@draft", queue=False).status_code == 422


def test_a_role_change_waits_for_a_second_person(site: Site) -> None:
    from tests.interfaces.api.test_fuzzing import CSRF, with_session

    asker = with_session(site, "administrator")
    site.person("ana", "analyst")
    browser = Client(headers=asker.headers)
    for name, value in asker.cookies.items():
        browser.cookies[name] = value
    assert CSRF in asker.headers.values()
    answer = post(browser, "person/grant", login="ana", role="auditor", organisation="secretariat")
    assert answer.status_code == 202, answer.content
    assert answer.json()["faults"][0]["code"] == "approval.waits"


def test_a_sensitive_act_needs_the_password_again(site: Site) -> None:
    browser = site.as_("administrator")
    forget(browser)
    answer = post(browser, "person/close", login="nobody-here")
    assert answer.status_code == 403
    assert answer.json()["faults"][0]["code"] in {"api.confirm", "step-up.again"}


def test_a_failure_that_nobody_foresaw_is_told_without_its_content(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> HttpResponse:
        raise ZeroDivisionError("the secret name")

    browser = site.as_("secretariat")
    monkeypatch.setattr("majlis.interfaces.api.performing.document", fail)
    answer = browser.get("/api/v1/organisation/list")
    assert answer.status_code == 500
    assert answer.json()["faults"][0]["code"] == "api.broken"
    assert b"secret name" not in answer.content
    assert "ZeroDivisionError" in caplog.text
    assert "secret name" not in caplog.text
