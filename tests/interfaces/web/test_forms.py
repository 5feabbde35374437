"""A form is made from a command: the command judges, the form shows at which field."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import RequestFactory
from tests.sites import Site

from majlis.acts.incident.create import CreateCommand
from majlis.acts.nation.import_ import ImportCommand
from majlis.acts.nation.synthesize import SynthesizeCommand
from majlis.interfaces.web.asking import Asking
from majlis.interfaces.web.forms import field_named, form_of
from majlis.kernel.errors import InputError


@pytest.fixture(name="asked")
def asking_fixture(site: Site) -> Asking:
    assert site.home
    return Asking(RequestFactory().get("/"))


def sent(text: str) -> QueryDict:
    return QueryDict(text)


def test_a_whole_form_holds_the_command(asked: Asking) -> None:
    form = form_of(CreateCommand)(asked, data=sent("nation=n&title=Case&day=2026-01-02&kind=ransomware&people="))
    assert form.is_valid(), form.errors
    assert form.command == CreateCommand.model_validate(
        {"nation": "n", "title": "Case", "day": "2026-01-02", "kind": "ransomware"}
    )


def test_what_is_wrong_stands_at_its_field(asked: Asking) -> None:
    form = form_of(CreateCommand)(asked, data=sent("nation=n&title=Case&day=yesterday&kind=ransomware&people=many"))
    assert not form.is_valid()
    assert set(form.errors) == {"day", "people"}


def test_what_an_act_says_stands_at_the_field_that_it_names(asked: Asking) -> None:
    form = form_of(CreateCommand)(asked, data=sent("nation=n&title=Case&day=2026-01-02&kind=ransomware"))
    assert form.is_valid()
    form.take(InputError("there is no such sector", where="option --sector", mend="use another"))
    assert form.errors["sector"] == ["There is no such sector. use another."]
    assert field_named("argument NATION", CreateCommand) == "nation"
    assert field_named("elsewhere", CreateCommand) == ""


def test_what_is_needed_or_filled_in_comes_first(asked: Asking) -> None:
    form = form_of(CreateCommand)(asked, initial={"sector": "health"})
    first = [field.name for field in form.first]
    assert first == ["nation", "title", "day", "kind", "sector"]
    assert "summary" in [field.name for field in form.more]
    assert {*first, *(field.name for field in form.more)} == set(form.fields)


def test_what_the_page_knows_is_not_asked(asked: Asking) -> None:
    form = form_of(CreateCommand)(asked, {"nation": "n"}, data=sent("title=Case&day=2026-01-02&kind=ransomware"))
    assert "nation" not in form.fields
    assert form.is_valid()
    assert form.command.nation == "n"  # type: ignore[attr-defined]


def test_an_archive_is_laid_on_the_desk_as_its_folder(asked: Asking) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("practice/nation.toml", "x")
    files: Any = {"source": SimpleUploadedFile("practice.zip", packed.getvalue())}
    form = form_of(ImportCommand)(asked, data=sent(""), files=files)
    assert form.is_valid(), form.errors
    source: Path = form.command.source  # type: ignore[attr-defined]
    assert (source.name, [path.name for path in source.iterdir()]) == ("practice", ["nation.toml"])
    assert source.is_relative_to(asked.desk)
    asked.clear()


def test_an_archive_that_cannot_be_unpacked_is_a_fault_of_its_field(asked: Asking) -> None:
    files: Any = {"source": SimpleUploadedFile("practice.zip", b"no archive")}
    form = form_of(ImportCommand)(asked, data=sent(""), files=files)
    assert not form.is_valid()
    assert "source" in form.errors
    asked.clear()


def test_what_an_act_makes_lies_on_the_desk(asked: Asking) -> None:
    form = form_of(SynthesizeCommand)(asked, data=sent("directory=../../practice&assets=500"))
    assert form.is_valid(), form.errors
    assert form.command.directory == asked.desk / "practice"  # type: ignore[attr-defined]
    asked.clear()
