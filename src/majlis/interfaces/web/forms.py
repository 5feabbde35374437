"""Forms made from commands: the command judges, the form shows."""

import types
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Union, get_args, get_origin

from django import forms
from django.core.files.uploadedfile import UploadedFile
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from majlis.interfaces.fields import fields_of
from majlis.interfaces.judging import wrong_values
from majlis.interfaces.web.asking import Asking, safe_name
from majlis.interfaces.web.labels import label_of
from majlis.kernel.errors import Fault, InputError, MajlisError

_LONG = 400
"""A text that may be longer is typed in a box of several lines."""


class ActForm(forms.Form):
    """A form whose values make a command. ``is_valid()`` builds it, and ``command`` holds it.

    Parameters
    ----------
    asking : Asking
        Whose desk takes the files.
    **named
        As Django's forms take them.
    """

    of: ClassVar[type[BaseModel]]
    use_required_attribute = False
    fixed: Mapping[str, object] = {}
    """Values that the page knows and nobody types."""

    def __init__(self, asking: Asking, fixed: Mapping[str, object] | None = None, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(**named)
        self.asking = asking
        self.fixed = dict(fixed or {})
        for name in self.fixed:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """Build the command; say at each field what is wrong with it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            values = {name: self._value(name, value) for name, value in cleaned.items() if _given(value)}
            self.command = self.of.model_validate({**self.values_besides(values), **self.fixed})
        except ValidationError as error:
            for wrong in wrong_values(error, self.of, place=lambda _: ""):
                self.add_error(wrong.field if wrong.field in self.fields else None, told(wrong.fault))
        except InputError as error:  # a file that cannot be laid on the desk
            self.add_error(next((name for name, value in cleaned.items() if _is_file(value)), None), told(error.fault))
        return cleaned

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values of the command from those of the form; a form written by hand may say it otherwise."""
        return values

    def _value(self, name: str, value: object) -> object:
        if isinstance(value, UploadedFile):
            return self.asking.lay(value.name or name, value.chunks())
        if writes(self.of.model_fields.get(name)):
            return self.asking.desk / safe_name(str(value))
        return value.replace("\r\n", "\n") if isinstance(value, str) else value  # browsers end lines with both

    @property
    def first(self) -> list[forms.BoundField]:
        """What must be filled in, or has faults, or was filled in already; the rest comes under "More"."""
        return [field for field in self.visible_fields() if self._comes_first(field)]

    @property
    def more(self) -> list[forms.BoundField]:
        """What may be left as it is."""
        return [field for field in self.visible_fields() if not self._comes_first(field)]

    def _comes_first(self, field: forms.BoundField) -> bool:
        info = self.of.model_fields.get(field.name)
        given = self.data.get(field.name) if self.is_bound else self.initial.get(field.name)
        return info is None or info.is_required() or bool(field.errors) or bool(given)

    def take(self, error: MajlisError) -> None:
        """Show what an act said against the command, at the field that it names."""
        for fault in error.faults:
            name = field_named(fault.where, self.of)
            self.add_error(name if name in self.fields else None, told(fault))


def _is_file(value: object) -> bool:
    return isinstance(value, UploadedFile)


def _given(value: object) -> bool:
    return value is not None and value not in ("", [])


def told(fault: Fault) -> str:
    """Return a fault as a form tells it."""
    head = fault.what[:1].upper() + fault.what[1:]
    return " ".join(f"{part.rstrip('.')}." for part in (head, fault.why, fault.mend) if part)


def field_named(where: str, command: type[BaseModel]) -> str:
    """Return the field that ``option --by`` or ``argument NATION`` names; empty for none."""
    return next((name for name, field in fields_of(command).items() if where in {field.place, field.label}), "")


def writes(info: FieldInfo | None) -> bool:
    """Tell whether a field names a file that the act writes."""
    return info is not None and isinstance(info.json_schema_extra, dict) and bool(info.json_schema_extra.get("writes"))


def form_of(command: type[BaseModel]) -> type[ActForm]:
    """Return a form with a field for each field of a command."""
    fields: dict[str, Any] = {name: _field(name, info) for name, info in command.model_fields.items()}
    return type(f"{command.__name__}Form", (ActForm,), {**fields, "of": command})


def _field(name: str, info: FieldInfo) -> forms.Field:
    plain = _without_none(info.annotation)
    shared: dict[str, Any] = {
        "required": False,
        "label": label_of(name),
        "help_text": info.description or "",
    }
    default = None if info.is_required() else info.get_default(call_default_factory=True, validated_data={})
    field = _shaped(plain, info, shared)
    if not isinstance(field, forms.FileField) and default not in (None, "", ()):
        field.initial = ", ".join(map(str, default)) if isinstance(default, tuple) else default
    field.widget.attrs["aria-required"] = "true" if info.is_required() else "false"
    return field


def _shaped(plain: Any, info: FieldInfo, shared: dict[str, Any]) -> forms.Field:  # noqa: ANN401, PLR0911 - a table of types
    choices = [str(value) for value in get_args(plain)] if str(get_origin(plain)) == "typing.Literal" else []
    if choices:
        first = [] if "" in choices or not info.is_required() else [("", "—")]
        return forms.ChoiceField(choices=[*first, *((value, value or "—") for value in choices)], **shared)
    if plain is bool:
        return forms.BooleanField(**shared)
    if plain is date:
        return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **shared)
    if plain is datetime:
        return forms.CharField(widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), **shared)
    if plain in (int, float):
        step = "1" if plain is int else "any"
        return forms.CharField(widget=forms.NumberInput(attrs={"step": step, "inputmode": "decimal"}), **shared)
    if isinstance(plain, type) and issubclass(plain, Path):
        return forms.CharField(**shared) if writes(info) else forms.FileField(**shared)
    if get_origin(plain) in (tuple, list, frozenset):
        return Several(**shared)
    longest = max((limit for part in info.metadata for limit in [getattr(part, "max_length", 0) or 0]), default=0)
    wide = longest > _LONG
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}) if wide else forms.TextInput(), **shared)


class Several(forms.CharField):
    """Several texts, separated by commas or lines."""

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's
        """Return the texts."""
        if isinstance(value, list | tuple):
            return [str(part) for part in value]
        return [part.strip() for line in str(value or "").splitlines() for part in line.split(",") if part.strip()]


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 - an annotation may be any object
    if get_origin(annotation) in (Union, types.UnionType):
        others = [part for part in get_args(annotation) if part is not type(None)]
        return others[0] if len(others) == 1 else annotation
    return annotation
