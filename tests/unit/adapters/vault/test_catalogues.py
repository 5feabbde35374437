import json
from pathlib import Path

import pytest

from majlis.adapters.vault import Vault
from majlis.adapters.vault.catalogues import JOURNAL, KIND, Line, append, counting, current, journal, keep
from majlis.evidence.catalogue import Catalogue, shipped
from majlis.kernel.errors import ConflictError, IntegrityError, NotFoundError
from majlis.kernel.times import parse_instant


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


def brought(vault: Vault, day: str) -> Line:
    rows = shipped().vulnerabilities
    sha256 = keep(vault, Catalogue(day.replace("-", "."), parse_instant(f"{day}T00:00:00Z"), rows))
    line = Line(f"{day}T01:00:00Z", "tester", "update", sha256, "0" * 64)
    append(vault, line, after=journal(vault))
    return line


def test_the_newest_update_counts(vault: Vault) -> None:
    assert current(vault).version == "2025.08.25"
    lines = (brought(vault, "2025-10-01"), brought(vault, "2025-12-24"))
    assert journal(vault) == lines
    assert current(vault).version == "2025.12.24"


def test_a_newer_shipped_one_counts_before_what_was_brought(vault: Vault) -> None:
    """After an upgrade the catalogue that ships may be the newer one."""
    brought(vault, "2025-08-01")
    assert current(vault).version == "2025.08.25"


def test_a_revert_takes_the_newest_update_away() -> None:
    one, two = (Line("2025-10-01T00:00:00Z", "t", "update", digit * 64) for digit in "ab")
    back = Line("2025-10-02T00:00:00Z", "t", "revert", "")
    assert counting((one, two, back)) == (one,)
    assert counting((one, back, back, two)) == (two,)


def test_who_decided_on_an_older_journal_is_told(vault: Vault) -> None:
    line = brought(vault, "2025-10-01")
    with pytest.raises(ConflictError, match="another process"):
        append(vault, line, after=())
    assert journal(vault) == (line,)


@pytest.mark.parametrize("text", ["{", json.dumps({"at": "now"}), "[]", "\udcff"])
def test_a_damaged_journal_is_said(vault: Vault, text: str) -> None:
    path = vault.root / KIND / JOURNAL
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(IntegrityError, match="journal of catalogues"):
        current(vault)


def test_a_catalogue_that_is_gone_is_said(vault: Vault) -> None:
    append(vault, Line("2025-10-01T00:00:00Z", "t", "update", "f" * 64), after=())
    with pytest.raises(NotFoundError, match="not in the vault"):
        current(vault)
