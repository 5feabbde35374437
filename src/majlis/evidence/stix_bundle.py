"""Index a STIX 2.1 bundle: newest version of each object, who points to whom."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from majlis.evidence.cells import FIRST_YEAR, LAST_YEAR
from majlis.evidence.reading import broken
from majlis.evidence.tlp import definition_marking
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.marking import Marking
from majlis.kernel.times import parse_instant

Thing = Mapping[str, Any]
_ID = re.compile(r"(?P<type>[a-z0-9-]+)--[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NEEDED = {
    "incident": ("name", "created", "modified"),
    "sighting": ("sighting_of_ref", "created", "modified"),
    "relationship": ("relationship_type", "source_ref", "target_ref"),
    "identity": ("name",),
    "campaign": ("name",),
    "threat-actor": ("name",),
    "attack-pattern": ("name",),
}
"""What the reading of an object rests on; STIX 2.1 requires more."""
_INSTANTS = ("created", "modified", "first_seen", "last_seen")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle, indexed.

    Attributes
    ----------
    file : str
    objects : mapping of str to object
        By id, newest version of each, in order of first appearance. Revoked ones are left out.
    places : mapping of str to str
        By id: the place in the file, for messages.
    links : mapping of str to tuple of (relationship type, id)
        Both directions of every relationship that is not revoked; the type of the reverse starts with ``~``.
    markings : mapping of str to Marking
        Marking definitions by id.
    types : mapping of str to int
        Objects by type, revoked ones included.
    revoked : int
        Objects left out because their author revoked them.
    """

    file: str
    objects: Mapping[str, Thing]
    places: Mapping[str, str]
    links: Mapping[str, tuple[tuple[str, str], ...]]
    markings: Mapping[str, Marking]
    types: Mapping[str, int]
    revoked: int

    def of_type(self, name: str) -> Iterator[Thing]:
        """Yield the objects of a type, in file order."""
        return (thing for thing in self.objects.values() if thing["type"] == name)

    def linked(self, identifier: str, name: str) -> Iterator[tuple[str, Thing]]:
        """Yield (relationship type, object) of the objects of a type that are linked with one."""
        for relation, other in self.links.get(identifier, ()):
            if other in self.objects and self.objects[other]["type"] == name:
                yield relation, self.objects[other]


def index_bundle(document: Mapping[str, object], *, file: str) -> Bundle:
    """Check a bundle's objects and index them.

    Several versions of an object (same id, another ``modified``) are one object: the newest counts.

    Raises
    ------
    InputError
        With every faulty object, naming its place in the list and its id.
    """
    rows = document.get("objects")
    if not isinstance(rows, list) or not rows:
        raise InputError(
            "the bundle has no objects", where=file, mend="check that it was exported whole", code="evidence.stix-empty"
        )
    faults: list[Fault] = []
    objects: dict[str, Thing] = {}
    places: dict[str, str] = {}
    types: Counter[str] = Counter()
    for index, row in enumerate(rows, 1):
        fault = _fault_of(row, f"{file}, object {index}")
        if fault:
            faults.append(fault)
            continue
        thing: Thing = row
        identifier = thing["id"]
        place = f"{file}, object {index} ({identifier})"
        types[thing["type"]] += identifier not in objects
        if identifier not in objects or _version(thing) > _version(objects[identifier]):
            objects[identifier] = thing
            places[identifier] = place
        elif _version(thing) == _version(objects[identifier]) and thing != objects[identifier]:
            mend = "keep the right one; a newer version has a later 'modified'"
            faults.append(
                Fault("evidence.stix-twice", "one version of an object is given twice, differently", place, mend=mend)
            )
    if faults:
        raise broken(file, faults)
    standing = {name: thing for name, thing in objects.items() if thing.get("revoked") is not True}
    markings = {n: definition_marking(t) for n, t in standing.items() if t["type"] == "marking-definition"}
    return Bundle(file, standing, places, _links(standing), markings, types, len(objects) - len(standing))


def _links(objects: Mapping[str, Thing]) -> dict[str, tuple[tuple[str, str], ...]]:
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for thing in objects.values():
        if thing["type"] == "relationship":
            source, target, relation = thing["source_ref"], thing["target_ref"], thing["relationship_type"]
            links[source].append((relation, target))
            links[target].append((f"~{relation}", source))
    return {name: tuple(pairs) for name, pairs in links.items()}


def _version(thing: Thing) -> datetime:
    return parse_instant(str(thing.get("modified") or thing.get("created") or "1970-01-01T00:00:00Z"))


def _fault_of(row: object, where: str) -> Fault | None:
    """Return what is wrong with an object, or None."""
    if not isinstance(row, dict):
        return Fault("evidence.stix-object", "this is no object", where, mend="export the bundle again")
    identifier, name = row.get("id"), row.get("type")
    found = _ID.fullmatch(identifier) if isinstance(identifier, str) else None
    if not isinstance(name, str) or not found or found["type"] != name:
        what = f"the id {str(identifier)[:80]!r} does not fit the type {str(name)[:40]!r}"
        return Fault("evidence.stix-id", what, where, "a STIX id is type--UUID (section 2.9)", "correct the id")
    where = f"{where} ({identifier})"
    if row.get("spec_version", "2.1") != "2.1":
        what = f"the object is STIX {str(row['spec_version'])[:10]}"
        return Fault("evidence.stix-version", what, where, "only STIX 2.1 is read", "convert it to 2.1")
    for key in _NEEDED.get(name, ()):
        if not isinstance(row.get(key), str) or not row[key]:
            return Fault("evidence.stix-property", f"the {name} has no {key}", where, mend=f"give its {key}")
    return _instant_fault(row, where)


def plausible_instant(text: str, *, where: str) -> datetime:
    """Read an instant in the years in which incidents are recorded.

    Raises
    ------
    InputError
        If it is no instant, or lies outside 1990-2100.
    """
    instant = parse_instant(text, where=where)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise InputError(
            f"the year of {text[:40]} is not plausible",
            where=where,
            why=f"days lie between {FIRST_YEAR} and {LAST_YEAR}",
            mend="correct the year",
            code="evidence.day-range",
        )
    return instant


def _instant_fault(row: Thing, where: str) -> Fault | None:
    for key in _INSTANTS:
        if key in row:
            try:
                plausible_instant(str(row[key]), where=f"{where}, {key}")
            except InputError as error:
                return error.fault
    if (
        "first_seen" in row
        and "last_seen" in row
        and parse_instant(row["last_seen"]) < parse_instant(row["first_seen"])
    ):
        return Fault("evidence.stix-order", "last_seen lies before first_seen", where, mend="correct one of the two")
    return None
