"""Commands as they come over the wire: strict JSON, and names of files instead of paths."""

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from django.http import QueryDict
from pydantic import BaseModel, Field, PlainValidator, ValidationError, ValidationInfo, WithJsonSchema, create_model
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, from_json

from majlis.interfaces.judging import wrong_values
from majlis.interfaces.naming import safe_name
from majlis.interfaces.web.forms import writes
from majlis.kernel.errors import Fault, InputError

QUEUE = "queue"
"""Field of commands that a worker may do: over the network it always does."""
UPLOAD = "upload:"
"""What stands before the name of a file that was sent before."""
_NAME = r"^upload:[A-Za-z0-9_-]{24}$"
_FILE = r"^[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$"
_EXACT = 2.0**53
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,400}")
_NUMBER = re.compile(r"-?[0-9]{1,300}(\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?")
_RULES = {"value_error", "assertion_error"}
"""Kinds of pydantic's errors that stand for rules beyond the schema."""

_SENT = "As upload:NAME, which POST /api/v1/uploads answered; a folder is sent as a .zip."
_MADE = "Only its name: what is made is fetched from /api/v1/downloads; a folder comes as a .zip."
Judge = Callable[[object, ValidationInfo], object]
Fetch = Callable[[str], Path]
"""Lays a file that was sent before on the desk, by its name, and returns where it lies."""


class WrongCommandError(InputError):
    """The values do not fit the schema of the command: another status than what an act refuses though it fits."""

    default_code = "cli.values"


def holds_a_path(info: FieldInfo) -> bool:
    """Tell whether a field of a command is a path, or may be one."""
    return _is_path(info.annotation)


def _is_path(annotation: Any) -> bool:  # noqa: ANN401 - an annotation may be any object
    if isinstance(annotation, type) and issubclass(annotation, Path):
        return True
    return any(map(_is_path, get_args(annotation)))


@cache
def wire_of(command: type[BaseModel]) -> type[BaseModel]:
    """Return a command's model as programs send it: each path is the name of a file."""
    fields: dict[str, Any] = {
        name: (_wire(info), _copied(info)) for name, info in command.model_fields.items() if holds_a_path(info)
    }
    if QUEUE in command.model_fields:
        fields[QUEUE] = (Literal[True], Field(default=True, description="A worker does it: nobody waits on the line."))
    if not fields:
        return command
    return create_model(command.__name__, __base__=command, __module__=command.__module__, **fields)


def _copied(info: FieldInfo) -> Any:  # noqa: ANN401 - what pydantic takes for a field
    told = _MADE if writes(info) else _SENT
    shared: dict[str, Any] = {"description": f"{info.description or ''} {told}", "json_schema_extra": _extra(info)}
    return Field(**shared) if info.is_required() else Field(default=info.default, **shared)


def _extra(info: FieldInfo) -> dict[str, Any]:
    return dict(info.json_schema_extra) if isinstance(info.json_schema_extra, dict) else {}


def _wire(info: FieldInfo) -> Any:  # noqa: ANN401 - an annotation may be any object
    judge, pattern = (_to_write, _FILE) if writes(info) else (_to_read, _NAME)
    text = {"type": "string", "pattern": pattern}
    if type(None) not in get_args(info.annotation):
        return Annotated[info.annotation, PlainValidator(judge), WithJsonSchema(text)]
    schema = {"anyOf": [text, {"type": "null"}]}
    return Annotated[info.annotation, PlainValidator(_or_nothing(judge)), WithJsonSchema(schema)]


def _or_nothing(judge: Judge) -> Judge:
    return lambda value, info: None if value is None else judge(value, info)


def _to_read(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str) or not re.fullmatch(_NAME, value):
        raise PydanticCustomError("upload", "it names no file that was sent: write upload:NAME")
    fetch: Fetch = (info.context or {})["fetch"]
    return fetch(value.removeprefix(UPLOAD))


def _to_write(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str) or not re.fullmatch(_FILE, value) or safe_name(value) != value:
        raise PydanticCustomError("file_name", "a name of a file has letters, digits, '.', '-' and '_' only")
    desk: Path = (info.context or {})["desk"]()
    return desk / value


def command_of(wire: type[BaseModel], body: bytes, context: Mapping[str, object]) -> BaseModel:
    """Return the command that a body in JSON describes; an empty body is an empty object.

    Raises
    ------
    InputError
        If the body is no JSON.
    WrongCommandError
        If its values do not make the command.
    """
    text = body.strip() or b"{}"
    try:
        read = from_json(text, allow_inf_nan=False)
    except ValueError:
        raise InputError(
            "the body is not JSON", mend="send one object, in UTF-8; see /api/v1/", code="api.json"
        ) from None
    if not isinstance(read, dict):
        raise WrongCommandError(
            "the body is not an object", mend="send the command's fields in { }", code="api.json-object"
        )
    if not _finite(read):
        raise WrongCommandError("a number is too large", mend="send a smaller one", code="api.number")
    _demand_texts(read)
    for name, value in read.items():
        if name in _days(wire) and isinstance(value, str) and not _DAY.fullmatch(value):
            mend = "write it as year-month-day, like 2025-03-01"
            raise WrongCommandError("it is not a day", where=name, mend=mend, code="cli.day")
    try:
        return wire.model_validate_json(json.dumps(_whole(read)), strict=True, context=dict(context))
    except ValidationError as error:
        raise _wrong(error, wire) from None


def command_of_query(wire: type[BaseModel], query: QueryDict, context: Mapping[str, object]) -> BaseModel:
    """Return the command that the parameters of an address describe.

    Raises
    ------
    WrongCommandError
        If their values do not make the command.
    """
    kinds = _kinds(wire)
    values = {name: _typed(kinds.get(name, {}), query.getlist(name)) for name in query}
    return command_of(wire, json.dumps(values).encode(), context)


@cache
def _kinds(wire: type[BaseModel]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = wire.model_json_schema()["properties"] if wire.model_fields else {}
    return found


@cache
def _days(wire: type[BaseModel]) -> frozenset[str]:
    """Return the fields that are days: pydantic takes digits for seconds since 1970, which no schema of a day says."""
    found = (
        name
        for name, one in _kinds(wire).items()
        if any(kind.get("format") == "date" for kind in (one, *one.get("anyOf", ())))
    )
    return frozenset(found)


def _typed(schema: Mapping[str, Any], texts: list[str]) -> object:
    """Return the texts of a parameter as the JSON that its schema wants; what does not fit stays a text."""
    kinds = [schema, *schema.get("anyOf", ())]
    array = next((kind for kind in kinds if kind.get("type") == "array"), None)
    if array is not None:
        return [_typed(array.get("items", {}), [text]) for text in texts]
    if len(texts) != 1:
        return texts
    return _scalar({str(kind.get("type")) for kind in kinds}, texts[0])


def _scalar(types: set[str], text: str) -> object:
    if types & {"integer", "number"} and _WHOLE.fullmatch(text):
        return int(text)
    if "number" in types and _NUMBER.fullmatch(text):
        return float(text)
    if "boolean" in types and text in {"true", "false"}:
        return text == "true"
    return text


def _whole(value: object) -> object:
    """Return a value of JSON in which 3.0 is written 3: to JSON it is the same number."""
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_whole(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT else value


def _demand_texts(read: Mapping[str, object]) -> None:
    """Refuse the character zero, which no schema tells and PostgreSQL does not keep."""
    for name, value in read.items():
        if _has_zero(name) or _has_zero(value):
            where = name if name.isidentifier() else ""
            mend = "type it again: a character that nobody can see was copied along"
            raise InputError("it holds the character zero", where=where, mend=mend, code="api.zero")


def _has_zero(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_zero(name) or _has_zero(one) for name, one in value.items())
    if isinstance(value, list):
        return any(map(_has_zero, value))
    return isinstance(value, str) and "\0" in value


def _finite(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_finite, value.values()))
    if isinstance(value, list):
        return all(map(_finite, value))
    return not isinstance(value, float) or math.isfinite(value)


def _wrong(error: ValidationError, wire: type[BaseModel]) -> InputError:
    """Return the error: another where every value fits the schema, and a rule that no schema can tell refuses it."""
    kind = InputError if {one["type"] for one in error.errors()} <= _RULES else WrongCommandError
    faults = [
        Fault(one.fault.code, one.fault.what, _place(one.field, wire), one.fault.why, one.fault.mend)
        for one in wrong_values(error, wire, place=lambda field: field.name)
    ]
    if len(faults) == 1:
        one = faults[0]
        return kind(one.what, where=one.where, why=one.why, mend=one.mend, code=one.code)
    return kind(f"{len(faults)} values are wrong", code="cli.values", faults=faults)


def _place(field: str, wire: type[BaseModel]) -> str:
    """Return the field; a name that the command does not know is told only where it is harmless."""
    if field in wire.model_fields:
        return field
    return field if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", field) else ""
