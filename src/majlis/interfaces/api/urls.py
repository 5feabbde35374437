"""Addresses of the API, made from the index of acts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError
from ninja.openapi.schema import OpenAPISchema

import majlis
from majlis.interfaces.api import views
from majlis.interfaces.api.offers import Offer, offers
from majlis.interfaces.api.performing import perform
from majlis.interfaces.api.problems import Refusal, answer
from majlis.interfaces.api.schema import components, operation, problems, responses
from majlis.interfaces.api.signing import Session, Token, refusal_of

ROOT = "/api/v1/"
ABOUT = (
    "Every act of Majlis. Commands and answers are JSON; an error is a problem (RFC 9457) that says what to mend. "
    "Synthetic data says so in run.band, which must be shown wherever the result is."
)


class Api(NinjaAPI):
    """The API, whose description holds the schemas of every act under names that are unique."""

    def get_openapi_schema(self, **named: Any) -> OpenAPISchema:  # noqa: ANN401 - ninja's
        """Return the description."""
        found = super().get_openapi_schema(**{**named, "path_prefix": ROOT})
        found["components"]["schemas"].update(components())
        found["components"]["responses"] = responses()
        return found


def build() -> Api:
    """Return the API with an address for each act."""
    api = Api(
        title="Majlis", version=majlis.__version__, description=ABOUT, docs_url=None, urls_namespace="api",
        auth=[Token(), Session()],
    )  # fmt: skip
    for kind, refuse in ((AuthenticationError, refusal_of), (Refusal, lambda error: error)):
        api.add_exception_handler(kind, partial(_refused, refuse))
    for offer in offers():
        for method in ("GET", "POST") if offer.gettable else ("POST",):
            _add(api, offer, method)
    _files(api)
    return api


def _refused(refuse: Callable[[Any], Exception], request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401 - ninja's
    return answer(request, refuse(error))


def _add(api: Api, offer: Offer, method: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return perform(request, offer)

    shown = not offer.act.machine
    told = operation(offer, method) if shown else {}
    api.api_operation(
        [method],
        f"/{offer.entry.path}",
        operation_id=offer.name if method == "POST" else f"{offer.name}_get",
        summary=offer.entry.line,
        tags=[offer.entry.name.split()[0]],
        url_name=f"act_{offer.name}",
        include_in_schema=shown,
        openapi_extra=told,
    )(view)


def _files(api: Api) -> None:
    def upload(request: HttpRequest) -> HttpResponse:
        return views.upload(request)

    def fetch(request: HttpRequest, name: str) -> HttpResponseBase:
        return views.fetch(request, name)

    api.post("/uploads", operation_id="upload", tags=["files"], openapi_extra=_upload_told())(upload)
    api.get("/downloads/{name}", operation_id="download", tags=["files"], openapi_extra=_download_told())(fetch)


def _upload_told() -> dict[str, Any]:
    sent = {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary", "minLength": 1}},
        "required": ["file"],
        "additionalProperties": False,
    }
    kept = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "file": {"type": "string"},
            "bytes": {"type": "integer"},
            "expires": {"type": "string", "format": "date-time"},
            "upload": {"type": "string", "description": "What a command takes as the name of the file."},
        },
        "required": ["name", "file", "bytes", "expires", "upload"],
        "additionalProperties": False,
    }
    return {
        "summary": "Send a file, to be named in a command; a folder is sent as a .zip.",
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": sent}}},
        "responses": {
            "201": {"description": "Kept for an hour.", "content": {"application/json": {"schema": kept}}},
            **problems(400, 401, 403, 413, 415, 422, 429, 503),
        },
    }


def _download_told() -> dict[str, Any]:
    file = {"description": "The file.", "content": {"application/octet-stream": {}}}
    return {
        "summary": "Fetch a file that an act made.",
        "responses": {"200": file, **problems(401, 403, 404, 429, 503)},
    }


def _open(pattern: URLPattern) -> URLPattern:
    """Let a view judge by itself who asks, instead of being sent to the page for signing in."""
    pattern.callback = login_not_required(pattern.callback)
    return pattern


def addresses() -> list[URLPattern | URLResolver]:
    """Return the addresses below ``/api/v1/``."""
    found, _, _ = build().urls
    patterns = [_open(one) for one in found if isinstance(one, URLPattern) and one.name != "api-root"]
    return [
        path("", login_not_required(views.page), name="api-page"),
        *patterns,
        path("<path:rest>", login_not_required(views.nowhere), name="api-nowhere"),
    ]


app_name = "api"
urlpatterns = addresses()
