"""Long work: ordered by people, held by workers, adopted from older versions."""

from majlis.adapters.records.runs.orders import PREFIX, before, cancel, find, listed, new_row, queue, retry, seen

__all__ = ["PREFIX", "before", "cancel", "find", "listed", "new_row", "queue", "retry", "seen"]
