"""Where a nation's facts are kept: a directory, the records, or the vault; read the same way from each."""

from majlis.adapters.places.place import Place

__all__ = ["Place"]
