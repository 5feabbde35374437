"""Make, on demand, the function that stands for an act on the command line.

An attribute of this module is named like its act (``nation check``); the tree refers to it by that name.
"""

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated

from cyclopts import App, Parameter

from majlis.acts.index import ACTS, Entry
from majlis.interfaces.cli.call import Call
from majlis.interfaces.fields import Field, fields_of

JSON_HELP = "Print the result and the run as JSON."
_TYPES = {"text": str, "flag": bool, "texts": tuple[str, ...]}


def __getattr__(name: str) -> Callable[..., Call] | App:
    """Return the function for the act of that name; an application where other acts stand below it."""
    for entry in ACTS:
        if entry.name == name:
            below = [other for other in ACTS if other.name.startswith(f"{name} ")]
            return application_of(entry, below) if below else function_of(entry)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def application_of(entry: Entry, below: Sequence[Entry]) -> App:
    """Return an application that performs an act, and others that stand below it: ``brief`` and ``brief incident``."""
    made = App(name=entry.name, help=entry.line, help_format="plaintext", group_commands="Commands")
    made.default(function_of(entry))
    for other in below:
        verb = other.name.removeprefix(f"{entry.name} ")
        made.command(f"majlis.interfaces.cli.lazy:{other.name}", name=verb, help=other.line)
    return made


def function_of(entry: Entry) -> Callable[..., Call]:
    """Return a function whose signature is the act's command line and which only notes what was typed."""
    act = entry.load()
    fields = fields_of(act.command)

    def note(*arguments: object, json: bool = False, **options: object) -> Call:
        named = [field.name for field in fields.values() if field.argument]
        typed = {**dict(zip(named, arguments, strict=False)), **options}
        return Call(entry, act, {name: value for name, value in typed.items() if value is not None}, json)

    note.__doc__ = entry.line
    note.__name__ = entry.name.replace(" ", "_")
    parameters = [_parameter(field) for field in fields.values()]
    parameters.append(
        inspect.Parameter(
            "json",
            inspect.Parameter.KEYWORD_ONLY,
            default=False,
            annotation=Annotated[bool, Parameter(name="--json", help=JSON_HELP, negative="", show_default=False)],
        )
    )
    note.__signature__ = inspect.Signature(parameters, return_annotation=Call)  # type: ignore[attr-defined]
    note.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return note


def _parameter(field: Field) -> inspect.Parameter:
    kind = _TYPES[field.shape]
    extra = Parameter(
        name=field.label,
        help=field.help,
        show_default=False,
        consume_multiple=field.shape == "texts",
        negative="",
        negative_iterable="",
    )
    place = inspect.Parameter.POSITIONAL_ONLY if field.argument else inspect.Parameter.KEYWORD_ONLY
    if field.required and not field.ask:
        return inspect.Parameter(field.name, place, annotation=Annotated[kind, extra])
    return inspect.Parameter(field.name, place, default=None, annotation=Annotated[kind | None, extra])
