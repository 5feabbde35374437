"""The description of the API for programs (OpenAPI 3.1), made from the commands and results of the acts."""

from functools import cache
from typing import Any

from pydantic import BaseModel

from majlis.interfaces.api.answers import FileFacts, RunFacts
from majlis.interfaces.api.examples import EXAMPLES
from majlis.interfaces.api.offers import Offer, offers
from majlis.interfaces.api.problems import KIND, TITLES, Problem
from majlis.reference.roles import SENSITIVE

Schema = dict[str, Any]
COMPONENTS = "#/components/schemas/"
_JSON = "application/json"
_PROBLEMS = (400, 401, 403, 404, 406, 409, 413, 415, 422, 429, 503)


def operation(offer: Offer, method: str) -> Schema:
    """Return what OpenAPI says of one method of an act."""
    told: Schema = {
        "summary": offer.entry.line,
        "description": _about(offer),
        "responses": _responses(offer, method),
    }
    if method == "GET":
        told["parameters"] = parameters(offer)
    else:
        body: Schema = {"schema": {"$ref": f"{COMPONENTS}{offer.title}Command"}}
        if offer.entry.name in EXAMPLES:
            body["examples"] = {"usual": {"value": EXAMPLES[offer.entry.name]}}
        needed = any(info.is_required() for info in offer.fields.values())
        told["requestBody"] = {"required": needed, "content": {_JSON: body}}
    return told


def _about(offer: Offer) -> str:
    lines = [f"Needs the permission {offer.act.permission}."]
    if offer.queued:
        lines.append("A worker does it: the answer is 202, and Location says where to watch it.")
    elif offer.kind == "long":
        lines.append("It may take some seconds; only few are done at one time.")
    if offer.pages:
        lines.append("With GET, the header Link names the next page.")
    return " ".join(lines)


def parameters(offer: Offer) -> list[Schema]:
    """Return the parameters of an address with GET: one for each field of the command."""
    schema = offer.wire.model_json_schema(ref_template=f"{COMPONENTS}{offer.title}.{{model}}")
    needed = schema.get("required", [])
    found = []
    for name, one in schema.get("properties", {}).items():
        plain = _without_null({key: value for key, value in one.items() if key not in {"title", "description"}})
        parameter: Schema = {"in": "query", "name": name, "required": name in needed, "schema": plain}
        if "description" in one:
            parameter["description"] = one["description"]
        found.append(parameter)
    return found


def _without_null(schema: Schema) -> Schema:
    """Return a schema without null: what is not known is left out of an address."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if not kinds:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf" and not (key == "default" and value is None)}
    return {**rest, **(kinds[0] if len(kinds) == 1 else {"anyOf": kinds})}


def _responses(offer: Offer, method: str) -> Schema:
    done: Schema = {
        "description": "Done.",
        "content": {_JSON: {"schema": {"$ref": f"{COMPONENTS}{offer.title}Answer"}}},
    }
    told: Schema = {"202": {**done, "description": "Queued."}} if offer.queued else {"200": done}
    if offer.act.permission in SENSITIVE:
        told |= problems(202)
    if method == "GET":
        done["headers"] = {"ETag": _text("Tag of the result.")}
        told["304"] = {"description": "The asker has this result already (If-None-Match)."}
        if offer.pages:
            done["headers"]["Link"] = _text("The next page, with rel=next; none at the end.")
    return told | problems(*_PROBLEMS)


def _text(about: str) -> Schema:
    return {"description": about, "schema": {"type": "string"}}


def problems(*statuses: int) -> Schema:
    """Return what OpenAPI says of answers that are problems: each is described once for all acts."""
    return {str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in statuses}


def responses() -> Schema:
    """Return the descriptions of all answers that are problems."""
    return {f"Problem{status}": _problem_response(status) for status in TITLES if status != 500}  # noqa: PLR2004


def _problem_response(status: int) -> Schema:
    told: Schema = {
        "description": TITLES[status],
        "content": {KIND: {"schema": {"$ref": f"{COMPONENTS}Problem"}}},
    }
    if status in {429, 503}:
        told["headers"] = {"Retry-After": _text("Seconds.")}
    if status == 401:  # noqa: PLR2004 - RFC 9110
        told["headers"] = {"WWW-Authenticate": _text("Bearer.")}
    return told


@cache
def components() -> Schema:
    """Return the schemas of all commands and answers, each name once."""
    found: Schema = {}
    for model in (RunFacts, FileFacts, Problem):
        _add(found, model, model.__name__, "serialization", plain=True)
    for offer in offers():
        if offer.act.machine:
            continue
        _add(found, offer.wire, f"{offer.title}Command", "validation")
        _add(found, offer.act.result, f"{offer.title}Result", "serialization")
        found[f"{offer.title}Answer"] = {
            "type": "object",
            "properties": {
                "result": {"$ref": f"{COMPONENTS}{offer.title}Result"},
                "run": {"$ref": f"{COMPONENTS}RunFacts"},
                "files": {"type": "array", "items": {"$ref": f"{COMPONENTS}FileFacts"}},
            },
            "required": ["result", "run", "files"],
            "additionalProperties": False,
        }
    return found


def _add(found: Schema, model: type[BaseModel], name: str, mode: Any, *, plain: bool = False) -> None:  # noqa: ANN401
    before = "" if plain else f"{name.removesuffix('Command').removesuffix('Result')}."
    schema = model.model_json_schema(mode=mode, ref_template=f"{COMPONENTS}{before}{{model}}")
    for inner, one in schema.pop("$defs", {}).items():
        found[f"{before}{inner}"] = one
    found[name] = schema
