"""Minutes on their page: begun, written on, read, proposed, approved with a file; their template."""

import io
from datetime import UTC, datetime, timedelta

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import pdfs
from tests.councils import council, login_of
from tests.minutes import MATERIAL
from tests.motions import carried
from tests.sites import Site

from majlis.acts.meeting.close import CloseCommand, close
from majlis.briefing.minutes import write
from majlis.interfaces.web.council.minutes import shown, state_name

HERE = "/n/small/council/minutes/"


def test_from_the_first_word_to_the_register(both_sites: Site) -> None:
    made = council(both_sites)
    carried(made)
    clerk, member = both_sites.as_("secretariat"), both_sites.client(login_of("operators-1"))
    page = f"{HERE}{made.meeting}/"
    assert "There are no minutes" in member.get(page).content.decode()
    assert "Begin the minutes" in clerk.get(page).content.decode()
    assert "Begun." in clerk.post(f"{page}do/", {"deed": "draft"}, follow=True).content.decode()
    assert "There are no minutes" in member.get(page).content.decode()
    note = {"deed": "edit", "item": made.item, "note": "The banks doubted it."}
    written = clerk.post(f"{page}do/", note)
    assert written.headers["Location"].endswith(f"#{made.item}")
    text = clerk.get(page).content.decode()
    for words in (
        "The banks doubted it.",
        "Operators share indicators within one day.",
        "DEC-",
        "carried",
        "Attendance",
    ):
        assert words in text
    assert "Propose" not in text
    close(CloseCommand(meeting=made.meeting), both_sites.world)
    assert "Proposed." in clerk.post(f"{page}do/", {"deed": "propose"}, follow=True).content.decode()
    assert "The banks doubted it." in member.get(page).content.decode()
    got = member.get(f"{page}file/docx/")
    word = docx.Document(io.BytesIO(b"".join(got.streaming_content)))  # type: ignore[attr-defined]
    assert "The banks doubted it." in [line.text for line in word.paragraphs]
    assert pdfs.texts_of(b"".join(member.get(f"{page}file/pdf/").streaming_content))  # type: ignore[attr-defined]
    assert member.get(f"{page}file/txt/").status_code == 404
    records = both_sites.world.records
    from majlis.adapters.records.council import meetings

    begins = datetime.now(UTC) + timedelta(seconds=1)
    later = meetings.plan(records, made.body, meetings.New("Next", begins, begins + timedelta(hours=1)))
    meetings.open_(records, later, meetings.Opening(["chair"], short="for a test"))
    wrong = {"later": later, "file": SimpleUploadedFile("x.pdf", b"no"), "sure": "on"}
    assert clerk.post(f"{page}approve/", wrong).status_code == 400
    unsure = {"later": later, "file": SimpleUploadedFile("signed.pdf", pdfs.plain("Signed"))}
    assert "Look at the file" in clerk.post(f"{page}approve/", unsure).content.decode()
    right = {"later": later, "file": SimpleUploadedFile("signed.pdf", pdfs.plain("Signed")), "sure": "on"}
    told = clerk.post(f"{page}approve/", right, follow=True).content.decode()
    assert "Approved in" in told
    assert "of the register" in told
    assert clerk.get(f"{page}approve/").status_code == 302
    data = b"".join(member.get(f"{page}file/pdf/").streaming_content)  # type: ignore[attr-defined]
    assert pdfs.texts_of(data) == ["Signed"]
    assert member.post(f"{page}do/", {"deed": "propose"}).status_code == 403


def test_the_template_goes_out_and_comes_back(site: Site) -> None:
    made = council(site)
    clerk = site.as_("secretariat")
    page = f"{HERE}template/{made.body}/"
    assert "The template that ships" in clerk.get(page).content.decode()
    data = b"".join(clerk.get(f"{page}file/").streaming_content)  # type: ignore[attr-defined]
    own = SimpleUploadedFile("ours.docx", data)
    assert "ours.docx" in clerk.post(page, {"file": own}, follow=True).content.decode()
    bad = clerk.post(page, {"file": SimpleUploadedFile("bad.docx", b"no")})
    assert bad.status_code == 400
    assert "no Word document" in bad.content.decode()
    assert "The template that ships" in clerk.post(page, {"shipped": "on"}, follow=True).content.decode()
    assert site.client(login_of("chair")).get(page).status_code == 403
    assert clerk.get(f"{HERE}template/nothing/").status_code == 404
    assert clerk.get(f"{HERE}MTG-2026-0999/").status_code == 404


def test_blocks_are_shown_as_they_are() -> None:
    written = write(MATERIAL)
    kinds = {one["kind"] for part in written.paper.parts for one in shown(part.blocks)}
    assert kinds == {"paragraph", "urdu", "heading", "terms", "table"}
    assert state_name("approved") == "approved"
    assert state_name("x") == "x"
