"""A site with the small nation of the golden dossiers, marked TLP:AMBER throughout, taken in and published once."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.sites import Site

from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.infrastructure import Nation, read, write
from majlis.infrastructure.dossier.schema import TABLES
from majlis.kernel.marking import Marking

GOLDEN = Path(__file__).parents[3] / "golden" / "dossier-small"


def small_dossier(folder: Path) -> Path:
    """Write the small nation with one marking on all its rows, and return its folder."""
    small, amber = read(GOLDEN), Marking.parse("TLP:AMBER")
    rows: dict[str, Any] = {
        one.name: tuple(replace(row, marking=amber) for row in getattr(small, one.name)) for one in TABLES
    }
    write(Nation(header=replace(small.header, marking=amber), **rows), folder)
    return folder


def take_in(site: Site) -> str:
    """Take the small nation in and publish it; return its code."""
    from django.core.cache import cache

    cache.clear()
    done = import_(ImportCommand(source=small_dossier(site.home.parent / "small")), site.world)
    publish(PublishCommand(nation=done.nation), site.world)
    return done.nation


@pytest.fixture
def nation(site: Site) -> str:
    """Return the code of the nation on SQLite."""
    return take_in(site)


@pytest.fixture
def both_nation(both_sites: Site) -> str:
    """Return the code of the nation on each kind of database."""
    return take_in(both_sites)


@pytest.fixture(autouse=True)
def _told_contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let answers tell with what their templates were filled."""
    from django.template.base import Template
    from django.test import utils

    monkeypatch.setattr(Template, "_render", vars(utils)["instrumented_test_render"])
