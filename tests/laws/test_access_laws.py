"""Tables and kernel agree, on every table and for every reader, on who may see what; roles only ever add."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.hand import clock_at, open_at

from majlis.adapters.records.handle import Records
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.marking import Classification, Marking, Tlp
from majlis.reference.roles import Role, roles, standing_of

OWNERS = ("cert", "grid", "bank")
markings = st.builds(
    Marking, st.sampled_from(Tlp), st.sampled_from(Classification), st.frozensets(st.sampled_from(("health", "water")))
)
held = st.lists(st.tuples(st.sampled_from(sorted(roles())), st.sampled_from(OWNERS)), max_size=4)

CLEARED = Marking(Tlp.RED, Classification.SECRET, frozenset({"health", "water"}))
KEEPER = [("analyst", "cert"), ("administrator", "grid")]
"""A person who sees much at one organisation and nothing at another."""


def standing(clearance: Marking, table: list[tuple[str, str]]) -> Any:
    return standing_of("a", clearance, [(roles()[role], owner) for role, owner in table])


@given(markings, held, st.tuples(st.sampled_from(sorted(roles())), st.sampled_from(OWNERS)), markings)
@example(CLEARED, KEEPER[:1], KEEPER[1], Marking(Tlp.RED))
def test_another_role_takes_nothing_away(
    clearance: Marking, table: list[tuple[str, str]], more: tuple[str, str], marking: Marking
) -> None:
    before, after = standing(clearance, table), standing(clearance, [*table, more])
    assert before.permissions <= after.permissions
    for owner in (*OWNERS, "other"):
        assert after.reader.may_read(marking, owner) or not before.reader.may_read(marking, owner)


@given(markings, held, markings)
def test_a_role_opens_no_other_organisation_and_never_more_than_the_clearance(
    clearance: Marking, table: list[tuple[str, str]], marking: Marking
) -> None:
    reader = standing(clearance, table).reader
    granted: list[Role] = [roles()[role] for role, _ in table]
    for owner in (*OWNERS, "other"):
        own = [roles()[role].own_tlp for role, at in table if at == owner]
        most = max([Tlp.CLEAR, *own, *(role.others_tlp for role in granted)])
        expected = clearance.permits(marking) and marking.tlp <= most
        assert reader.may_read(marking, owner) is expected


@given(markings, held)
def test_the_order_of_roles_does_not_matter(clearance: Marking, table: list[tuple[str, str]]) -> None:
    assert standing(clearance, table) == standing(clearance, table[::-1])


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    return open_at(tmp_path / "home", database, clock_at("2025-03-03"))


def rows_of_every_table(records: Records, marking: int, owner: int) -> dict[str, Any]:
    """Make a row of each table that carries information, with a marking and an owner; return their keys."""
    from django.apps import apps
    from django.db import models

    from majlis.adapters.records.models import Organisation
    from majlis.adapters.records.models.information import Information

    made: dict[type[models.Model], models.Model] = {}

    def value(field: Any, number: int) -> Any:
        if isinstance(field, models.ForeignKey):
            return make(field.related_model)
        plain: dict[type[models.Field[Any, Any]], Any] = {
            models.DateTimeField: records.now(),
            models.DateField: records.now().date(),
            models.JSONField: {},
            models.BooleanField: False,
            models.FloatField: 1.0,
            models.BinaryField: b"x",
        }
        for kind, usual in plain.items():
            if isinstance(field, kind):
                return usual
        return number if isinstance(field, models.IntegerField) else f"x{number}"

    def make(model: Any) -> Any:
        if model is Organisation:
            return model.objects.get(pk=owner)
        if model not in made:
            bare = not issubclass(model, Information)  # what a row names and what carries no information itself
            number = (model.objects if bare else model.everything).count() + 1
            facts = {
                field.name: value(field, number)
                for field in model._meta.fields
                if field.name not in {"id", "marking", "owner"} and not (field.null or field.has_default())
            }
            keys = {} if bare else {"marking_id": marking, "owner_id": owner}
            made[model] = (model.objects if bare else model.everything).create(**facts, **keys)
        return made[model]

    for model in apps.get_app_config("majlis").get_models():
        if issubclass(model, Information):
            make(model)
    return {model.__name__: row.pk for model, row in made.items() if issubclass(model, Information)}


def test_every_table_follows_the_kernels_rule(records: Records) -> None:
    from django.apps import apps

    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Organisation

    owners = {
        code: Organisation.objects.create(code=code, name=code, kind="other", created_at=records.now())
        for code in OWNERS
    }
    chosen = [
        Marking(Tlp.CLEAR),
        Marking(Tlp.AMBER, Classification.SECRET),
        Marking(Tlp.RED),
        Marking(Tlp.GREEN, Classification.OPEN, frozenset({"health"})),
    ]
    made = [
        (marking, code, rows_of_every_table(records, marking_key(marking), owner.pk))
        for marking in chosen
        for code, owner in owners.items()
    ]
    assert len(made[0][2]) >= 18, "every table that carries information"

    @settings(max_examples=25)
    @given(markings, held, st.booleans())
    @example(CLEARED, KEEPER, False)
    def agree(clearance: Marking, table: list[tuple[str, str]], everything: bool) -> None:  # noqa: FBT001 - drawn
        reader: Reader = EVERYTHING if everything else standing(clearance, table).reader
        for name in made[0][2]:
            model: Any = apps.get_model("majlis", name)
            seen = set(model.objects.visible_to(reader).values_list("pk", flat=True))
            assert seen == {rows[name] for marking, owner, rows in made if reader.may_read(marking, owner)}, name

    agree()
