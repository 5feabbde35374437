"""Names of files that others chose, made harmless."""

import re


def safe_name(name: str) -> str:
    """Return a file name without folders and without anything that a file system or a header could take amiss."""
    last = re.split(r"[\\/]", name)[-1]
    clean = re.sub(r"[^\w.\- ]", "-", last).strip(". ")
    return clean[:120] or "file"
