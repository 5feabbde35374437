"""Fields have names that people use."""

from majlis.interfaces.web.labels import deed_of, head_of, label_of


def test_a_name_is_written_as_people_write_it() -> None:
    assert label_of("as_of") == "As known before the day"
    assert label_of("set_") == "Columns and values: COLUMN=VALUE"
    assert label_of("bad_rows") == "Bad rows"
    assert head_of("sha256") == "Hash"
    assert head_of("revision") == "Revision"


def test_what_waits_for_a_second_person_has_words_for_people() -> None:
    assert deed_of("person grant") == "Giving a role"
    assert deed_of("some act") == "Some act"
