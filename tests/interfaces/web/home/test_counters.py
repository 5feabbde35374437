"""What others' areas leave to a person is counted for who may do it, and for nobody else."""

from dataclasses import replace

from django.test import RequestFactory
from tests.assessed import small_nation
from tests.sites import Site
from tests.works import order

from majlis.interfaces.web.home import counters
from majlis.interfaces.web.home.waiting import Waiting


def counted(login: str, nation: str) -> list[Waiting]:
    from django.contrib.auth import get_user_model

    request = RequestFactory().get("/")
    request.user = get_user_model().objects.get(username=login)
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
