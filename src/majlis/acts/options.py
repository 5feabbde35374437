"""Options that hold several words."""

from collections.abc import Iterable


def parts(values: Iterable[str]) -> tuple[str, ...]:
    """Return the words of an option that may be repeated, or hold several with commas between, or both."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
