"""Synthetic nations: real areas and people, invented facilities, operators and dependencies."""

from majlis.infrastructure.synthesis.make import LARGEST, SMALLEST, synthesize

__all__ = ["LARGEST", "SMALLEST", "synthesize"]
