"""What a reader may see: the ceiling of the clearance at home, a lower one for what belongs to others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.marking import Classification, Marking, Tlp

markings = st.builds(
    Marking, st.sampled_from(Tlp), st.sampled_from(Classification), st.frozensets(st.sampled_from(("a", "b")))
)
readers = st.builds(
    Reader, st.just("x"), st.frozensets(st.sampled_from(("cert", "grid"))), markings, st.sampled_from(Tlp)
)


@pytest.mark.parametrize(
    ("tlp", "owner", "may"),
    [
        (Tlp.AMBER_STRICT, "cert", True),
        (Tlp.RED, "cert", False),
        (Tlp.GREEN, "grid", True),
        (Tlp.AMBER, "grid", False),
    ],
)
def test_an_analyst_sees_more_at_home(tlp: Tlp, owner: str, may: bool) -> None:  # noqa: FBT001 - a table of cases
    analyst = Reader("a", frozenset({"cert"}), Marking(Tlp.AMBER_STRICT), Tlp.GREEN)
    assert analyst.may_read(Marking(tlp), owner) is may


@given(readers, markings, st.sampled_from(("cert", "grid", "other")))
def test_nothing_stricter_than_the_clearance_is_ever_seen(reader: Reader, marking: Marking, owner: str) -> None:
    if reader.may_read(marking, owner):
        assert reader.clearance.permits(marking)


@given(readers, markings, markings, st.sampled_from(("cert", "grid", "other")))
def test_who_may_see_the_stricter_may_see_the_milder(reader: Reader, one: Marking, other: Marking, owner: str) -> None:
    if reader.may_read(one.join(other), owner):
        assert reader.may_read(one, owner)


@given(markings)
def test_the_person_at_the_machine_sees_all(marking: Marking) -> None:
    assert EVERYTHING.may_read(marking, "anyone")
    assert not Reader("nobody").may_read(marking, "anyone") or marking == Marking(Tlp.CLEAR)


def test_a_lower_ceiling_at_one_organisation_holds_there_alone() -> None:
    reader = Reader(
        "a", frozenset({"cert", "grid"}), Marking(Tlp.RED), Tlp.GREEN, ceilings=frozenset({("grid", Tlp.AMBER)})
    )
    assert reader.may_read(Marking(Tlp.RED), "cert")
    assert not reader.may_read(Marking(Tlp.RED), "grid")
    assert reader.may_read(Marking(Tlp.AMBER), "grid")
    assert (reader.own_ceiling("cert"), reader.own_ceiling("grid")) == (Tlp.RED, Tlp.AMBER)


def test_a_view_can_be_cut_short_and_never_grows() -> None:
    whole = Reader("a", frozenset({"cert"}), Marking(Tlp.RED), Tlp.AMBER)
    cut = whole.limited(Tlp.AMBER_STRICT)
    assert whole.may_read(Marking(Tlp.RED), "cert")
    assert not cut.may_read(Marking(Tlp.RED), "cert")
    assert cut.may_read(Marking(Tlp.AMBER_STRICT), "cert")
    assert cut.others == Tlp.AMBER
    assert cut.limited(Tlp.RED) == cut
