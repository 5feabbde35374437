"""Content-addressed folders on disk: runs with their arrays, and immutable nations and evidence. No pickle."""

from majlis.adapters.vault.run import Array, Run, RunDraft
from majlis.adapters.vault.store import Vault

__all__ = ["Array", "Run", "RunDraft", "Vault"]
