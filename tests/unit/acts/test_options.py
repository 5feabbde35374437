from pathlib import Path

import pytest
from pydantic import ValidationError

from majlis.acts.act import Command
from majlis.acts.options import NationText, parts


class Asked(Command):
    nation: NationText


def test_commas_repeats_and_both() -> None:
    assert parts(("a,b", " c ", "", ",")) == ("a", "b", "c")
    assert parts(()) == ()


def test_a_nation_is_a_text_and_a_path_becomes_one() -> None:
    assert Asked(nation="atlantis@3").nation == "atlantis@3"
    assert Asked.model_validate({"nation": Path("a", "b")}).nation == str(Path("a", "b"))
    with pytest.raises(ValidationError):
        Asked(nation="")
