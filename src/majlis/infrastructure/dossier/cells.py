"""Cells of a dossier's tables: how each kind of value is written and read back."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from majlis.infrastructure.nation import Basis, Need
from majlis.kernel.errors import InputError
from majlis.kernel.identifiers import is_nation, is_short
from majlis.kernel.marking import Marking

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufeff]")
_FORMULA = ("=", "+", "-", "@")
"""How texts begin that a spreadsheet runs when it opens the file (OWASP, "CSV injection")."""
_Words = TypeVar("_Words", Need, Basis)
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Cell:
    """A kind of cell.

    Attributes
    ----------
    type : str
        Its type in the words of the Frictionless table schema.
    wanted : str
        What it must look like, to finish the sentence "write ...".
    parse : callable
        From text to value; raises ValueError where the text is none.
    text : callable
        From value to the one text that stands for it.
    """

    type: str
    wanted: str
    parse: Callable[[str], Any]
    text: Callable[[Any], str]


def _text(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("it holds a line break or another control character")
    if text.startswith(_FORMULA):
        raise ValueError("a spreadsheet would take it for a formula")
    return text


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("it is empty")
    return _text(text)


def _identifier(text: str) -> str:
    if not is_short(text):
        raise ValueError("it is not an identifier")
    return text


def _word(text: str) -> str:
    if not is_nation(text):
        raise ValueError("it is not a word of lower-case letters, digits, '.' and '-'")
    return text


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError("it is not a whole number")
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or not math.isfinite(value := float(text)):
        raise ValueError("it is not a number")
    return value


def _optional_number(text: str) -> float | None:
    return _number(text) if text else None


def number_text(value: float) -> str:
    """Return the shortest text that reads back as the number: ``24`` for 24.0."""
    if value == 0:
        return "0"
    return repr(float(value)).removesuffix(".0")


def _optional_text(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _boolean(text: str) -> bool:
    value = _TRUTH.get(text.lower())
    if value is None:
        raise ValueError("it is neither true nor false")
    return value


def _boolean_text(value: object) -> str:
    return "true" if value else "false"


def _marking(text: str) -> Marking:
    try:
        return Marking.parse(text)
    except InputError:
        raise ValueError("it is not a marking" if text else "the marking is missing") from None


def _need(text: str) -> Need:
    return _one_of(Need, text)


def _basis(text: str) -> Basis:
    return _one_of(Basis, text)


def _one_of(words: type[_Words], text: str) -> _Words:
    try:
        return words(text)
    except ValueError:
        raise ValueError("it is none of the words allowed here") from None


TEXT = Cell("string", "one line of text that does not begin with =, +, - or @", _text, str)
NAME = Cell("string", "one line of text that does not begin with =, +, - or @", _name, str)
IDENTIFIER = Cell("string", "an identifier like grid:north-07", _identifier, str)
WORD = Cell("string", "one word of lower-case letters, digits, '.' and '-', like generation", _word, str)
INTEGER = Cell("integer", "a whole number in digits, like 120", _integer, str)
NUMBER = Cell("number", "a number with a decimal point, like 0.25", _number, number_text)
OPTIONAL_NUMBER = Cell("number", "a number like 0.25, or leave it empty", _optional_number, _optional_text)
BOOLEAN = Cell("boolean", "true or false", _boolean, _boolean_text)
MARKING = Cell("string", "TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED", _marking, str)
NEED = Cell("string", "run, start or both", _need, str)
BASIS = Cell("string", "declared or inferred", _basis, str)
