"""Several tables in one step are the tables that as many steps make, there and back."""

from django.db import models
from django.db.migrations import CreateModel
from django.db.migrations.state import ProjectState
from tests.sites import Site


def tables() -> list[CreateModel]:
    """Return two tables that refer to each other's rows, the first to the second, which is not there yet."""
    key = ("id", models.BigAutoField(primary_key=True))
    other = ("other", models.ForeignKey("majlis.TogetherTwo", on_delete=models.CASCADE, related_name="+"))
    once = models.UniqueConstraint(fields=("other",), name="majlis_together_once")
    return [
        CreateModel("TogetherOne", [key, other], {"constraints": [once]}),
        CreateModel("TogetherTwo", [("id", models.BigAutoField(primary_key=True))]),
    ]


def test_they_are_made_and_taken_away_on_both_databases(both_sites: Site) -> None:
    from django.db import connection

    from majlis.adapters.records.together import Together

    assert both_sites.world.records
    step = Together(tables())
    before, after = ProjectState(), ProjectState()
    step.state_forwards("majlis", after)
    names = {"majlis_togetherone", "majlis_togethertwo"}
    with connection.schema_editor() as editor:
        step.database_forwards("majlis", editor, before, after)
    assert names <= set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "majlis_togetherone")
    assert found["majlis_together_once"]["unique"]
    assert any(one["foreign_key"] == ("majlis_togethertwo", "id") for one in found.values())
    with connection.schema_editor() as editor:
        step.database_backwards("majlis", editor, after, before)
    assert not names & set(connection.introspection.table_names())
    assert step.describe() == "Make TogetherOne, TogetherTwo"


def test_models_are_rendered_once_for_all_of_them(site: Site) -> None:
    from majlis.adapters.records.together import Together

    assert site.world.records
    state = ProjectState()
    assert state.apps
    Together(tables()).state_forwards("majlis", state)
    assert "apps" not in state.__dict__
    assert state.apps.get_model("majlis", "TogetherOne")._meta.get_field("other").is_relation
