"""A nation comes back from the vault as it was, or not at all."""

from pathlib import Path

import pytest

from majlis.adapters.vault import Vault
from majlis.adapters.vault.nations import keep_nation, kept_areas, kept_nation
from majlis.infrastructure import nation_hash, synthesis
from majlis.infrastructure.files import in_order
from majlis.kernel.errors import IntegrityError, NotFoundError

NATION = synthesis.synthesize(assets=500, seed=1)


def test_it_comes_back_under_its_hash(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = keep_nation(vault, NATION)
    assert sha256 == nation_hash(NATION) == keep_nation(vault, NATION, nation_hash(NATION))
    assert vault.hashes("nations") == (sha256,)
    assert kept_nation(vault, sha256) == in_order(NATION)


def test_a_changed_one_is_found(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = keep_nation(vault, NATION)
    file = vault.kept("nations", sha256) / "dossier" / "nation.toml"
    file.write_text(file.read_text("utf-8").replace(NATION.header.name, "Another"), "utf-8")
    with pytest.raises(IntegrityError, match="not what its hash says"):
        kept_nation(vault, sha256)


def test_a_missing_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nations/000000000000"):
        kept_nation(Vault(tmp_path), "0" * 64)
    assert Vault(tmp_path).hashes("nations") == ()


def test_its_areas_are_read_alone(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = keep_nation(vault, NATION)
    assert kept_areas(vault, sha256) == in_order(NATION).areas
    (vault.kept("nations", sha256) / "dossier" / "areas.csv").unlink()
    assert kept_areas(vault, sha256) == ()
    with pytest.raises(NotFoundError):
        kept_areas(vault, "0" * 64)
