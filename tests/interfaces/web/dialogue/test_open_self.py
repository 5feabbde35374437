"""Who takes part at a browser: by account, or by a secret that only the browser holds."""

from tests.interfaces.web.dialogue.conftest import Talk


def test_the_secret_is_no_script_s_and_stays_with_its_dialogue(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    cookie = browser.cookies["majlis-taking"]
    assert cookie["httponly"]
    assert cookie["path"] == talk.inside
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) > 300 * 24 * 3600


def test_a_shared_device_forgets_with_its_window(talk: Talk) -> None:
    browser = talk.enter(talk.site.client(), shared="on")
    assert browser.cookies["majlis-taking"]["max-age"] == ""
    assert browser.cookies["majlis-shared"].value == talk.word


def test_an_account_leaves_no_secret_at_the_browser(talk: Talk) -> None:
    browser = talk.site.as_("analyst", "cert")
    browser.post(f"{talk.inside}account/", {"constituency": "operators"})
    assert "majlis-taking" not in browser.cookies
    assert b"Statement" in browser.get(talk.inside).content


def test_a_shared_device_takes_nobody_for_who_is_signed_in(talk: Talk) -> None:
    browser = talk.enter(talk.site.as_("analyst", "cert"), shared="on")
    assert browser.cookies["majlis-taking"].value
    page = browser.get(talk.inside).content.decode()
    assert "take part with your account" not in page
    assert "Next person" in page
