"""A nation in a directory: its dossier, evidence, parameters and history as plain files."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.adapters.vault import Vault
from majlis.evidence import files
from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry, Observation
from majlis.infrastructure.files import header_of, read
from majlis.infrastructure.findings import Finding
from majlis.infrastructure.lint import check
from majlis.infrastructure.nation import Header, Nation
from majlis.reference.parameters import Parameter, parameters_of

if TYPE_CHECKING:
    from majlis.risk.backtest import Happening
    from majlis.risk.case import Evidence


@dataclass(frozen=True, slots=True)
class DirectoryPlace:
    """A directory that holds ``nation.toml``. Each method reads the files anew and refuses wrong ones.

    A file of evidence says what is known now; what of it was known before a day is told by each row's own day, so
    that ``as_of`` changes nothing here: figures leave later rows out.

    Attributes
    ----------
    path : Path
    """

    path: Path

    @property
    def label(self) -> str:
        """The directory as it was typed."""
        return str(self.path)

    def header(self) -> Header:
        """Return the facts of ``nation.toml``."""
        return header_of(self.path)

    def nation(self) -> Nation:
        """Return the nation."""
        return read(self.path)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the lint finds in the files: each with file and line."""
        return check(self.path)

    def entries(self, as_of: date | None = None) -> tuple[Entry, ...]:  # noqa: ARG002 - see the class
        """Return the sources of ``evidence/``."""
        return files.read_entries(self.path)

    def observations(self, as_of: date | None = None) -> tuple[Observation, ...]:  # noqa: ARG002 - see the class
        """Return what the files of ``evidence/`` tell."""
        return files.read_observations(self.path)

    def vulnerabilities(self) -> tuple[Vulnerability, ...]:
        """Return the entries of the KEV catalogues in ``evidence/``."""
        return files.read_vulnerabilities(self.path)

    def evidence(self, as_of: date | None = None) -> "Evidence":  # noqa: ARG002 - see the class
        """Return all evidence; its hash stands for entries and files."""
        from majlis.risk.files import read_evidence

        return read_evidence(self.path)

    def keep_evidence(self, vault: Vault, evidence: "Evidence") -> None:
        """Copy ``evidence/`` with its original files."""
        source = self.path / files.FOLDER
        vault.keep("evidence", evidence.sha256, lambda folder: _copy(source, folder / files.FOLDER))

    def parameters(self) -> Mapping[str, Parameter]:
        """Return the shipped parameters with ``parameters.csv`` on top."""
        return parameters_of(self.path)

    def history(self) -> "tuple[Happening, ...] | None":
        """Return the rows of ``history.csv``, if there is one."""
        from majlis.risk.files import HISTORY_FILE, read_history

        file = self.path / HISTORY_FILE
        return read_history(file) if file.is_file() else None


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target)
