"""The site's short memory: of each process its own, but what signing in counts is known to all of them.

A code of an authenticator app is taken once (RFC 6238, section 5.2), also by the process that did not see it the first
time. The library for signing in knows no place for that but Django's cache.
"""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

SHARED = "allauth"
"""Keys that begin so are the library's."""
_USUAL = 300.0


class Cache(LocMemCache):
    """Django's cache in this process, except for what all processes share."""

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:  # noqa: ANN401 - Django's
        """Keep something where nothing is kept."""
        if not key.startswith(SHARED):
            return bool(super().add(key, value, timeout, version))
        from majlis.adapters.records.access import memory

        return memory.claim(key, value, _seconds(timeout))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401 - Django's
        """Return what is kept."""
        if not key.startswith(SHARED):
            return super().get(key, default, version)
        from majlis.adapters.records.access import memory

        return memory.recall(key, default)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:  # noqa: ANN401 - Django's
        """Keep something."""
        if not key.startswith(SHARED):
            super().set(key, value, timeout, version)
            return
        from majlis.adapters.records.access import memory

        memory.keep(key, value, _seconds(timeout))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget something."""
        if not key.startswith(SHARED):
            return bool(super().delete(key, version))
        from majlis.adapters.records.access import memory

        return memory.forget(key)

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        from majlis.adapters.records.access import memory

        memory.forget()


def _seconds(timeout: Any) -> float:  # noqa: ANN401 - a number, None, or the mark for the usual
    return float(timeout) if isinstance(timeout, int | float) else _USUAL
