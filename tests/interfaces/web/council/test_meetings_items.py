"""Items and papers on their pages."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.councils import council, login_of
from tests.sites import Site

MEETINGS = "/n/small/council/meetings/"


def file(data: bytes, name: str = "why.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_items_are_added_changed_and_planned(site: Site) -> None:
    place = council(site)
    browser = site.as_("secretariat")
    here = f"{MEETINGS}{place.meeting}/"
    added = browser.post(f"{here}add/", {"title": "Budget", "kind": "discussion", "question": "How much?"}, follow=True)
    assert b"How much?" in added.content
    assert browser.post(f"{here}add/", {"title": "", "kind": "decision"}).status_code == 400
    code = place.item[:-1] + "2"
    change = {"title": "Budget", "kind": "discussion", "question": "", "strength": "weak", "due": "2030-01-01"}
    assert browser.post(f"{MEETINGS}item/{code}/change/", change).status_code == 302
    page = browser.get(f"{MEETINGS}item/{code}/change/").content.decode()
    assert "How much?" not in page
    assert 'value="2030-01-01"' in page
    planned = browser.post(f"{MEETINGS}forward/council/add/", {"title": "Some day", "kind": "decision"}, follow=True)
    assert planned.status_code == 200
    assert b"Some day" in planned.content


def test_a_paper_with_its_versions(both_sites: Site) -> None:
    place = council(both_sites)
    browser = both_sites.as_("secretariat")
    added = browser.post(f"{MEETINGS}item/{place.item}/paper/", {"file": file(b"Why."), "title": "Reasons"})
    here = added.headers["Location"]
    assert here.startswith(f"{MEETINGS}papers/PAP-")
    assert browser.post(here, {"file": file(b"Why not."), "note": "Corrected."}).status_code == 302
    page = browser.get(here).content.decode()
    for words in ("Reasons", "version 2", "version 1", "Corrected.", "SHA-512"):
        assert words in page
    bad = browser.post(here, {"file": file(b"MZ", "why.pdf")})
    assert bad.status_code == 400
    assert b"is no .pdf, or holds a program" in bad.content
    member = both_sites.client(login_of("chair"))
    answer = member.get(f"{here}1/")
    assert b"".join(answer.streaming_content) == b"Why."  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="why.txt"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Add a version" not in member.get(here).content.decode()
    assert b"is withdrawn" in browser.post(f"{here}do/", {"deed": "withdraw"}, follow=True).content
    assert b"is back" in browser.post(f"{here}do/", {"deed": "restore"}, follow=True).content


def test_who_may_not_is_refused(site: Site) -> None:
    place = council(site)
    from majlis.adapters.records.council import papers

    paper = papers.add(place.world.records, place.item, "Why", papers.Sent("why.txt", b"Why."))
    member, operator = site.client(login_of("chair")), site.as_("operator")
    for address in (
        f"item/{place.item}/change/",
        f"item/{place.item}/paper/",
        f"{place.meeting}/add/",
        "forward/council/add/",
    ):
        assert member.get(f"{MEETINGS}{address}").status_code == 403
    for address in (f"papers/{paper}/", f"papers/{paper}/1/"):
        assert operator.get(f"{MEETINGS}{address}").status_code == 403
        answer = site.client(login_of("operators-1")).get(f"{MEETINGS}{address}")
        assert answer.status_code == 200
        answer.close()


def test_red_asks_for_a_second_person(site: Site) -> None:
    place = council(site)
    from majlis.adapters.records.council import papers
    from majlis.kernel.marking import Marking, Tlp

    sent = papers.Sent("why.txt", b"Why.", marking=Marking(Tlp.RED))
    paper = papers.add(place.world.records, place.item, "Why", sent)
    answer = site.client(login_of("chair")).get(f"{MEETINGS}papers/{paper}/1/")
    assert answer.status_code == 202
    assert b"Taking a paper away" in answer.content
