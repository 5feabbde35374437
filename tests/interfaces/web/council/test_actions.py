"""Actions on their pages: listed, set, reported with a file, accepted, moved, given, dropped."""

from datetime import UTC, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.councils import council, login_of, on
from tests.sites import Site

from majlis.acts.action.add import AddCommand, add
from majlis.interfaces.web.council.actions import state_name, step_name

HERE = "/n/small/council/actions/"
DOER = login_of("operators-1")


def today(days: int = 0) -> str:
    return str((datetime.now(UTC) + timedelta(days=days)).date())


def test_from_the_form_to_done(both_sites: Site) -> None:
    council(both_sites)
    clerk = both_sites.as_("secretariat")
    bad = clerk.post(f"{HERE}new/", {"what": "", "doer": DOER, "due": today(5), "body": "council"})
    assert bad.status_code == 400
    form = {"what": "Write the rules", "doer": DOER, "due": today(5), "body": "council"}
    made = clerk.post(f"{HERE}new/", form)
    page = made.headers["Location"]
    assert clerk.get(page).status_code == 200
    member = both_sites.client(DOER)
    assert "Report what was done" in member.get(page).content.decode()
    empty = member.post(f"{page}report/", {"done": ""})
    assert empty.status_code == 400
    proof = SimpleUploadedFile("proof.txt", b"all is written")
    told = member.post(f"{page}report/", {"done": "Written", "file": proof}, follow=True).content.decode()
    assert "reported, waits to be accepted" in told
    assert "proof.txt" in told
    number = told.split("/file/")[1].split("/")[0]
    got = clerk.get(f"{page}file/{number}/")
    assert b"".join(got.streaming_content) == b"all is written"  # type: ignore[attr-defined]
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "Open again." in clerk.post(f"{page}do/", {"deed": "reopen", "reason": "half"}, follow=True).content.decode()
    assert (
        "Moved."
        in clerk.post(f"{page}do/", {"deed": "move", "due": today(9), "reason": "x"}, follow=True).content.decode()
    )
    gone = clerk.post(f"{page}do/", {"deed": "move", "due": today(-9), "reason": "x"}, follow=True).content.decode()
    assert "has passed" in gone
    given = {"deed": "give", "doer": login_of("chair"), "reason": "away"}
    assert f"Given to {login_of('chair')}" in clerk.post(f"{page}do/", given, follow=True).content.decode()
    assert "Report for" in clerk.get(page).content.decode()
    clerk.post(f"{page}report/", {"done": "Told by telephone"})
    assert "Accepted as done" in clerk.post(f"{page}do/", {"deed": "accept"}, follow=True).content.decode()
    assert clerk.get(f"{page}report/").status_code == 302
    assert member.post(f"{page}do/", {"deed": "reopen", "reason": "x"}).status_code == 403


def test_lists_and_tables(site: Site) -> None:
    early = on(site.world, datetime.now(UTC) - timedelta(days=9))
    council(early)
    add(AddCommand(what="Late thing", doer=DOER, due=early.now().date(), body="council"), early)
    add(
        AddCommand(what="Later thing", doer=login_of("chair"), due=datetime.now(UTC).date(), body="council"), site.world
    )
    clerk, member = site.as_("secretariat"), site.client(DOER)
    page = clerk.get(HERE).content.decode()
    assert "Late thing" in page
    assert "Later thing" in page
    assert "9 days overdue" in page
    late = clerk.get(f"{HERE}?overdue=yes").content.decode()
    assert "Later thing" not in late
    assert "No action fits" in clerk.get(f"{HERE}?words=nothing").content.decode()
    own = member.get(f"{HERE}mine/").content.decode()
    assert "Late thing" in own
    assert "Later thing" not in own
    assert "You owe nothing" in clerk.get(f"{HERE}mine/").content.decode()
    assert b"Late thing" in clerk.get(f"{HERE}?form=csv").content
    assert clerk.get(f"{HERE}?form=xlsx").status_code == 200
    assert site.as_("operator", "mill").get(HERE).status_code in {200, 404}


def test_what_is_not_there(site: Site) -> None:
    council(site)
    clerk = site.as_("secretariat")
    assert clerk.get(f"{HERE}ACT-2026-0777/").status_code == 404
    assert "Set an action" in clerk.get(f"{HERE}new/?meeting=MTG-1").content.decode()
    assert site.client(DOER).get(f"{HERE}new/").status_code == 403


def test_words() -> None:
    assert state_name("unfinished") == "open or reported"
    assert state_name("x") == "x"
    assert step_name("escalated") == "Escalated"
    assert step_name("x") == "x"
