"""A small nation of the records that was assessed: for tests of what is shown of it."""

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.places import make_dossier, record_evidence
from tests.small import published

from majlis.acts.risk.assess import AssessCommand, assess

if TYPE_CHECKING:
    from tests.sites import Site

Codes = tuple[str, str, str]
_made: dict[str, Codes] = {}
"""What was assessed twice in this process; the data folder of it is kept."""


def small_nation(site: "Site") -> str:
    """Publish the nation of eight assets, marked TLP:AMBER, with two incidents, and return its code."""
    code = published(site.world)
    record_evidence(site.world.records, code, make_dossier(site.home / "dossier"))
    return code


def assessed_twice(site: "Site") -> Codes:
    """Return the code of a nation that was assessed, and the ids of its two runs, the older first.

    On SQLite it is assessed once in a process. Where nobody has used the site yet, it gets a copy.
    """
    if site.database or _used(site):
        return _assessed_twice(site)
    if not _made:
        _made["sqlite"] = _assessed_twice(site)
        _copy(site.home, _kept())
    else:
        shutil.rmtree(site.home)
        _copy(_kept(), site.home)
    return _made["sqlite"]


def _assessed_twice(site: "Site") -> Codes:
    code = small_nation(site)
    ids = [
        assess(AssessCommand(nation=code, draws=4, years=50, people=1_000, as_of=day), site.world).id
        for day in (date(2025, 2, 1), None)
    ]
    return code, ids[0], ids[1]


def _used(site: "Site") -> bool:
    from majlis.adapters.records.models import Nation, User

    assert site.world.records.home == site.home
    return User.objects.exists() or Nation.everything.exists()


def _copy(home: Path, to: Path) -> None:
    """Copy a data folder while nobody writes there; what was learnt of a nation of that name is forgotten."""
    from majlis.adapters.places import warm
    from majlis.adapters.records.configuration import release

    warm.forget()
    release()
    shutil.copytree(home, to)


@cache
def _kept() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="majlis-assessed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / "home"
