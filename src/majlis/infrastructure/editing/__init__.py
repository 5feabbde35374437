"""Edits of a nation: what changes in which row, worked out without touching anything."""

from majlis.infrastructure.editing.difference import difference
from majlis.infrastructure.editing.merge import merge
from majlis.infrastructure.editing.retire import retire
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.editing.split import remarks, split

__all__ = ["Edit", "difference", "merge", "remarks", "retire", "split"]
