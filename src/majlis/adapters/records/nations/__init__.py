"""Nations: drafts as rows, their history, and the versions published from them."""

from majlis.adapters.records.nations.named import (
    codes,
    create,
    draft,
    draft_at,
    exists,
    find,
    header,
    nation_row,
    of_hash,
    revision,
)

__all__ = [
    "DRAFT",
    "codes",
    "create",
    "draft",
    "draft_at",
    "exists",
    "find",
    "header",
    "nation_row",
    "of_hash",
    "revision",
]
