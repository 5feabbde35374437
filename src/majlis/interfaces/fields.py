"""How a command's fields look on the command line: the one place that decides it."""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Shape = Literal["text", "flag", "texts"]


@dataclass(frozen=True, slots=True)
class Field:
    """One argument or option.

    Attributes
    ----------
    name : str
        The field's name in the command.
    shape : {"text", "flag", "texts"}
        One text, yes or no, or several texts. The command judges the values.
    required : bool
    argument : bool
        A required field is an argument, in the order of the command, unless it is marked with ``OPTION``; any
        other is an option, unless it is marked with ``ARGUMENT``.
    help : str
        Description, choices and default, for people.
    ask : str
        Question that is put at a terminal where the option is not typed; empty for none.
    """

    name: str
    shape: Shape
    required: bool
    argument: bool
    help: str
    ask: str = ""

    @property
    def label(self) -> str:
        """What a person types: ``NATION`` or ``--by``."""
        dashed = self.name.strip("_").replace("_", "-")
        return dashed.upper() if self.argument else f"--{dashed}"

    @property
    def place(self) -> str:
        """How an error names it: ``argument NATION`` or ``option --by``."""
        return f"{'argument' if self.argument else 'option'} {self.label}"


def fields_of(command: type[BaseModel]) -> Mapping[str, Field]:
    """Return a command's fields as arguments and options, by field name, arguments first."""
    found = [_field(name, info) for name, info in command.model_fields.items()]
    return {field.name: field for field in sorted(found, key=lambda field: (not field.argument, not field.required))}


def _field(name: str, info: FieldInfo) -> Field:
    required = info.is_required()
    parts = [(info.description or "").strip()]
    if choices := _choices(info.annotation):
        parts.append(f"One of: {', '.join(choices)}.")
    if not required and (default := _default(info)):
        parts.append(f"[default: {default}]")
    extra = info.json_schema_extra
    argument = bool(extra.get("argument", required)) if isinstance(extra, dict) else required
    question = str(extra.get("ask", "")) if isinstance(extra, dict) else ""
    if question:
        parts.append("Asked for at a terminal.")
    help_ = " ".join(part for part in parts if part)
    return Field(name, _shape(info.annotation), required, argument, help_, question)


def _shape(annotation: Any) -> Shape:  # noqa: ANN401 - an annotation may be any object
    plain = _without_none(annotation)
    if plain is bool:
        return "flag"
    return "texts" if get_origin(plain) in (tuple, list, frozenset) else "text"


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 - the same
    if get_origin(annotation) in (Union, types.UnionType):
        others = [part for part in get_args(annotation) if part is not type(None)]
        return others[0] if len(others) == 1 else annotation
    return annotation


def _choices(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 - the same
    plain = _without_none(annotation)
    if get_origin(plain) is Literal:
        return tuple(str(value) for value in get_args(plain) if value != "")
    if isinstance(plain, type) and issubclass(plain, Enum):
        return tuple(str(member.value) for member in plain)
    return ()


def _default(info: FieldInfo) -> str:
    value = info.get_default(call_default_factory=True, validated_data={})
    if value is None or value is False:
        return ""
    if isinstance(value, (tuple, list, frozenset)):
        return ",".join(str(part) for part in value)
    return str(value.value if isinstance(value, Enum) else value)
