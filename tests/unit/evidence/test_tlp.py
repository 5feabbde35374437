import pytest

from majlis.evidence.tlp import EXTENSION, PREDEFINED, definition_marking, object_marking
from majlis.kernel.marking import Marking, Tlp

GREEN_1 = "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"
STRICT_2 = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"
OWN = "marking-definition--00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("definition", "tlp"),
    [
        ({"id": GREEN_1}, Tlp.GREEN),
        ({"id": OWN, "definition_type": "tlp", "definition": {"tlp": "white"}}, Tlp.CLEAR),
        ({"id": OWN, "definition_type": "tlp", "definition": {"tlp": "red"}}, Tlp.RED),
        ({"id": OWN, "extensions": {EXTENSION: {"tlp_2_0": "amber+strict"}}}, Tlp.AMBER_STRICT),
        ({"id": OWN, "definition_type": "statement", "definition": {"statement": "Copyright"}}, Tlp.CLEAR),
        ({"id": OWN, "definition": {"tlp": "ultraviolet"}}, Tlp.RED),
    ],
)
def test_definitions(definition: dict[str, object], tlp: Tlp) -> None:
    assert definition_marking(definition) == Marking(tlp)


def test_all_nine_levels_are_known() -> None:
    assert len(PREDEFINED) == 9
    assert set(PREDEFINED.values()) == set(Tlp)


def test_an_object_is_as_strict_as_its_strictest_marking() -> None:
    marking, lost = object_marking({"object_marking_refs": [GREEN_1, STRICT_2]}, {})
    assert marking.tlp is Tlp.AMBER_STRICT
    assert not lost


def test_a_granular_marking_counts_for_the_whole() -> None:
    thing = {"granular_markings": [{"marking_ref": STRICT_2, "selectors": ["description"]}]}
    assert object_marking(thing, {})[0].tlp is Tlp.AMBER_STRICT


def test_a_marking_that_leads_nowhere_is_red() -> None:
    marking, lost = object_marking({"object_marking_refs": [OWN]}, {})
    assert marking.tlp is Tlp.RED
    assert lost
    assert object_marking({"object_marking_refs": [OWN]}, {OWN: Marking(Tlp.GREEN)}) == (Marking(Tlp.GREEN), False)


def test_no_marking() -> None:
    assert object_marking({}, {}) == (Marking(Tlp.CLEAR), False)
