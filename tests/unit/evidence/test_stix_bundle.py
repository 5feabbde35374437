import pytest

from majlis.evidence.stix_bundle import index_bundle
from majlis.kernel.errors import InputError

T = "2025-01-01T00:00:00Z"
LATER = "2025-02-01T00:00:00Z"


def thing(type_: str, number: int, **changed: object) -> dict[str, object]:
    identifier = f"{type_}--00000000-0000-4000-8000-{number:012d}"
    return {"type": type_, "spec_version": "2.1", "id": identifier, "created": T, "modified": T, **changed}


def test_the_newest_version_counts() -> None:
    rows = [thing("identity", 1, name="new", modified=LATER), thing("identity", 1, name="old")]
    bundle = index_bundle({"objects": rows}, file="b")
    assert [one["name"] for one in bundle.of_type("identity")] == ["new"]
    assert bundle.types == {"identity": 1}


def test_a_repeated_object_is_one() -> None:
    rows = [thing("identity", 1, name="a"), thing("identity", 1, name="a")]
    assert len(index_bundle({"objects": rows}, file="b").objects) == 1


def test_revoked_objects_and_their_links_are_gone() -> None:
    a, b = thing("campaign", 1, name="a"), thing("attack-pattern", 2, name="b", revoked=True)
    link = thing("relationship", 3, relationship_type="uses", source_ref=a["id"], target_ref=b["id"])
    bundle = index_bundle({"objects": [a, b, link]}, file="b")
    assert bundle.revoked == 1
    assert list(bundle.linked(str(a["id"]), "attack-pattern")) == []


def test_links_go_both_ways() -> None:
    a, b = thing("campaign", 1, name="a"), thing("attack-pattern", 2, name="b")
    link = thing("relationship", 3, relationship_type="uses", source_ref=a["id"], target_ref=b["id"])
    bundle = index_bundle({"objects": [a, b, link]}, file="b")
    assert [(r, o["name"]) for r, o in bundle.linked(str(a["id"]), "attack-pattern")] == [("uses", "b")]
    assert [(r, o["name"]) for r, o in bundle.linked(str(b["id"]), "campaign")] == [("~uses", "a")]


def test_unknown_types_and_fields_are_kept() -> None:
    bundle = index_bundle({"objects": [thing("x-own-type", 1, x_field={"a": [1]})]}, file="b")
    assert next(bundle.of_type("x-own-type"))["x_field"] == {"a": [1]}


@pytest.mark.parametrize(
    "row",
    [
        "text",
        {"type": "identity"},
        thing("identity", 1),
        thing("relationship", 1, relationship_type="uses"),
        thing("identity", 1, name="a", modified="yesterday"),
        thing("identity", 1, name="a", spec_version="2.0"),
    ],
)
def test_wrong_objects_are_named(row: object) -> None:
    with pytest.raises(InputError, match="object 1"):
        index_bundle({"objects": [row]}, file="b")
