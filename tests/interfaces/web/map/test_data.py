"""What the map fetches: small, tagged by the version, and only for who may see it."""

import gzip
import json
from typing import Any

import numpy as np
import pytest
from django.test import Client
from tests.sites import Site
from tests.small import WEST, published, small_nation

KINDS: dict[str, np.dtype[Any]] = {"u4": np.dtype("<u4"), "u2": np.dtype("<u2"), "u1": np.dtype("u1")}


def unframed(data: bytes, *columns: str, count: str = "count") -> tuple[Any, list[np.ndarray[Any, Any]]]:
    """Read a message as the browser does."""
    length = int.from_bytes(data[:4], "little")
    head = json.loads(data[4 : 4 + length])
    at, found = 4 + length, []
    for kind in columns:
        assert at % 4 == 0
        found.append(np.frombuffer(data, KINDS[kind], head[count], at))
        at += -(-found[-1].nbytes // 4) * 4
    assert at == len(data)
    return head, found


def post(client: Client, nation: str, body: object) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(f"/n/{nation}/map/data/cascade", text, content_type="application/json")


def test_assets_and_names(site: Site, nation: str) -> None:
    client = site.as_("analyst")
    answer = client.get(f"/n/{nation}/map/data/assets")
    head, (area, fed, sector) = unframed(answer.content, "u4", "u4", "u1")
    names = client.get(f"/n/{nation}/map/data/names").content.decode().split("\n")
    node = names.index(WEST)
    assert head["areas"][area[node]][:2] == ["area:west", "West"]
    assert head["sectors"][sector[node]][0] == "power"
    assert [name for bit, (name, _) in enumerate(head["services"]) if fed[node] >> bit & 1] == ["power"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_a_browser_has_is_not_sent_again(site: Site, nation: str) -> None:
    client = site.as_("analyst")
    for what in ("assets", "names"):
        tag = client.get(f"/n/{nation}/map/data/{what}").headers["ETag"]
        again = client.get(f"/n/{nation}/map/data/{what}", headers={"If-None-Match": f"W/{tag}"})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == tag


def test_who_may_no_longer_see_it_is_not_told_that_nothing_changed(site: Site) -> None:
    nation = published(site.world, small_nation("TLP:RED"))
    tag = site.as_("analyst").get(f"/n/{nation}/map/data/assets").headers["ETag"]
    other = site.as_("analyst", "cert").get(f"/n/{nation}/map/data/assets", headers={"If-None-Match": tag})
    assert other.status_code == 404
    nobody = site.client().get(f"/n/{nation}/map/data/assets", headers={"If-None-Match": tag})
    assert nobody.status_code == 302


def test_the_answer_is_that_of_the_act(site: Site, nation: str) -> None:
    answer = post(site.as_("analyst"), nation, {"attack": [f"{WEST}@0:30"]})
    head, (node, begin, end) = unframed(answer.content, "u4", "u2", "u2")
    from majlis.acts.cascade.run import RunCommand, run

    act = run(RunCommand(nation=nation, attack=(f"{WEST}@0:30",)), site.world)
    names = site.client("analyst-secretariat").get(f"/n/{nation}/map/data/names").content.decode().split("\n")
    sent = {names[v]: (float(b), float(e)) for v, b, e in zip(node, begin, end, strict=True)}
    assert sent == {one.node: one.down[0] for one in act.outages if one.node in names}
    assert {one["service"]: one["personHours"] for one in head["lost"]} == {
        one.service: one.person_hours for one in act.services
    }
    assert head["any"]["personHours"] == act.any_person_hours
    assert head["any"]["people"][0] == act.any_service[0]
    assert "held" in answer.headers["Server-Timing"]


def test_nothing_is_picked(site: Site, nation: str) -> None:
    head, columns = unframed(post(site.as_("analyst"), nation, {}).content, "u4", "u2", "u2")
    assert head["headline"] == "Nothing is hit: everything works."
    assert all(len(column) == 0 for column in columns)


@pytest.mark.parametrize("body", ["no json", "[]", '{"attack": "x"}', "[" * 1000, "x" * 200_001, '{"attack": ["x"]}'])
def test_what_is_no_what_if(site: Site, nation: str, body: str) -> None:
    assert post(site.as_("analyst"), nation, body).status_code == 400


def test_who_may_run_none(site: Site, nation: str) -> None:
    assert post(site.as_("auditor"), nation, {"attack": [f"{WEST}@0"]}).status_code == 403
    assert post(site.client("auditor-secretariat"), nation, {}).status_code == 403
    assert site.client("auditor-secretariat").get(f"/n/{nation}/map/data/cascade").status_code == 405


def test_found_in_the_order_of_ids(site: Site, nation: str) -> None:
    found = site.as_("analyst").get(f"/n/{nation}/map/data/find", {"q": "west", "sector": "power"}).json()
    assert [one["id"] for one in found["found"]] == [WEST, "plant:west-01"]
    assert found["count"] == 2


def test_it_is_sent_compressed(site: Site, nation: str) -> None:
    answer = site.as_("analyst").get(f"/n/{nation}/map/data/assets", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(answer.content)) > len(answer.content)
