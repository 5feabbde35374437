"""Charts that pages show of a result, drawn ahead: which there are, and how one that is drawn is found again."""

from collections.abc import Iterator, Mapping

from majlis.briefing import grounds, pages
from majlis.briefing.charts import narrow, svg
from majlis.briefing.document import Chart, Section, Spec
from majlis.briefing.material import Material
from majlis.kernel.canonical import sha256_hex


def key_of(spec: Spec) -> str:
    """Return what a drawing is found by: equal specifications have one drawing."""
    import json

    return sha256_hex(json.dumps(spec, sort_keys=True).encode())


def drawings(material: Material) -> dict[str, str]:
    """Return every chart that pages show of a result as SVG, for a wide and for a narrow screen, by its key.

    Parameters
    ----------
    material : Material
        A result, the places of its areas, and the curve of the largest event.
    """
    specs = (spec for chart in _charts(material) for spec in (chart.spec, narrow(chart.spec)))
    return {key_of(spec): svg(spec) for spec in specs}


def map_of(material: Material) -> Mapping[str, object] | None:
    """Return the map of a result, laid out; None where no area has a place."""
    section = pages.places(material)
    return next((block.spec for block in section.blocks if isinstance(block, Chart)), None) if section else None


def _charts(material: Material) -> Iterator[Chart]:
    result, synthetic = material.result, material.synthetic
    sections: tuple[Section | None, ...] = (
        pages.threat_rates(result.threat, synthetic=synthetic),
        pages.threat_changes(result.threat, synthetic=synthetic),
        pages.loss(material),
        pages.shares(material),
        pages.places(material),
        grounds.assumptions(material),
    )
    return (block for section in sections if section for block in section.blocks if isinstance(block, Chart))
