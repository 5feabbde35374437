"""Verification without us: a Python file and an HTML page that verify a decision bundle off line, one file each."""

from importlib.resources import files

__all__ = ["HTML_FILE", "PYTHON_FILE", "html_verifier", "python_verifier"]

HTML_FILE = "verify-decision.html"
PYTHON_FILE = "verify_decision.py"


def python_verifier() -> bytes:
    """Return the verifier in Python, byte by byte. It needs Python 3.9 and ``cryptography``, and nothing of Majlis."""
    return (files("majlis.register.offline") / PYTHON_FILE).read_bytes()


def html_verifier() -> bytes:
    """Return the verifier as one HTML file, byte by byte. It works from a disk and opens no connection."""
    return (files("majlis.register.offline") / HTML_FILE).read_bytes()
