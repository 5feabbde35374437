"""What the workshop form asks fits what the rest knows."""

from majlis.infrastructure.synthesis.rules import asset_classes
from majlis.infrastructure.workbook.form import (
    HOW_MANY,
    NATION,
    SHEETS,
    SURE,
    kind_labels,
    sector_names,
    service_of,
    usual_class,
)
from majlis.infrastructure.workbook.opening import sheet_key
from majlis.infrastructure.workbook.typed import typed_share
from majlis.reference import services
from majlis.reference.parameters import parameters


def test_every_kind_has_a_label_of_its_own() -> None:
    assert list(kind_labels().values()) == list(asset_classes())


def test_every_sector_has_a_usual_kind_that_serves_its_people() -> None:
    for sector in sector_names():
        assert usual_class(sector).sector == sector
    assert usual_class("power").key == "substation"
    assert usual_class("health").key == "hospital"


def test_every_service_belongs_to_a_sector() -> None:
    assert {service_of(sector) for sector in sector_names()} - {""} == set(services().column("id"))


def test_what_the_lists_offer_can_be_read() -> None:
    assert [typed_share(words) for words in HOW_MANY[:3]] == [(None, None), (1, None), (2, 3)]
    assert all(not key or key in parameters() for key in SURE.values())


def test_headings_are_told_apart_and_messages_fit_into_excel() -> None:
    for questions in (*SHEETS.values(), NATION):
        keys = [sheet_key(question.title) for question in questions]
        assert len(set(keys)) == len(keys)
        assert all(len(question.title) <= 32 and 0 < len(question.help) <= 255 for question in questions)
