"""Say which values of a command are wrong, in every interface with the same words."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from majlis.interfaces.fields import Field, fields_of
from majlis.kernel.errors import Fault, InputError

_PYDANTIC_SUBJECTS = ("Input should ", "Value error, ", "String should ", "Value ")


class Wrong(NamedTuple):
    """A value that is wrong: the command's field (empty where it is none) and the fault."""

    field: str
    fault: Fault


def wrong_values(
    error: ValidationError, command: type[BaseModel], place: Callable[[Field], str] = lambda field: field.place
) -> tuple[Wrong, ...]:
    """Return what is wrong with the values of a command, in the order of its fields.

    The values themselves are left out: they may be long, or not for a log.

    Parameters
    ----------
    error : ValidationError
    command : type
        A command.
    place : callable, optional
        How the interface names a field. By default as the command line does: ``option --by``.
    """
    fields = fields_of(command)
    found = error.errors(include_input=False, include_url=False, include_context=False)
    return tuple(
        _wrong(str(one["loc"][0]) if one["loc"] else "", one["msg"], one["type"], fields, place) for one in found
    )


def one_error(wrong: tuple[Wrong, ...], *, where: str) -> InputError:
    """Return the error that tells of all wrong values."""
    faults = tuple(one.fault for one in wrong)
    first = faults[0]
    if len(faults) == 1:
        return InputError(first.what, where=first.where or where, why=first.why, mend=first.mend, code=first.code)
    return InputError(f"{len(faults)} values are wrong", where=where, faults=faults, code="cli.values")


def _wrong(name: str, message: str, kind: str, fields: Mapping[str, Field], place: Callable[[Field], str]) -> Wrong:
    field = fields.get(name)
    where = place(field) if field else ""
    if kind.startswith("date_"):
        day = "write it as year-month-day, like 2025-03-01"
        return Wrong(name, Fault("cli.day", "it is not a day", where, mend=day))
    text = message
    for subject in _PYDANTIC_SUBJECTS:
        if text.startswith(subject):
            text = text.removeprefix(subject)
            text = text if subject == "Value error, " else f"it should {text}"
            break
    fault = Fault(
        code=f"cli.{kind.replace('_', '-')}",
        what=text[:1].lower() + text[1:],
        where=where,
        mend=field.help if field else "see --help",
    )
    return Wrong(name, fault)
