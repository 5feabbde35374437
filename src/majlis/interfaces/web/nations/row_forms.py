"""A row of a nation as a form: a field for each column, judged by the column itself."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext

from majlis.infrastructure.dossier import cells
from majlis.infrastructure.dossier.schema import Column, Table
from majlis.interfaces.web.forms import told
from majlis.interfaces.web.nations.tables import choices_of, title_of
from majlis.kernel.errors import MajlisError

_COLUMN = re.compile(r"\bcolumn (\w+)|\bof (\w+) does not fit")
_MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
_NUMBERS = {cells.NUMBER, cells.OPTIONAL_NUMBER, cells.INTEGER}
_FACTS = {
    "name": "Name of the country, as it stands on briefings.",
    "synthetic": "Whether it is invented for practice: true or false.",
    "notice": "What stands beside every figure; may be empty.",
    "time_zone": "IANA time zone, like Asia/Karachi.",
    "currency": "ISO 4217, like PKR.",
    "horizon_hours": "How long an outage is followed, hours.",
    "slot_minutes": "Length of a step of time, minutes.",
    "marking": "Marking of the nation's data as a whole.",
}


class RowForm(forms.Form):
    """The columns of a row as fields.

    Parameters
    ----------
    columns : iterable of Column
        Those that may be typed.
    before : mapping of str to str
        What the row says now; empty for a new one.
    **named
        As Django's forms take them.
    """

    use_required_attribute = False

    def __init__(self, columns: Iterable[Column], before: Mapping[str, str], **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(initial=dict(before), **named)
        self.before = before
        self.columns = {column.name: column for column in columns}
        for name, column in self.columns.items():
            self.fields[name] = _field(column, before.get(name, ""))
        self.fields["note"] = forms.CharField(
            required=False, max_length=300, label=gettext("Why"), help_text=gettext("For the history. May be empty.")
        )

    def clean(self) -> dict[str, Any]:
        """Judge each cell as a dossier's reader does; say what the row says now where a cell does not fit."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, text in self.given().items():
            try:
                self.columns[name].parse(text)
            except ValueError as error:
                wanted = self.columns[name].wanted
                self.add_error(name, f"{str(error).capitalize()}: {wanted}.")
        return cleaned

    def given(self) -> dict[str, str]:
        """Return the columns that say something else than the row says now."""
        typed = {name: str(self.cleaned_data.get(name) or "").strip() for name in self.columns}
        return {name: text for name, text in typed.items() if text != self.before.get(name, "")}

    def assignments(self) -> tuple[str, ...]:
        """Return what was typed as the acts take it."""
        return tuple(f"{name}={text}" for name, text in self.given().items())

    def take(self, error: MajlisError) -> None:
        """Show what an act said, at the column that it names."""
        for fault in error.faults:
            found = _COLUMN.search(f"{fault.where} {fault.what}")
            name = (found[1] or found[2]) if found else ""
            self.add_error(name if name in self.fields else None, told(fault))


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns that may be typed: those that do not belong to the key."""
    return tuple(column for column in table.columns if column.name not in table.key)


def columns_of_header(texts: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the facts of a nation as columns; what they must be, the header's reader says."""
    anything = cells.Cell("string", "one line of text", str, str)
    kinds = {
        "marking": cells.MARKING,
        "time_zone": cells.Cell("string", "an IANA time zone, like Asia/Karachi", _time_zone, str),
        "currency": cells.Cell("string", "an ISO 4217 currency, like PKR", _currency, str),
    }
    return tuple(Column(name, kinds.get(name, anything), _FACTS.get(name, "")) for name in texts if name != "id")


def _time_zone(text: str) -> str:
    from majlis.reference.loader import time_zones

    if text not in time_zones():
        raise ValueError("it is no time zone in use")
    return text


def _currency(text: str) -> str:
    from majlis.reference.loader import currencies

    if text not in currencies().column("code"):
        raise ValueError("it is no currency in use")
    return text


def _field(column: Column, now: str) -> forms.Field:
    about = f"{column.about} {gettext('Unit: %(unit)s.') % {'unit': column.unit}}" if column.unit else column.about
    shared: dict[str, Any] = {
        "required": False,
        "label": title_of(column.name),
        "help_text": "" if about.rstrip(".") == title_of(column.name) else about,
    }
    choices = choices_of(column.name)
    if column.cell is cells.MARKING:
        choices = [(name, name) for name in _MARKINGS]
    if choices:
        known = {value for value, _ in choices}
        first = [("", "—")] if now == "" else [] if now in known else [(now, now)]
        return forms.ChoiceField(choices=[*first, *choices], **shared)
    attributes = {"inputmode": "decimal"} if column.cell in _NUMBERS else {}
    return forms.CharField(widget=forms.TextInput(attrs=attributes), **shared)
