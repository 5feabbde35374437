"""Whatever a file holds, reading it gives a reading or an error that a person can act on; a cut file adds nothing."""

import io
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.evidence.formats import read
from majlis.evidence.reading import Origin, Reading
from majlis.kernel.errors import Fault, InputError

ORIGIN = Origin("source", "file")
T = "2025-01-01T00:00:00Z"


def identifier(name: str, number: int) -> str:
    return f"{name}--00000000-0000-4000-8000-{number:012d}"


def thing(type_: str, number: int, **more: object) -> dict[str, object]:
    head = {"type": type_, "spec_version": "2.1", "id": identifier(type_, number), "created": T, "modified": T}
    return {**head, "name": "Ransomware", **more}


OBJECTS = [
    thing("identity", 1, sectors=["healthcare"]),
    thing("attack-pattern", 2, external_references=[{"external_id": "T1486"}], kill_chain_phases=[{"phase_name": "x"}]),
    thing("marking-definition", 3, definition_type="tlp", definition={"tlp": "green"}, extensions={}),
    thing(
        "sighting",
        4,
        sighting_of_ref=identifier("attack-pattern", 2),
        where_sighted_refs=[identifier("identity", 1)],
        first_seen=T,
        last_seen="2025-01-05T00:00:00Z",
        count=3,
        object_marking_refs=[identifier("marking-definition", 3)],
        granular_markings=[{"marking_ref": identifier("marking-definition", 3), "selectors": ["name"]}],
    ),
    thing(
        "incident", 5, labels=["ddos"], incident_types=["x"], extensions={"extension-definition--1": {"first_seen": T}}
    ),
    thing(
        "relationship",
        6,
        relationship_type="targets",
        source_ref=identifier("incident", 5),
        target_ref=identifier("identity", 1),
    ),
]
BUNDLE = json.dumps({"type": "bundle", "id": identifier("bundle", 9), "objects": OBJECTS}).encode()
CSV = (
    b"Case,Date,Reported,Sector,Type\n1,2025-01-02,2025-01-03,Hospital,Ransomware\n2,2025-01-05,2025-01-06,Bank,DDoS\n"
)


def attempt(data: bytes) -> Reading | None:
    faults: tuple[Fault, ...] = ()
    reading = None
    try:
        reading = read(data, ORIGIN, format_="auto")
    except InputError as error:
        faults = error.faults
    assert all(fault.what and (fault.where or fault.mend) for fault in faults)
    return reading


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes) -> None:
    attempt(data)


@given(st.text(alphabet='0123456789-/.,;|"\n #abcDate\u06f1\u0661', max_size=120))
@settings(max_examples=300, deadline=None)
def test_any_table(text: str) -> None:
    attempt(b"Date,Sector,Type\n" + text.encode())


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
FIELDS = [(index, key) for index, one in enumerate(OBJECTS) for key in one]


@given(st.sampled_from(FIELDS), JSON)
@settings(max_examples=600, deadline=None)
def test_any_value_in_any_field_of_a_bundle(place: tuple[int, str], value: object) -> None:
    index, key = place
    objects = [dict(one) for one in OBJECTS]
    objects[index][key] = value
    attempt(json.dumps({"type": "bundle", "objects": objects}).encode())


@pytest.mark.parametrize("cut", range(1, len(BUNDLE), 17))
def test_a_bundle_cut_anywhere_adds_nothing(cut: int) -> None:
    assert attempt(BUNDLE[:cut]) is None


def test_a_workbook_cut_anywhere_adds_nothing() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Sector"])
    sheet.append([date(2025, 1, 2), "Hospital"])
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue()
    assert attempt(data) is not None
    for cut in range(5, len(data), 101):
        assert attempt(data[:cut]) is None


@pytest.mark.parametrize("cut", range(1, len(CSV) - 1))
def test_a_table_cut_anywhere_tells_no_incident_that_was_not_there(cut: int) -> None:
    """A cut at the end of a line cannot be seen; elsewhere it is a fault, or only the last word is shorter."""
    whole, found = attempt(CSV), attempt(CSV[:cut])
    assert whole is not None
    if found is not None:
        days = [(one.key, one.day, one.known) for one in whole.observations]
        assert [(one.key, one.day, one.known) for one in found.observations] == days[: len(found.observations)]
