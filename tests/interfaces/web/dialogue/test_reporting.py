"""The report as a page and as files."""

from tests.interfaces.web.dialogue.conftest import Talk, invented


def test_the_report_is_read_and_taken_away(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    page = browser.get(f"{talk.led}report/").content.decode()
    assert "Who took part" in page
    assert "Method and limits" in page
    assert "style=" not in page
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE")):
        answer = browser.get(f"{talk.led}report/file/{form}/")
        assert answer.status_code == 200
        assert b"".join(answer).startswith(begins)
    assert browser.get(f"{talk.led}report/file/exe/").status_code == 400


def test_who_takes_nothing_away_reads_it(talk: Talk) -> None:
    browser = talk.site.as_("council-member")
    assert "Take it away" not in browser.get(f"{talk.led}report/").content.decode()
    assert browser.get(f"{talk.led}report/file/pdf/").status_code == 403


def test_an_invented_one_says_so_everywhere(talk: Talk) -> None:
    page = talk.site.as_("secretariat").get(f"{invented(talk.site, 40)}report/").content.decode()
    assert "This dialogue was invented" in page
    assert page.count("SYNTHETIC") >= 1
