"""Set up a nation: its row, its profile and its organisations, all at once or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from majlis.adapters.records import nations, people
from majlis.adapters.records.handle import Records
from majlis.infrastructure.nation import Header


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation to make: code, name, one of the kinds of organisation, and the sectors it regulates."""

    code: str
    name: str
    kind: str
    sectors: tuple[str, ...] = ()


def start(records: Records, header: Header, profile: dict[str, Any], organisations: Sequence[NewOrganisation]) -> None:
    """Make a nation with an empty draft, and its organisations; those that are there already take the given facts.

    Raises
    ------
    ConflictError
        If there is a nation of this code.
    InputError
        If the header or an organisation does not fit. Nothing was made.
    """
    with transaction.atomic():
        for one in organisations:
            people.ensure_organisation(records, one.code, one.name, one.kind, one.sectors)
        nations.create(records, header, profile)


def profile_of(records: Records, code: str) -> dict[str, Any]:
    """Return what was asked when a nation was set up: country, languages, sectors; empty where nobody was asked.

    Raises
    ------
    NotFoundError
        If there is no such nation for this reader.
    """
    return dict(nations.nation_row(records, code).profile)
