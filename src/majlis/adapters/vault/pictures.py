"""What is drawn of a run ahead, so that no page waits: it lies beside the runs, and is made again where it is not.

Everything here follows from the run, which stays as it was written. So a file that is missing, damaged or of another
version is no fault: whoever needs it first makes it and keeps it.
"""

import gzip
import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from majlis import __version__
from majlis.adapters.vault.nations import kept_areas
from majlis.adapters.vault.run import Run
from majlis.adapters.vault.snapshots import result_of
from majlis.adapters.vault.store import Vault
from majlis.kernel.errors import IntegrityError, NotFoundError
from majlis.kernel.times import parse_instant
from majlis.risk.result import CurvePoint

if TYPE_CHECKING:
    from majlis.briefing import Material
    from majlis.briefing.document import Spec

FOLDER = "pictures"
_MADE_BY = f"1 {__version__}"
_TABLE = "year_largest"


@dataclass(frozen=True)
class Pictures:
    """What is drawn of a run.

    Attributes
    ----------
    path : Path
        Where it is kept.
    largest : tuple of CurvePoint
        The exceedance curve of the year's largest event; empty where the run kept no such table.
    map : mapping or None
        The map, laid out.
    drawings : dict of str to str
        SVG by the key of its specification.
    """

    path: Path
    largest: tuple[CurvePoint, ...] = ()
    map: "Spec | None" = None
    drawings: dict[str, str] = field(default_factory=dict)

    def drawn(self, spec: "Spec") -> str | None:
        """Return a chart as SVG; None where it was not drawn ahead."""
        from majlis.briefing.picturing import key_of

        return self.drawings.get(key_of(spec))

    def draw(self, spec: "Spec") -> str:
        """Return a chart of the run as SVG; one that was not drawn ahead is drawn now and kept.

        Parameters
        ----------
        spec : mapping
            A Vega-Lite specification.
        """
        from majlis.briefing.charts import svg
        from majlis.briefing.picturing import key_of

        found = self.drawn(spec)
        if found is None:
            found = self.drawings[key_of(spec)] = svg(spec)
            _write(self)
        return found


def pictures_of(run: Run) -> Pictures:
    """Return what is drawn of a run; where nothing is, it is drawn now and kept.

    Parameters
    ----------
    run : Run
        An assessment.
    """
    path = _path(run)
    return _read(path) or _made(run, path)


def _path(run: Run) -> Path:
    return run.path.parent.parent / FOLDER / f"{run.id}.json.gz"


def _read(path: Path) -> Pictures | None:
    try:
        found: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
        if found["made_by"] != _MADE_BY:
            return None
        largest = tuple(CurvePoint.model_validate(point) for point in found["largest"])
        return Pictures(path, largest, found["map"], dict(found["drawings"]))
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None


def _made(run: Run, path: Path) -> Pictures:
    from majlis.briefing.picturing import drawings, map_of

    material = _material(run)
    material = replace(material, map=map_of(material))
    pictures = Pictures(path, material.largest, material.map, drawings(material))
    _write(pictures)
    return pictures


def _material(run: Run) -> "Material":
    from majlis.briefing import Material, Occasion, Place

    result = result_of(run)
    try:
        areas = kept_areas(Vault(run.path.parent.parent), run.inputs.get("nation", ""))
    except NotFoundError:
        areas = ()
    return Material(
        result=result,
        occasion=Occasion(run.id, run.result_sha256, parse_instant(run.run["when"]), "UTC"),
        places={area.id: Place(area.latitude, area.longitude) for area in areas},
        largest=_largest(run, result.nation.slot_minutes / 60),
    )


def _largest(run: Run, slot_hours: float) -> tuple[CurvePoint, ...]:
    from majlis.risk.summary import curve_of

    try:
        return curve_of(run.array(_TABLE), slot_hours)
    except (NotFoundError, IntegrityError):  # the rest of the result stands by its own hash
        return ()


def _write(pictures: Pictures) -> None:
    """Keep what was drawn, whole or not at all; where the disk refuses, the next who needs it draws again."""
    content = {
        "made_by": _MADE_BY,
        "largest": [point.model_dump(mode="json") for point in pictures.largest],
        "map": pictures.map,
        "drawings": pictures.drawings,
    }
    draft = pictures.path.with_name(f".{uuid4().hex}")
    with suppress(OSError):
        pictures.path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(gzip.compress(json.dumps(content).encode(), 6, mtime=0))
        draft.replace(pictures.path)
        return
    with suppress(OSError):
        draft.unlink()
