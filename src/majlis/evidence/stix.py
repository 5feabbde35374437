"""Read incidents from a STIX 2.1 bundle: incident objects, and sightings of attacks at an identity."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from majlis.evidence.observation import Observation
from majlis.evidence.reading import Origin, Reading, broken
from majlis.evidence.stix_bundle import Bundle, Thing, index_bundle, plausible_instant
from majlis.evidence.synonyms import OTHER, gravest, match, match_or
from majlis.evidence.tlp import object_marking, texts
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.times import parse_instant

COUNTED = ("attack-pattern", "campaign", "threat-actor", "intrusion-set", "malware", "tool", "incident")
"""Sightings of these are attacks seen. Those of anything else (an indicator, say) are detections: kept, not counted."""
COUNT_MAX = 999_999_999
"""The most that a sighting may count (STIX 2.1, section 5.2)."""
_STARTS = ("first_seen", "incident_start", "start_time", "occurred", "occurred_at", "date_occurred")
"""Names under which incident extensions give the beginning."""
_VICTIM = frozenset(("targets", "impacts", "affects", "victim"))
"""Relationships between an incident and the identity it happened to, in either direction."""


def read_stix(document: Mapping[str, object], origin: Origin) -> Reading:
    """Read the incidents of a bundle.

    An ``incident`` is one observation: on its ``first_seen`` or the start its extension gives, else on the day it
    was created, and its ``extra`` says so. A ``sighting`` of an attack is one observation too, on its
    ``first_seen``: its ``count`` says how often one attack was detected, and stays in ``extra``. A sighting that
    counts nought is none; a sighting of an incident of the same bundle only says where that was.
    Sectors come from the identities concerned; more than one of our sectors is "unknown". Kinds come from
    technique ids, names, labels and types, from linked attack patterns, campaigns and malware.

    Raises
    ------
    InputError
        With every faulty object.
    """
    bundle = index_bundle(document, file=origin.file)
    reader = _Reader(bundle, origin)
    found = [one for thing in bundle.of_type("incident") for one in reader.incident(thing)]
    found += [one for thing in bundle.of_type("sighting") for one in reader.sighting(thing)]
    if reader.faults:
        raise broken(origin.file, reader.faults)
    return Reading(
        format="stix",
        observations=tuple(found),
        unmapped_sectors=dict(reader.unmapped_sectors),
        unmapped_kinds=dict(reader.unmapped_kinds),
        notes=tuple(reader.tell()),
    )


@dataclass(slots=True)
class _Reader:
    bundle: Bundle
    origin: Origin
    faults: list[Fault] = field(default_factory=list)
    unmapped_sectors: Counter[str] = field(default_factory=Counter)
    unmapped_kinds: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    _sightings: dict[str, list[Thing]] | None = None

    def incident(self, thing: Thing) -> Iterator[Observation]:
        """Yield the observation of an incident object."""
        try:
            start, day_is = _start(thing, self.bundle.places[thing["id"]])
        except InputError as error:
            self.faults.append(error.fault)
            return
        if day_is:
            self.notes["incidents without a beginning: the day they were created stands in for it"] += 1
        identities = [
            one
            for relation, one in self.bundle.linked(thing["id"], "identity")
            if relation.removeprefix("~") in _VICTIM
        ]
        identities += [one for other in self._sighted().get(thing["id"], ()) for one in self._identities(other)]
        yield self._observation(thing, start, identities, self._kind(thing), day_is)

    def sighting(self, thing: Thing) -> Iterator[Observation]:
        """Yield the observation that a sighting stands for."""
        target = thing["sighting_of_ref"]
        if target.partition("--")[0] not in COUNTED:
            self.notes["sightings of something else than an attack: kept, not counted"] += 1
            return
        if target in self.bundle.objects and target.startswith("incident--"):
            self.notes["sightings of incidents of this bundle: they say where, and are not counted again"] += 1
            return
        count = thing.get("count", 1)
        if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= COUNT_MAX:
            what = f"count is {str(count)[:20]}"
            mend = f"give a whole number from 0 to {COUNT_MAX:,}"
            self.faults.append(Fault("evidence.stix-count", what, self.bundle.places[thing["id"]], mend=mend))
            return
        if count == 0:
            self.notes["sightings with a count of 0: nothing was seen"] += 1
            return
        if count > 1:
            self.notes["sightings with a count above 1: one event each, for a count is of detections"] += 1
        sighted = self.bundle.objects.get(target)
        kind = self._kind(sighted, thing) if sighted else self._kind(thing)
        start, day_is = _first_seen(thing)
        if day_is:
            self.notes["sightings with a day that stands in for another (see 'day is')"] += 1
        yield self._observation(thing, start, self._identities(thing), kind, day_is)

    def _observation(
        self, thing: Thing, start: datetime, identities: list[Thing], kind: str, day_is: str
    ) -> Observation:
        sector, sectors = self._sector(thing, identities)
        marking, lost = object_marking(thing, self.bundle.markings)
        if lost:
            self.notes["objects with a marking that the bundle does not define: taken as TLP:RED"] += 1
        extra: dict[str, object] = dict(thing)
        if day_is:
            extra["day is"] = day_is
        if len(sectors) > 1:
            extra["sectors of the identities"] = sectors
        day, known = start.date(), parse_instant(thing["created"]).date()
        return Observation(
            source=self.origin.source,
            key=thing["id"],
            day=day,
            known=max(day, known),
            sector=sector,
            kind=kind,
            operator=identities[0]["name"] if len(identities) == 1 else "",
            area="",
            synthetic=self.origin.synthetic,
            marking=self.origin.marking.join(marking),
            extra=extra,
        )

    def _sighted(self) -> dict[str, list[Thing]]:
        """Return the sightings by what they sighted."""
        if self._sightings is None:
            self._sightings = {}
            for sighting in self.bundle.of_type("sighting"):
                self._sightings.setdefault(sighting["sighting_of_ref"], []).append(sighting)
        return self._sightings

    def _identities(self, sighting: Thing) -> list[Thing]:
        names = list(texts(sighting.get("where_sighted_refs")))
        found = [self.bundle.objects[name] for name in names if name in self.bundle.objects]
        return [one for one in found if one["type"] == "identity"]

    def _sector(self, thing: Thing, identities: list[Thing]) -> tuple[str, list[str]]:
        """Return our sector ("" where unknown or several) and all that were found."""
        words = [word for one in (thing, *identities) for word in texts(one.get("sectors"))]
        found: list[str] = []
        for word in words:
            sector = match_or(self.origin.values, "sector", word)
            if not sector:
                self.unmapped_sectors[word] += 1
            elif sector not in found:
                found.append(sector)
        if not words and len(self.origin.sectors) == 1:
            return self.origin.sectors[0], []
        return (found[0] if len(found) == 1 else ""), found

    def _kind(self, *things: Thing) -> str:
        """Return the gravest kind that the objects state themselves, else that the objects linked to them state."""
        values = self.origin.values
        own = gravest(kind for thing in things for kind in kinds_of(thing, values))
        if own:
            return own
        linked = [
            one
            for thing in things
            for name in ("attack-pattern", "malware", "tool", "campaign", "intrusion-set")
            for _, one in self.bundle.linked(thing["id"], name)
        ]
        kind = gravest(kind for one in linked for kind in kinds_of(one, values))
        if not kind:
            self.unmapped_kinds[str(things[0].get("name", things[0]["type"]))] += 1
        return kind or (self.origin.kinds[0] if len(self.origin.kinds) == 1 else OTHER)

    def tell(self) -> Iterator[str]:
        """Yield what a person should know of the reading."""
        yield "objects: " + ", ".join(f"{count} {name}" for name, count in sorted(self.bundle.types.items()))
        if self.bundle.revoked:
            yield f"left out because revoked: {self.bundle.revoked}"
        for text, count in sorted(self.notes.items()):
            noun, rest = text.split(" ", 1)
            yield f"{count:,} {noun if count > 1 else noun.removesuffix('s')} {rest}"


def kinds_of(thing: Thing, values: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the kinds that a STIX object states: technique ids, words, then the tactic of an ICS technique.

    Parameters
    ----------
    thing : STIX object
    values : mapping of str to str, optional
        Their word to our kind, as a person said.
    """
    values = values or {}
    references = thing.get("external_references")
    for reference in references if isinstance(references, list) else ():
        technique = str(reference.get("external_id", "")) if isinstance(reference, dict) else ""
        if technique.startswith("T"):
            yield match("technique", technique.partition(".")[0])
    for key in ("incident_types", "malware_types", "labels"):
        for word in texts(thing.get(key)):
            yield match_or(values, "kind", word)
    yield match_or(values, "kind", str(thing.get("name", "")))
    phases = thing.get("kill_chain_phases")
    for phase in phases if isinstance(phases, list) else ():
        if isinstance(phase, dict) and phase.get("kill_chain_name") == "mitre-ics-attack":
            yield match("phase", str(phase.get("phase_name", "")))


def _start(thing: Thing, place: str) -> tuple[datetime, str]:
    """Return when an incident began, and what stands in for it where nothing says so."""
    extensions = thing.get("extensions")
    inner = [part for part in extensions.values() if isinstance(part, dict)] if isinstance(extensions, dict) else []
    for holder in (thing, *inner):
        for name in _STARTS:
            if isinstance(holder.get(name), str):
                return plausible_instant(holder[name], where=f"{place}, {name}"), ""
    return parse_instant(thing["created"]), "the day the incident object was created"


def _first_seen(thing: Thing) -> tuple[datetime, str]:
    """Return when a sighting was first seen, and what stands in for it where nothing says so."""
    if "first_seen" in thing:
        return parse_instant(thing["first_seen"]), ""
    return parse_instant(str(thing.get("last_seen", thing["created"]))), "the last day seen, or the day of the report"
