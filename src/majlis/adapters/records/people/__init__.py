"""Organisations, persons and roles."""

from majlis.adapters.records.people.accounts import (
    add_organisation,
    add_person,
    close_organisation,
    close_person,
    demand_strong,
    ensure_organisation,
    organisations,
    person_row,
    persons,
    set_language,
    set_password,
)

__all__ = [
    "add_organisation",
    "add_person",
    "close_organisation",
    "close_person",
    "demand_strong",
    "ensure_organisation",
    "organisations",
    "person_row",
    "persons",
    "set_language",
    "set_password",
]
