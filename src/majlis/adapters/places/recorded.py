"""A nation of the records: a version from the vault or the draft, with the evidence and parameters in rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.adapters.records import evidence, nations, parameters
from majlis.adapters.records.handle import Records
from majlis.adapters.records.nations.named import Named
from majlis.adapters.vault import Vault
from majlis.adapters.vault.nations import kept_nation
from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry, Observation
from majlis.evidence.snapshot import Snapshot, snapshot_sha256, write_snapshot
from majlis.infrastructure.findings import Finding
from majlis.infrastructure.lint import check
from majlis.infrastructure.nation import Header, Nation
from majlis.reference.parameters import Parameter
from majlis.reference.parameters import parameters as shipped

if TYPE_CHECKING:
    from majlis.risk.backtest import Happening
    from majlis.risk.case import Evidence


@dataclass(frozen=True, slots=True)
class RecordedPlace:
    """A nation of the records, as the reader of ``records`` may see it.

    Attributes
    ----------
    records : Records
    vault : Vault
        Holds the published versions.
    named : Named
        Code and version; ``version`` None is the draft.
    """

    records: Records
    vault: Vault
    named: Named

    @property
    def label(self) -> str:
        """``code@3`` or ``code@draft``: the newest version is named by its number, so that the label stays true."""
        return self.named.label

    def header(self) -> Header:
        """Return the header of the version or of the draft."""
        return self.named.header

    def nation(self) -> Nation:
        """Return the version as it was published, or the draft as it is."""
        if self.named.version is None:
            return nations.draft(self.records, self.named.code)
        return kept_nation(self.vault, self.named.sha256)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the lint finds in the rows, judged by the nation's own parameters."""
        return check(self.nation(), own=self.own_parameters())

    def entries(self, as_of: date | None = None) -> tuple[Entry, ...]:
        """Return the sources in the records, by name."""
        return evidence.entries(self.records, self.named.code, as_of)

    def observations(self, as_of: date | None = None) -> tuple[Observation, ...]:
        """Return the observations in the records; with ``as_of``, amended ones as they were believed then."""
        return evidence.observations(self.records, self.named.code, as_of)

    def vulnerabilities(self) -> tuple[Vulnerability, ...]:
        """Return the entries of the KEV catalogues in the records."""
        return evidence.vulnerabilities(self.records, self.named.code)

    def evidence(self, as_of: date | None = None) -> "Evidence":
        """Return all evidence; its hash stands for what it says, not for the files it came in."""
        from majlis.risk.case import Evidence

        entries: tuple[Entry, ...] | None = None
        while entries != (entries := self.entries(as_of)):  # a writer who came between makes it read again
            observations, vulnerabilities = self.observations(as_of), self.vulnerabilities()
        sha256 = snapshot_sha256(entries, observations, vulnerabilities)
        return Evidence(entries, observations, vulnerabilities, sha256)

    def keep_evidence(self, vault: Vault, evidence: "Evidence") -> None:
        """Write a columnar snapshot."""
        snapshot = Snapshot(tuple(evidence.entries), tuple(evidence.observations), tuple(evidence.vulnerabilities))
        vault.keep("evidence", evidence.sha256, lambda folder: _fill(folder, snapshot))

    def parameters(self) -> Mapping[str, Parameter]:
        """Return the shipped parameters with the nation's own on top, as they are now: a choice, not evidence."""
        return {**shipped(), **self.own_parameters()}

    def own_parameters(self) -> Mapping[str, Parameter]:
        """Return the nation's own parameters alone."""
        return parameters.own(self.records, self.named.code)

    def history(self) -> "tuple[Happening, ...] | None":
        """Return None: the records keep no history of large outages yet; ``--history FILE`` names one."""
        return None


def _fill(folder: Path, snapshot: Snapshot) -> None:
    write_snapshot(folder, snapshot)
