"""Read the Traffic Light Protocol from STIX marking definitions, versions 1.0 and 2.0."""

from collections.abc import Iterable, Mapping

from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, Tlp, join_all

EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
"""OASIS extension that carries TLP 2.0 (cti-stix-common-objects, tlp-2.0)."""
PREDEFINED: Mapping[str, Tlp] = {
    # STIX 2.1, section 7.2.1.4: TLP 1.0; WHITE is today's CLEAR
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": Tlp.CLEAR,
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": Tlp.GREEN,
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": Tlp.AMBER,
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": Tlp.RED,
    # OASIS common objects: TLP 2.0
    "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": Tlp.CLEAR,
    "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": Tlp.GREEN,
    "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": Tlp.AMBER,
    "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": Tlp.AMBER_STRICT,
    "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": Tlp.RED,
}


def definition_marking(definition: Mapping[str, object]) -> Marking:
    """Return the marking that a marking-definition object states.

    One that states no TLP level (a copyright statement, say) restricts nothing: TLP:CLEAR.
    One whose TLP level is unknown is taken as TLP:RED: in doubt, the strictest.
    """
    level = _stated(definition)
    if level is None:
        return Marking(Tlp.CLEAR)
    try:
        return Marking.parse("TLP:CLEAR" if level in {"white", "clear"} else f"TLP:{level}")
    except InputError:
        return Marking(Tlp.RED)


def _stated(definition: Mapping[str, object]) -> str | None:
    identifier = str(definition.get("id", ""))
    if identifier in PREDEFINED:
        return PREDEFINED[identifier].label.removeprefix("TLP:").lower()
    extensions = definition.get("extensions")
    extension = extensions.get(EXTENSION) if isinstance(extensions, dict) else None
    if isinstance(extension, dict) and "tlp_2_0" in extension:
        return str(extension["tlp_2_0"]).lower()
    inner = definition.get("definition")
    if isinstance(inner, dict) and "tlp" in inner:
        return str(inner["tlp"]).lower().removeprefix("tlp:")
    return None


def object_marking(thing: Mapping[str, object], definitions: Mapping[str, Marking]) -> tuple[Marking, bool]:
    """Return the marking of a STIX object, and whether one of its markings is unknown.

    Parameters
    ----------
    thing : mapping
        A STIX object. Its granular markings count for the whole of it.
    definitions : mapping of str to Marking
        Marking definitions of the bundle, by id.

    Returns
    -------
    (Marking, bool)
        The join of all. A reference that leads nowhere makes it TLP:RED.
    """
    references = list(texts(thing.get("object_marking_refs")))
    granular = thing.get("granular_markings")
    parts = granular if isinstance(granular, list) else []
    references += [str(part["marking_ref"]) for part in parts if isinstance(part, dict) and "marking_ref" in part]
    stated = [definitions.get(reference) or _predefined(reference) for reference in references]
    return join_all([marking or Marking(Tlp.RED) for marking in stated]), None in stated


def _predefined(reference: str) -> Marking | None:
    return Marking(PREDEFINED[reference]) if reference in PREDEFINED else None


def texts(value: object) -> Iterable[str]:
    """Yield the texts of what should be a list of texts; nothing where it is no list."""
    return (item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
