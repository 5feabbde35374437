"""The description names every act once, and every reference in it leads somewhere."""

import json
import re

from tests.sites import Site

from majlis.interfaces.api.examples import EXAMPLES
from majlis.interfaces.api.offers import offers
from majlis.interfaces.api.schema import components, parameters


def test_every_reference_leads_somewhere(site: Site) -> None:
    answer = site.client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    told = answer.json()
    for reference in set(re.findall(r'"#/([^"]+)"', json.dumps(told))):
        place = told
        for step in reference.split("/"):
            place = place[step]
    operations = [one for methods in told["paths"].values() for one in methods.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names))
    assert all("401" in one["responses"] for one in operations)


def test_every_act_but_those_of_the_machine_is_described(site: Site) -> None:
    paths = site.client().get("/api/v1/openapi.json").json()["paths"]
    for offer in offers():
        found = paths.get(f"/api/v1/{offer.entry.path}", {})
        wanted = set() if offer.act.machine else {"post", *(["get"] if offer.gettable else [])}
        assert set(found) == wanted, offer.entry.name


def test_every_field_is_described() -> None:
    for offer in offers():
        for field in parameters(offer):
            assert field.get("description"), (offer.entry.name, field["name"])


def test_examples_are_of_acts_and_their_fields() -> None:
    known = {offer.entry.name: offer for offer in offers()}
    for name, example in EXAMPLES.items():
        assert set(example) <= set(known[name].fields), name


def test_a_name_stands_for_one_schema() -> None:
    found = components()
    assert {"IncidentListCommand", "IncidentListAnswer", "Problem", "RunFacts"} <= set(found)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in found)
