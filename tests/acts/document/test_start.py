import pytest
from tests.documents import composer, frozen, person
from tests.hand import enter
from tests.places import publish_nation

from majlis.acts.document.save import SaveCommand, save
from majlis.acts.document.show import ShowCommand, show
from majlis.acts.document.start import StartCommand, start
from majlis.acts.world import World
from majlis.infrastructure import synthesis
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError

INCIDENT = "INC-2025-0001"


def test_a_draft_says_what_the_records_say(both: World) -> None:
    world = composer(both)
    made = start(StartCommand(incident=INCIDENT), world)
    assert (made.document.code, made.document.state, made.document.kind) == ("DOC-2025-0001", "draft", "note")
    assert "majlis document freeze DOC-2025-0001" in made.text()
    parts = {one.part: one.text for one in show(ShowCommand(document=made.document.code), world).parts}
    assert "Clinic A" in parts["known"]
    assert "no published version" in parts["spread"]
    assert start(StartCommand(incident=INCIDENT), world).document.code == "DOC-2025-0002"


def test_the_cascade_is_left_out_where_it_is_not_wanted(one: World) -> None:
    code = start(StartCommand(incident=INCIDENT, no_spread=True), one).document.code
    parts = {line.part: line.text for line in show(ShowCommand(document=code), one).parts}
    assert parts["spread"] == ""


def test_a_stricter_marking_counts_and_a_laxer_one_does_not(one: World) -> None:
    assert start(StartCommand(incident=INCIDENT, marking="TLP:RED"), one).marking == "TLP:RED"
    assert start(StartCommand(incident=INCIDENT, marking="TLP:CLEAR"), one).marking == "TLP:AMBER"
    with pytest.raises(InputError, match="not a marking"):
        start(StartCommand(incident=INCIDENT, marking="pink"), one)


def test_the_next_note_begins_with_what_was_written_in_the_last_one(one: World) -> None:
    world = composer(one)
    code = start(StartCommand(incident=INCIDENT), world).document.code
    save(SaveCommand(document=code, done="Called the clinic.", known="Only this."), world)
    from majlis.acts.document.freeze import FreezeCommand, freeze

    freeze(FreezeCommand(document=code), world)
    later = start(StartCommand(incident=INCIDENT), world)
    assert later.previous == code
    parts = {line.part: line.text for line in show(ShowCommand(document=later.document.code), world).parts}
    assert (parts["done"], parts["known"]) == ("Called the clinic.", "Only this.")


def test_notes_of_others_that_wait_for_release_are_not_taken_over(one: World) -> None:
    frozen(one, INCIDENT)
    other = person(one, "omar", "document.write", "document.read", organisation="cert")
    one.records  # noqa: B018 - binds the database
    from majlis.adapters.records import people

    people.ensure_organisation(one.records, "cert", "CERT", "cert")
    assert start(StartCommand(incident=INCIDENT), other).previous == ""


def test_what_is_not_there_or_not_permitted(one: World) -> None:
    with pytest.raises(NotFoundError):
        start(StartCommand(incident="INC-2025-0009"), one)
    with pytest.raises(PermissionDeniedError):
        start(StartCommand(incident=INCIDENT), person(one, "olga", "document.read"))


def test_the_operator_is_known_without_its_synthetic_and_another_is_told(world: World) -> None:
    nation = synthesis.synthesize(assets=500, seed=1)
    publish_nation(world.records, world.vault, nation)
    name = next(one.name for one in nation.operators if one.sector == "power").removesuffix(" (synthetic)")

    def spread(operator: str) -> str:
        code = enter(world.records, nation.header.id, operator=operator, sector="power")
        made = start(StartCommand(incident=code), world).document.code
        return next(one.text for one in show(ShowCommand(document=made), world).parts if one.part == "spread")

    assert spread(name.upper()).startswith("If the operator's")
    assert spread(name[:3]).startswith("The nation's version knows no asset of this operator; so")
