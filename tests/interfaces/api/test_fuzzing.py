"""Schemathesis finds nothing: no input is a failure of ours, and every answer is what the description says.

What a schema cannot tell (an unknown sector, a nation that is not there) is refused with 400, 404 or 409; what does not
fit the schema with 422, so that a schema that promises too much is found out.
"""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import ignored_auth
from tests.places import draft_nation
from tests.sites import Site

from majlis.infrastructure import synthesis
from majlis.interfaces.settings import settings as resolved

CONFIG = schemathesis.Config.from_dict(
    {
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", "304", "400", "401", "403", "404", "409", "503"]}
        }
    }
)
NATION = "synthetic-500-1"
CSRF = "a" * 32
UNLIMITED = {"MAJLIS_API_READ": "0", "MAJLIS_API_WRITE": "0", "MAJLIS_API_LONG": "0", "MAJLIS_HOSTS": "localhost"}


@dataclass(frozen=True)
class Asker:
    """Who asks, and what goes with each request."""

    headers: dict[str, str]
    cookies: dict[str, str] = field(default_factory=dict)

    def send(self, case: Case[Any]) -> int:
        """Send a request, and judge the answer."""
        headers = {"Accept-Encoding": "identity", **self.headers}
        if "Authorization" not in headers:
            case.headers.pop("Authorization", None)
        cookies: dict[str, Any] = {"cookies": self.cookies} if self.cookies else {}
        response = case.call(headers=headers, **cookies)
        besides = [ignored_auth] if self.cookies else []
        case.validate_response(response, headers=headers, excluded_checks=besides)
        return response.status_code


def with_token(site: Site, role: str) -> Asker:
    """Return a person's program, with a token that has every scope that one may have."""
    from majlis.adapters.records.access import tokens
    from majlis.adapters.records.people.roles import standing
    from majlis.reference.roles import SENSITIVE

    login = site.person(role, role)
    scopes = tuple(sorted(standing(site.world.records, login).permissions - SENSITIVE))
    until = datetime.now(UTC) + timedelta(days=1)
    text = tokens.create(site.world.records, tokens.Wanted("fuzzing", scopes, until, login))
    return Asker({"Authorization": f"Bearer {text}"})


def with_session(site: Site, role: str) -> Asker:
    """Return a person who signed in a moment ago: sensitive acts are open, too."""
    client = site.client(site.person(role, role))
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() + 3600}]
    session.save()
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    return Asker({"X-CSRFToken": CSRF}, {**cookies, "csrftoken": CSRF})


def nobody(site: Site, role: str) -> Asker:
    assert site.home
    return Asker({"X-Nobody": role})


WHO = {"secretariat": with_token, "administrator": with_session, "": nobody}


def fuzz(site: Site, role: str, examples: int, modes: Sequence[GenerationMode] = (), only: str = "/") -> None:
    """Send so many requests of either kind to each address.

    Raises
    ------
    AssertionError
        With everything that was found.
    """
    draft_nation(site.world.records, synthesis.synthesize(assets=500, seed=1))
    environment = {"MAJLIS_HOME": str(site.home), "DATABASE_URL": site.database, **UNLIMITED}
    with override_settings(MAJLIS=resolved({}, environment), ALLOWED_HOSTS=["localhost"]):
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=CONFIG)
        asker = WHO[role](site, role)
        operations = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
        wanted = [one for one in operations if re.search(f"/api/v1{only}", one.label)]
        assert wanted
        faults = [fault for one in wanted for fault in found(one, asker, examples, modes or list(GenerationMode))]
        assert not faults, "\n".join(faults)


def found(operation: Any, asker: Asker, examples: int, modes: Sequence[GenerationMode]) -> Iterator[str]:
    for mode in modes:
        try:
            requests(operation, mode, asker, examples)
        except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 - all of them are told at once
            yield f"{operation.label} {mode.value}: {type(error).__name__} {error}"


def requests(operation: Any, mode: GenerationMode, asker: Asker, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def one(case: Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE:
            name_what_there_is(case)
        asker.send(case)

    one()


def name_what_there_is(case: Case[Any]) -> None:
    """Let many of the requests name a nation that there is: the others find nothing, which teaches little."""
    for part in (case.body, case.query):
        if isinstance(part, dict) and len(str(part.get("nation", ""))) % 2:
            part["nation"] = NATION


FEW = {
    "secretariat": (list(GenerationMode), "/"),
    "administrator": (list(GenerationMode), "/(person|doctor|config|approval|token)"),
    "": ([GenerationMode.POSITIVE], "/(nation|incident|uploads|downloads)"),
}
"""What the quick test sends: the kinds of requests, and to which addresses; the long test sends all to all."""


@pytest.mark.parametrize("role", FEW)
def test_a_request_of_each_kind_finds_nothing(site: Site, role: str) -> None:
    fuzz(site, role, 1, *FEW[role])


@pytest.mark.slow
@pytest.mark.parametrize("role", WHO)
def test_many_requests_to_each_address_find_nothing(both_sites: Site, role: str) -> None:
    fuzz(both_sites, role, 8)
