"""Everybody reads published decisions and verifies them; of sealed ones nobody learns more than how many there are."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests import councils, decided
from tests.queries import queries
from tests.sites import Site

from majlis.register.offline import verify_decision

ADDRESS = f"/public/{councils.NATION}/decisions/"


def test_published_decisions_are_read_by_everybody(both_sites: Site) -> None:
    council = councils.council(both_sites)
    first = decided.published(council)
    second = decided.published(council, decided.Wanted(title="Second", supersedes=first, marking=decided.CLEAR))
    sealed = decided.decided(council, decided.Wanted(title="Hidden thing", text="Hidden words"))
    answer = both_sites.client().get(ADDRESS)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.index(second) < page.index(first)
    assert "2 decisions were published." in page
    assert "1 more is sealed." in page
    assert "A later decision took its place:" in page
    assert "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY" in page
    assert 'lang="ur" dir="rtl"' in page
    assert sealed not in page
    assert "Hidden" not in page
    for other in ("", ".json", ".pdf"):
        assert both_sites.client().get(f"{ADDRESS}{sealed}{other}").status_code == 404


def test_a_bundle_from_the_page_is_proved_with_a_key_from_paper(site: Site) -> None:
    council = councils.council(site)
    code = decided.published(council)
    browser = site.client()
    page = browser.get(ADDRESS).content.decode()
    key = re.findall(r"<code dir=.ltr.>(\S+)</code>", page)[0].replace("&#x2B;", "+")
    held = browser.get(f"{ADDRESS}checkpoint.txt").content.decode()
    size = held.split("\n")[1]
    decided.decided(council)
    data = browser.get(reverse("public-continues", kwargs={"of": "small"}), {"code": code, "since": size})
    assert data["Content-Disposition"] == f'attachment; filename="{code}.json"'
    told = verify_decision.verify(data.content, (key,), held=held)
    assert f"The log continues the checkpoint of {size} entries that you hold." in told.proved
    paper = browser.get(f"{ADDRESS}{code}.pdf")
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize("since", ["x", "-1", "0", "99999999999999999999"])
def test_a_size_that_is_none_is_refused(site: Site, since: str) -> None:
    council = councils.council(site)
    code = decided.published(council)
    assert site.client().get(f"{ADDRESS}{code}.json", {"since": since}).status_code == 400
    for name in ("since", "continues"):
        assert site.client().get(f"{ADDRESS}{code}.json", {name: "77"}).status_code == 404


def test_where_nothing_was_published_nobody_learns_that_there_is_a_nation(site: Site) -> None:
    council = councils.council(site)
    decided.decided(council)
    here = site.client().get(ADDRESS)
    nowhere = site.client().get("/public/nowhere/decisions/")
    assert here.status_code == nowhere.status_code == 404
    assert here.content == nowhere.content
    assert site.client().get(f"{ADDRESS}checkpoint.txt").status_code == 404


def test_an_account_changes_nothing(site: Site) -> None:
    council = councils.council(site)
    decided.published(council)
    sealed = decided.decided(council, decided.Wanted(title="Hidden thing"))
    browser = site.as_("secretariat")
    assert "Hidden" not in browser.get(ADDRESS).content.decode()
    assert browser.get(f"{ADDRESS}{sealed}.json").status_code == 404


def test_what_is_not_signed_yet_is_said(site: Site) -> None:
    council = councils.council(site)
    decided.published(council)
    records = council.world.records
    from majlis.adapters.records.council import decisions

    code = decided.decided(council, decided.Wanted(marking=decided.CLEAR), signed=False)
    decisions.publish(records, code)
    assert "Its proof follows with the next signature" in site.client().get(ADDRESS).content.decode()
    assert site.client().get(f"{ADDRESS}{code}.json").status_code == 409


def test_what_was_lawfully_destroyed_is_not_shown(site: Site) -> None:
    council = councils.council(site)
    code = decided.published(council)
    records = council.world.records
    from majlis.adapters.records.register import named, sealing

    sealing.destroy(records, named.existing(records, council.nation, "decisions"), 1)
    assert site.client().get(f"{ADDRESS}{code}.json").status_code == 409
    page = site.client().get(ADDRESS).content.decode()
    assert "lawfully destroyed" in page
    assert "Share indicators" not in page


def test_a_changed_row_is_shown_as_the_register_holds_it_and_a_lost_key_is_told(site: Site) -> None:
    council = councils.council(site)
    decided.published(council)
    page = site.client().get(ADDRESS).content.decode()
    assert "say something else" not in page
    assert "came without its predecessor" not in page
    records = council.world.records
    from majlis.adapters.records.models import Decision
    from majlis.adapters.records.register import named, rotating, signing

    Decision.everything.update(text="Share nothing.")
    log = named.existing(records, council.nation, "decisions")
    rotating.recover(records, log, "stolen")
    signing.sign(records, log)
    page = site.client().get(ADDRESS).content.decode()
    assert "say something else than its register" in page
    assert "Share nothing." not in page
    assert "within a day" in page
    assert "A key of the register came without its predecessor." in page
    assert "no key before it vouches for it" in page


def test_nobody_floods_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    council = councils.council(site)
    code = decided.published(council)
    monkeypatch.setattr("majlis.interfaces.web.public.decisions._TURNS", 1)
    browser = site.client()
    assert browser.get(f"{ADDRESS}{code}.json").status_code == 200
    assert browser.get(f"{ADDRESS}{code}.json").status_code == 409


def test_many_are_shown_page_by_page(site: Site) -> None:
    council = councils.council(site)
    decided.published(council, decided.Wanted(title="Number 0", marking=decided.CLEAR))
    browser = site.client()
    few = queries(browser, ADDRESS)
    for number in (1, 2):
        decided.published(council, decided.Wanted(title=f"Number {number}", marking=decided.CLEAR))
    assert queries(browser, ADDRESS) == few
    assert few[ADDRESS] <= 14
    from majlis.adapters.records.council import public

    records = council.world.records
    board = public.board(records, council.nation)
    rows, after = public.page(records, board, "", 2)
    rest, end = public.page(records, board, after, 2)
    assert [one.title for one in (*rows, *rest)] == ["Number 2", "Number 1", "Number 0"]
    assert (bool(after), end) == (True, "")
    assert rows[0].decided_at < datetime.now(UTC)
