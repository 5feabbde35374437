"""An error is a problem as RFC 9457 has it, in the words of everywhere, without a word that is not for the asker."""

import json
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest
from django.test import RequestFactory
from tests.sites import Site

from majlis.acts.incident.list import ListCommand
from majlis.interfaces.api.commands import WrongCommandError
from majlis.interfaces.api.problems import Problem, Refusal, answer
from majlis.interfaces.parcels import TooMuchError
from majlis.kernel.errors import (
    ConflictError,
    Fault,
    InputError,
    MajlisError,
    NotFoundError,
    PermissionDeniedError,
    WaitsError,
)


@pytest.fixture(name="request_")
def request_fixture(site: Site) -> HttpRequest:
    assert site.home
    return RequestFactory().get("/api/v1/incident/list")


def told(request: HttpRequest, error: Exception) -> dict[str, Any]:
    found = answer(request, error, ListCommand)
    assert found.headers["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = json.loads(found.content)
    assert problem["status"] == found.status_code
    Problem.model_validate_json(found.content)
    return problem


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError("x"), 400),
        (WrongCommandError("x"), 422),
        (PermissionDeniedError("x"), 403),
        (NotFoundError("x"), 404),
        (ConflictError("x"), 409),
        (WaitsError("x"), 202),
        (Refusal(429, Fault("a.b", "x")), 429),
        (TooMuchError(Fault("a.b", "x")), 413),
        (RequestDataTooBig("x"), 413),
        (OperationalError("database is locked"), 503),
        (ZeroDivisionError("the secret name"), 500),
    ],
)
def test_each_kind_has_its_status(request_: HttpRequest, error: Exception, status: int) -> None:
    problem = told(request_, error)
    assert problem["status"] == status
    assert problem["type"].startswith("urn:majlis:error:")
    assert "secret" not in json.dumps(problem)


def test_an_option_is_named_as_the_field(request_: HttpRequest) -> None:
    problem = told(request_, InputError("it is wrong", where="option --as-of", why="so", mend="else", code="a.b"))
    assert problem["faults"] == [{"code": "a.b", "what": "it is wrong", "where": "as_of", "why": "so", "mend": "else"}]
    assert problem["detail"] == "It is wrong. So. Else."
    assert told(request_, InputError("x", where="argument NATION"))["faults"][0]["where"] == "nation"


def test_all_faults_are_told_to_fifty(request_: HttpRequest) -> None:
    faults = [Fault("a.b", f"fault {number}") for number in range(60)]
    assert len(told(request_, MajlisError("many", faults=faults))["faults"]) == 50


def test_no_place_of_this_machine_is_told(request_: HttpRequest, site: Site) -> None:
    desk = site.home / "desks" / ("0" * 32)
    problem = told(request_, InputError(f"{desk}/.laid-1/own.csv is empty", where=str(site.home / "vault")))
    assert problem["faults"][0]["what"] == "own.csv is empty"
    assert problem["faults"][0]["where"] == "MAJLIS_HOME/vault"
