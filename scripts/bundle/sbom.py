"""The software bill of materials: what is in the bundle, by whom, under which licence, needing what. CycloneDX 1.6."""

import json
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name
from scripts.bundle.wheels import Wheel

_LONGEST_NAME = 80
_OWN = "majlis"
_INSTALLER = "pip"


def sbom(wheels: tuple[Wheel, ...]) -> str:
    """Return the bill as JSON. The same wheels give the same text: its serial number is made from their hashes.

    Parameters
    ----------
    wheels : tuple of Wheel
        All of the bundle; the one named majlis is what the bill is about.
    """
    components = {wheel.name: component(wheel) for wheel in wheels}
    bom = Bom(
        components=[found for name, found in components.items() if name != _OWN],
        serial_number=uuid5(NAMESPACE_URL, " ".join(wheel.sha256 for wheel in wheels)),
    )
    bom.metadata.component = components[_OWN]
    for name, needed in needs(wheels).items():
        bom.register_dependency(components[name], [components[one] for one in sorted(needed)])
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    # When it was made says nothing about what is in it, and would make each bundle another.
    document["metadata"].pop("timestamp")
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def component(wheel: Wheel) -> Component:
    """Return one package of the bill."""
    return Component(
        name=wheel.name,
        version=wheel.version,
        type=ComponentType.APPLICATION if wheel.name == _OWN else ComponentType.LIBRARY,
        bom_ref=f"{wheel.name}@{wheel.version}",
        purl=PackageURL("pypi", name=wheel.name, version=wheel.version),
        description=str(wheel.metadata["Summary"] or ""),
        licenses=[LicenseFactory().make_from_string(licence_of(wheel))],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=wheel.sha256)],
    )


def licence_of(wheel: Wheel) -> str:
    """Return what a package calls its licence: an SPDX expression, else its own short name, else its classifier's."""
    metadata = wheel.metadata
    if expression := metadata["License-Expression"]:
        return str(expression)
    name = " ".join(str(metadata["License"] or "").split())
    if name and len(name) <= _LONGEST_NAME:
        return name
    classifiers = [text for text in metadata.get_all("Classifier") or [] if text.startswith("License ::")]
    return str(classifiers[0]).rpartition("::")[2].strip() if classifiers else "see the licence text"


def needs(wheels: tuple[Wheel, ...]) -> Mapping[str, set[str]]:
    """Return what each package of the bundle needs of the others, extras that are asked for included."""
    by_name = {wheel.name: wheel for wheel in wheels}
    found: dict[str, set[str]] = {}
    todo: list[tuple[str, frozenset[str]]] = [(_OWN, frozenset()), (_INSTALLER, frozenset())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        one = todo.pop()
        if one in seen:
            continue
        seen.add(one)
        for need in by_name[one[0]].requires(one[1]):
            name = canonicalize_name(need.name)
            if name in by_name:
                found.setdefault(one[0], set()).add(name)
                todo.append((name, frozenset(need.extras)))
    return {name: found.get(name, set()) for name in by_name}
