"""Ask at a terminal for what a command needs and nobody typed: one question each, with a default and a check."""

import sys
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from majlis.acts.act import Command
from majlis.interfaces.cli import faults
from majlis.interfaces.cli.call import Call
from majlis.interfaces.fields import Field, fields_of
from majlis.kernel.errors import Fault, InputError


def answered(call: Call) -> dict[str, object]:
    """Return the values of a call, with answers to the questions of those that were not typed.

    Parameters
    ----------
    call : Call
        A field of its command that is marked with ``ask(...)`` has a question.

    Raises
    ------
    InputError
        If required values are missing and there is no terminal to ask at; it names all of them. If the answers end.
    """
    values = dict(call.values)
    fields = fields_of(call.act.command)
    open_ = [field for field in fields.values() if field.ask and field.name not in values]
    if not open_:
        return values
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        _refuse([field for field in open_ if field.required], where=f"majlis {call.entry.name}")
        return values
    for field in (fields[name] for name in call.act.command.model_fields if fields[name] in open_):
        answer = _answer(field, call.act.command, values)
        if answer is not None:
            values[field.name] = answer
    return values


def _refuse(missing: list[Field], *, where: str) -> None:
    if not missing:
        return
    found = [Fault("cli.missing", f"the option {field.label} is missing", where, "", field.help) for field in missing]
    if len(found) == 1:
        one = found[0]
        raise InputError(one.what, where=where, why="there is no terminal to ask at", mend=one.mend, code=one.code)
    raise InputError(
        f"{len(found)} options are missing, and there is no terminal to ask at",
        where=where,
        code="cli.missing",
        faults=found,
    )


def _answer(field: Field, command: type[Command], values: Mapping[str, object]) -> object:
    """Ask until the answer fits; an empty one takes what is suggested, or, where nothing is needed, nothing."""
    suggestion = command.suggested(field.name, values)
    while True:
        typed = _line(f"{field.ask} [{suggestion}] " if suggestion else f"{field.ask} ") or suggestion
        if not typed:
            if not field.required:
                return None
            _say("  it needs an answer")
            continue
        value: object = (typed,) if field.shape == "texts" else typed
        complaint = _complaint(field, command, {**values, field.name: value})
        if not complaint:
            return value
        _say(f"  {complaint}")


def _complaint(field: Field, command: type[BaseModel], values: Mapping[str, Any]) -> str:
    """Return what is wrong with one value, or an empty text; what is wrong elsewhere is not its fault."""
    try:
        command.model_validate(values)
    except ValidationError as error:
        found = faults.from_validation(error, command, where="")
        wrong = [fault for fault in found.faults if fault.where == field.place and fault.code != "cli.missing"]
        return "; ".join(fault.what for fault in wrong)
    return ""


def _line(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    typed = sys.stdin.readline()
    if not typed:
        raise InputError(
            "the answers ended",
            why="nothing was changed",
            mend="begin again, or give all as options",
            code="cli.no-answer",
        )
    return typed.strip()


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
