"""What others' areas leave to a person is counted for who may do it, and for nobody else."""

from dataclasses import replace

from django.http import HttpRequest
from django.test import RequestFactory
from tests.assessed import small_nation
from tests.reports import sent, with_parties
from tests.sites import Site
from tests.works import order

from majlis.interfaces.web.home import counters
from majlis.interfaces.web.home.waiting import Waiting


def asked_by(login: str) -> HttpRequest:
    from django.contrib.auth import get_user_model

    request = RequestFactory().get("/")
    request.user = get_user_model().objects.get(username=login)
    return request


def counted(login: str, nation: str) -> list[Waiting]:
    request = asked_by(login)
    every = (counters.agreements, counters.releases, counters.overdue_reports, counters.failed)
    return [one for counter in every for one in counter(request, nation)]


def test_each_is_asked_on_both_databases_and_finds_nothing_yet(both_sites: Site) -> None:
    code = small_nation(both_sites)
    found = counted(both_sites.person("head", "secretariat"), code)
    assert [one.kind for one in found] == ["decision", "decision", "overdue", "failed"]
    assert [one.count for one in found] == [0, 0, 0, 0]
    assert all(one.address.startswith("/") for one in found)


def test_who_may_not_is_told_nothing(site: Site) -> None:
    code = small_nation(site)
    assert counted(site.person("reader", "assistant"), code) == []
    assert [one.kind for one in counted(site.person("other", "secretariat"), "")] == ["decision"]


def test_own_work_that_failed_is_counted(site: Site) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.models import Run

    code = small_nation(site)
    login = site.person("maker", "analyst")
    for by in (login, "another"):
        work = runs.queue(replace(site.world.records, actor=by), replace(order(), nation=code))
        Run.everything.filter(code=work).update(state="failed")
    assert [one.count for one in counted(login, code) if one.kind == "failed"] == [1]
    assert "1 failed" in site.client(login).get(f"/n/{code}/").content.decode()


def test_an_answer_is_counted_until_an_authority_speaks(both_sites: Site) -> None:
    from majlis.adapters.records.reports import board, talking

    world = with_parties(both_sites.world)
    code = sent(world, title="Asked")
    browser = both_sites.as_("regulator", "health-regulator")
    login = "regulator-health-regulator"
    talking.ask(world.records, code, "Which version?")
    assert board.answered(world.records, "small") == 0
    talking.answer(world.records, code, "The old one", behalf=True)
    assert "1 answer" in browser.get("/").content.decode()
    talking.feedback(world.records, code, "Thank you")
    assert [one.count for one in counters.answers(asked_by(login), "small")] == [0]


def test_what_others_released_is_new_for_a_week(site: Site) -> None:
    from majlis.adapters.records.documents import writing
    from majlis.kernel.marking import Marking

    nation = small_nation(site)
    records = replace(site.world.records, actor="chief")
    content = {"parts": {"known": "x"}, "made": {}}
    new = writing.New(nation, "note", "A note", content, Marking.parse("TLP:GREEN"), synthetic=True, incident="")
    code = writing.start(records, new).code
    frozen = writing.Frozen(records.now(), new.marking, "", {"pdf": b"x", "page": b"x"}, 1)
    writing.freeze(records, code, frozen)
    writing.release(records, code, alone=True)
    member = site.person("member", "council-member")
    assert [one.count for one in counters.released(asked_by(member), nation)] == [1]
    assert "1 new document" in site.client(member).get("/").content.decode()
    site.person("chief", "secretariat")
    assert [one.count for one in counters.released(asked_by("chief"), nation)] == [0], "one's own is no news"
