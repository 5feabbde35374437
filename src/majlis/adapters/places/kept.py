"""A nation of the vault, named by its hash."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from majlis.adapters.vault import Vault
from majlis.adapters.vault.nations import kept_nation
from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry, Observation
from majlis.infrastructure.findings import Finding
from majlis.infrastructure.lint import check
from majlis.infrastructure.nation import Header, Nation
from majlis.kernel.access import Reader
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError
from majlis.reference.parameters import Parameter, parameters

if TYPE_CHECKING:
    from majlis.adapters.places.recorded import RecordedPlace
    from majlis.adapters.records.handle import Records
    from majlis.risk.backtest import Happening
    from majlis.risk.case import Evidence

LABEL_DIGITS = 12


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A nation of the vault. Where the records know the version, its evidence and parameters are the nation's there.

    Attributes
    ----------
    vault : Vault
    sha256 : str
        Hash of the nation, whole.
    reader : Reader
        Who reads.
    records : callable
        Opens the records, or gives None; called only where evidence or parameters are asked for.
    """

    vault: Vault
    sha256: str
    reader: Reader
    records: "Callable[[], Records | None]"

    @property
    def label(self) -> str:
        """The beginning of the hash."""
        return self.sha256[:LABEL_DIGITS]

    def header(self) -> Header:
        """Return the nation's header."""
        return self.nation().header

    def nation(self) -> Nation:
        """Return the nation, verified.

        Raises
        ------
        PermissionDeniedError
            If it holds what the reader may not see.
        """
        nation = kept_nation(self.vault, self.sha256)
        if self.reader.everything or self.reader.may_read(nation.marking, "") or self._recorded():
            return nation
        raise PermissionDeniedError(
            f"{self.reader.name} may not read the nation {self.label}",
            why=f"it holds what is marked {nation.marking}",
            mend="ask its owner",
            code="place.marking",
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return what the lint finds in the rows."""
        recorded = self._recorded()
        return check(self.nation(), own=recorded.own_parameters() if recorded else {})

    def entries(self, as_of: date | None = None) -> tuple[Entry, ...]:
        """Return the sources that the records hold of its nation."""
        return self._behind().entries(as_of)

    def observations(self, as_of: date | None = None) -> tuple[Observation, ...]:
        """Return the observations that the records hold of its nation."""
        return self._behind().observations(as_of)

    def vulnerabilities(self) -> tuple[Vulnerability, ...]:
        """Return the entries of the KEV catalogues that the records hold of its nation."""
        return self._behind().vulnerabilities()

    def evidence(self, as_of: date | None = None) -> "Evidence":
        """Return the evidence that the records hold of its nation, with its hash."""
        return self._behind().evidence(as_of)

    def keep_evidence(self, vault: Vault, evidence: "Evidence") -> None:
        """Write a columnar snapshot."""
        self._behind().keep_evidence(vault, evidence)

    def parameters(self) -> Mapping[str, Parameter]:
        """Return the parameters of its nation in the records; the shipped ones where the records do not know it."""
        recorded = self._recorded()
        return recorded.parameters() if recorded else parameters()

    def history(self) -> "tuple[Happening, ...] | None":
        """Return None: the vault keeps no history with a nation; ``--history FILE`` names one."""
        return None

    def _recorded(self) -> "RecordedPlace | None":
        """Return the version as the records know it, if they do and the reader may see it."""
        records = self.records()
        if records is None:
            return None
        from majlis.adapters.places.recorded import RecordedPlace
        from majlis.adapters.records import nations

        named = nations.of_hash(records, self.sha256)
        return RecordedPlace(records, self.vault, named) if named else None

    def _behind(self) -> "RecordedPlace":
        recorded = self._recorded()
        if recorded is None:
            raise NotFoundError(
                f"no evidence belongs to the nation {self.label}",
                where="argument NATION",
                why="the vault keeps the nation alone, and no version in the records has this hash",
                mend="give the nation's directory, or its name in the records",
                code="place.no-evidence",
            )
        return recorded


def kept_hash(vault: Vault, beginning: str) -> str:
    """Return the hash of the one nation in the vault whose hash begins so; empty where there is none.

    Raises
    ------
    InputError
        If several begin so.
    """
    found = [sha256 for sha256 in vault.hashes("nations") if sha256.startswith(beginning)]
    if len(found) > 1:
        raise InputError(
            f"{beginning!r} begins the hash of {len(found)} nations: {', '.join(one[:16] for one in found[:5])}",
            where="argument NATION",
            mend="give more of the hash",
            code="place.ambiguous-hash",
        )
    return found[0] if found else ""
