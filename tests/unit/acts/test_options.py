from pathlib import Path

import pytest
from pydantic import ValidationError

from majlis.acts.act import Command
from majlis.acts.options import NationCode, NationText, next_page, parts


class Asked(Command):
    nation: NationText


class Draft(Command):
    nation: NationCode


def test_commas_repeats_and_both() -> None:
    assert parts(("a,b", " c ", "", ",")) == ("a", "b", "c")
    assert parts(()) == ()


def test_a_nation_is_a_text_and_a_path_becomes_one() -> None:
    assert Asked(nation="atlantis@3").nation == "atlantis@3"
    assert Asked.model_validate({"nation": Path("a", "b")}).nation == str(Path("a", "b"))
    with pytest.raises(ValidationError):
        Asked(nation="")


def test_a_draft_is_named_with_or_without_its_word() -> None:
    assert Draft(nation="small@draft").nation == Draft(nation="small").nation == "small"


def test_a_page_says_how_to_go_on_until_the_end() -> None:
    assert next_page("2025-03-01.7") == ["More: --after 2025-03-01.7"]
    assert next_page("") == []
