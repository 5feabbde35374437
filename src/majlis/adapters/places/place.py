"""What a command's ``NATION`` stands for, whatever keeps it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from majlis.adapters.vault import Vault
    from majlis.evidence.kev import Vulnerability
    from majlis.evidence.observation import Entry, Observation
    from majlis.infrastructure.findings import Finding
    from majlis.infrastructure.nation import Header, Nation
    from majlis.reference.parameters import Parameter
    from majlis.risk.backtest import Happening
    from majlis.risk.case import Evidence


class Place(Protocol):
    """A nation with its evidence, parameters and history, ready to be read.

    ``as_of`` is the day before which a thing must have been known; None: all that is known now.
    """

    @property
    def label(self) -> str:
        """What a person types to name it again: a directory, a name with its version, or a hash."""

    def header(self) -> "Header":
        """Return the facts of the nation alone."""

    def nation(self) -> "Nation":
        """Return the nation: of a name, its newest published version."""

    def findings(self) -> "tuple[Finding, ...]":
        """Return what the lint finds, errors first."""

    def entries(self, as_of: "date | None" = None) -> "tuple[Entry, ...]":
        """Return the sources of evidence, by name."""

    def observations(self, as_of: "date | None" = None) -> "tuple[Observation, ...]":
        """Return what the sources observed."""

    def vulnerabilities(self) -> "tuple[Vulnerability, ...]":
        """Return the entries of its KEV catalogues."""

    def evidence(self, as_of: "date | None" = None) -> "Evidence":
        """Return all evidence with its hash."""

    def keep_evidence(self, vault: "Vault", evidence: "Evidence") -> None:
        """Keep the evidence in the vault under its hash, so that a replay works after it has changed here."""

    def parameters(self) -> "Mapping[str, Parameter]":
        """Return the parameters that count: those that ship, with its own on top."""

    def history(self) -> "tuple[Happening, ...] | None":
        """Return its history of large outages; None where it has none."""
