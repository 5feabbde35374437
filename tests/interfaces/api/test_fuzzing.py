"""Schemathesis finds nothing: no input is a failure of ours, and every answer is what the description says."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, find, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS, not_a_server_error
from tests.places import draft_nation
from tests.sites import Site

from majlis.infrastructure import synthesis

CONFIG = schemathesis.Config.from_dict({"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 304, 400, 401, 403, 404, 409, 429, 503]}}})



def without_limits(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings as django
    from majlis.interfaces.settings import settings as resolved

    limits = {"MAJLIS_API_READ": "0", "MAJLIS_API_WRITE": "0", "MAJLIS_API_LONG": "0"}
    environment = {"MAJLIS_HOME": str(site.home), "DATABASE_URL": site.database, **limits}
    monkeypatch.setattr(django, "MAJLIS", resolved({}, environment))


def token(site: Site, role: str) -> str:
    """Make a person with a role, and a token with every scope that the role may give away; empty for nobody."""
    from majlis.adapters.records.access import tokens
    from majlis.adapters.records.people.roles import standing
    from majlis.reference.roles import SENSITIVE

    if not role:
        return ""
    login = site.person(role, role)
    scopes = tuple(sorted(standing(site.world.records, login).permissions - SENSITIVE))
    until = datetime.now(UTC) + timedelta(days=1)
    return tokens.create(site.world.records, tokens.Wanted("fuzzing", scopes, until, login))


def test_nothing(site: Site, monkeypatch) -> None:
    import os

    role = os.environ.get("FUZZ_ROLE", "secretariat")
    examples = int(os.environ.get("FUZZ_N", "5"))
    only = os.environ.get("FUZZ_ONLY", "")
    from django.core.wsgi import get_wsgi_application

    nation = synthesis.synthesize(assets=500, seed=1)
    draft_nation(site.world.records, nation)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=CONFIG)
    headers = {"Accept-Encoding": "identity"}
    if bearer := token(site, role):
        headers["Authorization"] = f"Bearer {bearer}"
    import time

    found = {}
    without_limits(site, monkeypatch)
    for result in schema.get_all_operations():
        operation = result.ok()
        if only and only not in operation.label:
            continue
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            begun = time.perf_counter()
            seen = {}
            try:
                strategy = operation.as_strategy(generation_mode=mode)

                @settings(
                    max_examples=examples,
                    deadline=None,
                    derandomize=True,
                    database=None,
                    phases=(Phase.generate,),
                    suppress_health_check=list(HealthCheck),
                )
                @given(strategy)
                def one(case: Case) -> None:
                    response = case.call(headers=headers)
                    seen[response.status_code] = seen.get(response.status_code, 0) + 1
                    case.validate_response(response, headers=headers)

                one()
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                found[(operation.label, mode.value)] = str(error)[:1500]
                print("FOUND", operation.label, mode.value, type(error).__name__, str(error)[:1800])
                import traceback

                if not type(error).__name__.startswith(("Failure", "Unsat")):
                    traceback.print_exception(error, limit=-3)
            print(f"{time.perf_counter() - begun:6.2f}", operation.label, mode.value, seen)
    print(len(found))
