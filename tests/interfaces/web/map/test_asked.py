"""What a request of the map asks, and what is refused."""

import pytest
from tests.sites import Site
from tests.small import WEST


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("attack=grid:west-01@0&hour=12", 200, "is hit"),
        ("attack=grid:west-01", 400, "not a hit"),
        ("attack=nowhere@0", 404, "no asset nowhere"),
        ("attack=phones:zone-e@0", 404, "no asset"),
        (f"attack={','.join(['grid:west-01@0'] * 501)}", 400, "500 are the most"),
        ("hour=999", 400, "no hour from 0 to"),
        ("hour=nan", 400, "no hour from 0 to"),
        ("hour=x", 400, "no hour from 0 to"),
        ("version=7", 404, "no version 7"),
        ("version=draft", 400, "is no version"),
        ("version=1", 200, "small@1"),
    ],
)
def test_addresses(site: Site, nation: str, query: str, status: int, said: str) -> None:
    answer = site.as_("analyst").get(f"/n/{nation}/map/table/?{query}")
    assert answer.status_code == status
    assert said in answer.content.decode()


def test_who_may_run_nothing_is_refused_and_it_is_noted(site: Site, nation: str) -> None:
    auditor = site.as_("auditor")
    assert auditor.get(f"/n/{nation}/map/table/").status_code == 200
    refused = auditor.get(f"/n/{nation}/map/table/?attack={WEST}@0")
    assert refused.status_code == 403
    assert "cascade.run" in refused.content.decode()
    from majlis.adapters.records import trail

    (noted, *_), _ = trail.page(site.world.records, trail.Asked(outcome="refused"))
    assert (noted.act, noted.detail) == ("map", {"code": "map.denied"})
    assert site.as_("administrator").get(f"/n/{nation}/map/").status_code in {403, 404}


def test_an_address_tells_what_is_asked_and_its_changes(site: Site, nation: str) -> None:
    from django.test import RequestFactory

    from majlis.interfaces.web.map.asked import asked

    request = RequestFactory().get("/", {"attack": f"{WEST}@0:30,plant:west-01@2", "hour": "4", "sector": "power"})
    site.person("ana", "analyst")
    from django.contrib.auth import get_user_model

    request.user = get_user_model().objects.get(username="ana")
    found = asked(request, nation)
    assert found.address() == "attack=grid%3Awest-01%400%3A30%2Cplant%3Awest-01%402&hour=4&sector=power"
    assert [str(hit) for hit in found.with_hit("core:east-01")][-1] == "core:east-01@4"
    assert [hit.asset for hit in found.without(WEST)] == ["plant:west-01"]
    assert found.address(hits=(), hour=0.0, sector="") == ""
