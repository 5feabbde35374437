"""Board book and notices, one click away."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

from django.test import override_settings
from tests import pdfs
from tests.councils import Council, council, login_of
from tests.mailboxes import mailbox, mailing
from tests.sites import Site

HERE = "/n/small/council/"


def ahead(site: Site) -> tuple[Council, str]:
    made = council(site, opened=False)
    records = site.world.records
    from majlis.adapters.records.council import meetings
    from majlis.adapters.records.models import User

    begins = datetime.now(UTC) + timedelta(days=20)
    code = meetings.plan(records, made.body, meetings.New("Far", begins, begins + timedelta(hours=1)))
    User.objects.filter(username=login_of("chair")).update(email="chair@council.example")
    return made, code


def test_a_book_is_one_click_away(both_sites: Site) -> None:
    made = council(both_sites)
    clerk, member = both_sites.as_("secretariat"), both_sites.client(login_of("operators-1"))
    page = clerk.get(f"{HERE}book/{made.meeting}/").content.decode()
    assert login_of("operators-1") in page
    assert "For another reader" not in member.get(f"{HERE}book/{made.meeting}/").content.decode()
    for browser, query in ((member, ""), (clerk, f"?reader={login_of('operators-1')}")):
        got = browser.get(f"{HERE}book/{made.meeting}/file/{query}")
        assert got.headers["Content-Type"] == "application/pdf"
        texts = pdfs.texts_of(b"".join(got.streaming_content))  # type: ignore[attr-defined]
        assert "Share indicators" in " ".join(texts)
        assert login_of("operators-1") in texts[0]
    assert member.get(f"{HERE}book/{made.meeting}/file/?reader={login_of('chair')}").status_code == 403
    assert member.get(f"{HERE}book/MTG-2026-0999/").status_code == 404


def test_notices_as_files(site: Site) -> None:
    _, code = ahead(site)
    clerk = site.as_("secretariat")
    page = f"{HERE}notices/{code}/"
    assert "No mail server is named" in clerk.get(page).content.decode()
    got = clerk.post(page, {"way": "files"})
    with zipfile.ZipFile(io.BytesIO(b"".join(got.streaming_content))) as package:  # type: ignore[attr-defined]
        assert any(name.endswith(".eml") for name in package.namelist())
    assert "Notice was given on" in clerk.get(page).content.decode()
    assert "no mail server" in clerk.post(page, {"way": "mail"}, follow=True).content.decode().lower()
    assert site.client(login_of("chair")).get(page).status_code == 403


def test_notices_by_mail(site: Site) -> None:
    _, code = ahead(site)
    clerk = site.as_("secretariat")
    with mailbox() as box:
        settings = mailing(site.world, box, datetime.now(UTC)).settings
        with override_settings(MAJLIS=settings):
            assert "Send it by mail" in clerk.get(f"{HERE}notices/{code}/").content.decode()
            told = clerk.post(f"{HERE}notices/{code}/", {"way": "mail"}).content.decode()
    assert "1 mail sent" in told
    assert "has no address" in told
    assert len(box.mails) == 1
