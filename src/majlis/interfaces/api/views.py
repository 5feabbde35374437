"""The addresses of the API that are no acts: files that are sent and fetched, and the page that explains all."""

import json
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from majlis.interfaces.api.answers import file_facts
from majlis.interfaces.api.examples import EXAMPLES
from majlis.interfaces.api.offers import Offer, offers
from majlis.interfaces.api.performing import DEFAULTS, count, parcels
from majlis.interfaces.api.problems import TITLES, Refusal, answer
from majlis.interfaces.api.schema import parameters
from majlis.interfaces.web.asking import asking
from majlis.kernel.errors import Fault

UPLOADS = "/api/v1/uploads"


def upload(request: HttpRequest) -> HttpResponse:
    """Keep one file, sent as the field ``file`` of a form, for an hour, and say its name."""
    try:
        asked = asking(request)
        count(asked, "write")
        if request.content_type != "multipart/form-data":
            fault = Fault("api.content-type", "the file is not sent as a form", mend="send multipart/form-data")
            raise Refusal(415, fault, {"Accept-Post": "multipart/form-data"})  # noqa: TRY301 - one way out
        files = request.FILES.getlist("file")
        if len(files) != 1 or len(request.FILES) != 1 or request.POST:
            fault = Fault(
                "api.no-file-sent", "one file is wanted, in the field file", "file", mend="curl -F file=@FILE"
            )
            raise Refusal(422, fault)  # noqa: TRY301 - the same
        sent = files[0]
        assert isinstance(sent, UploadedFile)
        if not sent.size:
            fault = Fault("api.empty-file", "the file is empty", "file", mend="send one that holds something")
            raise Refusal(422, fault)  # noqa: TRY301 - the same
        kept = parcels(asked).take("uploads", sent.name or "file", sent.chunks())
    except Exception as error:  # noqa: BLE001 - a program is told in the same form
        return answer(request, error)
    finally:
        request.close()  # the file for which there was no memory
    told = {**file_facts(kept).model_dump(exclude={"address"}), "upload": f"upload:{kept.name}"}
    return HttpResponse(json.dumps(told), status=201, content_type="application/json")


def fetch(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return a file that an act made, to the person who had it made."""
    try:
        asked = asking(request)
        count(asked, "read")
        found = parcels(asked).find("downloads", name)
        told: dict[str, object] = {"bytes": found.size, "form": found.path.suffix.removeprefix(".")}
        asked.world.note("file fetch", found.path.stem if found.path.suffix == ".json" else "", detail=told)
    except Exception as error:  # noqa: BLE001 - a program is told in the same form
        return answer(request, error)
    response = FileResponse(found.path.open("rb"), as_attachment=True, filename=found.path.name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer an address of the API that leads nowhere."""
    fault = Fault("api.no-address", "there is no such address", mend="/api/v1/ lists all of them")
    return answer(request, Refusal(404, fault))


def page(request: HttpRequest) -> HttpResponse:
    """Explain the API: how to begin, every act with its fields, errors."""
    nouns: dict[str, list[dict[str, Any]]] = {}
    for offer in offers():
        if not offer.act.machine:
            nouns.setdefault(offer.entry.name.split()[0], []).append(_told(request, offer))
    problems = [(status, title) for status, title in sorted(TITLES.items()) if status >= 400]  # noqa: PLR2004 - RFC 9110
    told = {"title": "The API", "nouns": nouns, "problems": problems, "limits": DEFAULTS, "root": _root(request)}
    return render(request, "api/page.html", told)


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri("/api/v1").rstrip("/")


def _told(request: HttpRequest, offer: Offer) -> dict[str, Any]:
    address = f"{_root(request)}/{offer.entry.path}"
    example = EXAMPLES.get(offer.entry.name, {})
    body = json.dumps(example, ensure_ascii=False).replace("'", "'\\''")
    curl = f"curl -H @token -H 'Content-Type: application/json' \\\n  -d '{body}' \\\n  {address}"
    fields = [{**one, "kind": _kind(one["schema"]), "limits": _limits(one["schema"])} for one in parameters(offer)]
    return {
        "offer": offer,
        "permission": offer.act.permission,
        "address": f"/api/v1/{offer.entry.path}",
        "curl": curl if example else "",
        "fields": fields,
    }


def _kind(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return "one of " + ", ".join(str(one) or '""' for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    words = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    kind = str(schema.get("type", "text"))
    return str(schema.get("format", "")) or words.get(kind, kind)


def _limits(schema: dict[str, Any]) -> str:
    words = {"minimum": "at least {:,}", "maximum": "at most {:,}", "exclusiveMaximum": "less than {:,}"}
    found = [text.format(schema[key]) for key, text in words.items() if key in schema]
    if "maxLength" in schema:
        found.append(f"at most {schema['maxLength']:,} letters")
    default = schema.get("default")
    return ", ".join([*found, *([f"default {json.dumps(default)}"] if default not in (None, "", []) else [])])
