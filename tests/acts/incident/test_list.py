from datetime import date

import pytest
from tests.hand import enter, report

from majlis.acts.incident.list import ListCommand, list_
from majlis.acts.incident.window import WindowCommand, window
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_a_page_and_the_next(both: World) -> None:
    codes = [enter(both.records, day=date(2025, 3, day)) for day in (1, 3, 2)]
    first = list_(ListCommand(nation="small", most=2), both)
    assert [one.code for one in first.incidents] == [codes[1], codes[2]]
    assert f"--after {first.cursor}" in first.text()
    assert "NOT COUNTED" in first.text()
    second = list_(ListCommand(nation="small", most=2, after=first.cursor), both)
    assert [one.code for one in second.incidents] == [codes[0]]
    assert second.cursor == ""
    window(WindowCommand(nation="small", start=date(2025, 1, 1)), both)
    assert "NOT COUNTED" not in list_(ListCommand(nation="small"), both).text()


def test_nothing_yet(small: World) -> None:
    result = list_(ListCommand(nation="small", state="open", words="x"), small)
    assert "None." in result.text()
    assert "majlis incident create small" in result.text()
    with pytest.raises(InputError, match="no cursor"):
        list_(ListCommand(nation="small", after="2"), small)
    with pytest.raises(NotFoundError):
        list_(ListCommand(nation="large"), small)


def test_by_marking_source_and_words_in_any_order(both: World) -> None:
    from majlis.acts.incident.link import LinkCommand, link
    from majlis.acts.incident.mark import MarkCommand, mark

    one, two = enter(both.records), enter(both.records, title="A bank's portal is slow")
    row = report(both.records, "cert", "17", "2025-03-01")
    link(LinkCommand(code=one, observations=(str(row),)), both)
    mark(MarkCommand(code=two, marking="TLP:RED"), both)

    def codes(**asked: str) -> list[str]:
        result = list_(ListCommand.model_validate({"nation": "small", **asked}), both)
        assert (result.total, result.more) == (len(result.incidents), False)
        return [line.code for line in result.incidents]

    assert codes(marking="tlp:red") == [two]
    assert codes(source="CERT") == [one]
    assert set(codes(source="minis*")) == set(codes(source="ministry")) == {one, two}
    assert codes(words="slow BANK") == [two]
    assert codes(words="slow hospital") == []
    with pytest.raises(InputError, match="not a marking"):
        codes(marking="blue")
