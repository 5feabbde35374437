"""What a nation runs on: its operators, assets and requirements, its dossier, and how an outage spreads.

Examples
--------
>>> import majlis.infrastructure as infrastructure  # doctest: +SKIP
>>> nation = infrastructure.read("my-nation/")  # doctest: +SKIP
>>> outage = nation.cascade(attack={"grid:north-07": 0.0})  # doctest: +SKIP
>>> print(outage.explain("hospital:east-12"))  # doctest: +SKIP
"""

from majlis.infrastructure.build import build_network
from majlis.infrastructure.cascade import cascade
from majlis.infrastructure.coverage import coverage
from majlis.infrastructure.files import nation_hash, read, write
from majlis.infrastructure.lint import check
from majlis.infrastructure.nation import Nation

__all__ = ["Nation", "build_network", "cascade", "check", "coverage", "nation_hash", "read", "write"]
