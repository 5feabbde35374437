"""Answers of acts as JSON: the result, when it was found, the band, and the files that were made."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from pydantic import BaseModel, ConfigDict, Field

import majlis
from majlis.acts.act import Result
from majlis.interfaces.api.offers import Offer
from majlis.interfaces.parcels import Parcel
from majlis.interfaces.web.asking import asking
from majlis.kernel.marking import SYNTHETIC_BAND

FILES = "/api/v1/downloads/"


class RunFacts(BaseModel):
    """When and how long: what may differ between two equal results."""

    model_config = ConfigDict(extra="forbid")

    majlis: str = Field(description="Version.")
    act: str
    when: str = Field(description="Instant, UTC.", json_schema_extra={"format": "date-time"})
    seconds: float = Field(ge=0)
    band: str = Field(description="What must stand above it where anything synthetic is in it, else empty.")
    in_order: bool = Field(description="False where the answer is: not in order (a check found faults).")


class FileFacts(BaseModel):
    """A file that waits for an hour, for the person who had it made."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(description="Name by which it is asked for.")
    file: str = Field(description="Name of the file.")
    address: str = Field(description="Where it is fetched.")
    bytes: int = Field(ge=0)
    expires: str = Field(description="Instant, UTC.", json_schema_extra={"format": "date-time"})


class Timing(NamedTuple):
    """When an act began, and how many seconds it took."""

    when: datetime
    seconds: float


def file_facts(parcel: Parcel, where: str = FILES) -> FileFacts:
    """Return what is told of a file that waits."""
    until = datetime.fromtimestamp(parcel.expires, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return FileFacts(
        name=parcel.name, file=parcel.path.name, address=f"{where}{parcel.name}", bytes=parcel.size, expires=until
    )


def document(offer: Offer, result: Result, timing: Timing, files: Iterable[Parcel] = ()) -> dict[str, Any]:
    """Return an answer: the result, the facts of the run, and the files.

    Parameters
    ----------
    offer : Offer
    result : Result
    timing : Timing
    files : iterable of Parcel, optional
    """
    facts = RunFacts(
        majlis=majlis.__version__,
        act=offer.entry.name,
        when=timing.when.isoformat(timespec="seconds").replace("+00:00", "Z"),
        seconds=round(timing.seconds, 3),
        band=SYNTHETIC_BAND if getattr(result, "synthetic", False) else "",
        in_order=result.exit_code == 0,
    )
    return {
        "result": result.model_dump(mode="json"),
        "run": facts.model_dump(),
        "files": [file_facts(one).model_dump() for one in files],
    }


def respond(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """Return an answer as JSON, with its tag and the way to the next page; empty where the asker has it already.

    Parameters
    ----------
    request : HttpRequest
    told : dict
        As :func:`document` returns it.
    """
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text = asking(request).without_places(text)
    response = HttpResponse(text.encode("utf-8", "replace"), content_type="application/json")
    if request.method == "GET":
        _next_page(request, told, response)
        seen = json.dumps(told["result"], sort_keys=True, allow_nan=False).encode()
        tag = hashlib.blake2b(seen, digest_size=16).hexdigest()
        response.headers["ETag"] = f'W/"{tag}"'  # the result is the same, the instant in the answer is not
        if _has_it(request, tag):
            response.status_code = 304
            response.content = b""
            del response.headers["Content-Type"]
    return response


def _has_it(request: HttpRequest, tag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return any(one == "*" or one.removeprefix("W/").strip('"') == tag for one in known)


def _next_page(request: HttpRequest, told: dict[str, Any], response: HttpResponse) -> None:
    """Name the next page of a list in the header (RFC 8288)."""
    if cursor := told["result"].get("cursor"):
        query = request.GET.copy()
        query["after"] = cursor
        response.headers["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
