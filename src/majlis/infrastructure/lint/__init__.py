"""Checks a nation's dossier before anyone trusts a figure made from it."""

from majlis.infrastructure.lint.rules import check

__all__ = ["check"]
