"""A body has a template of its own: it goes out, is changed, comes back, and is judged."""

from pathlib import Path

import docx
import pytest
from tests.councils import paper_file
from tests.followups import held

from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.export import ExportCommand, export
from majlis.acts.minutes.template import TemplateCommand, template
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

HIDDEN = "What only few may know"


def test_a_body_has_a_template_of_its_own(world: World, tmp_path: Path) -> None:
    made, _ = held(world)
    draft(DraftCommand(meeting=made.meeting), world)
    begin = tmp_path / "begin.docx"
    first = template(TemplateCommand(body=made.body, out=begin), world)
    assert "the template that ships" in first.text()
    word = docx.Document(str(begin))
    word.add_paragraph("Our letterhead, {{meeting}}")
    word.save(str(begin))
    assert template(TemplateCommand(body=made.body, file=begin), world).name == "begin.docx"
    out = tmp_path / "m.docx"
    export(ExportCommand(meeting=made.meeting, out=out), world)
    assert f"Our letterhead, {made.meeting}" in [line.text for line in docx.Document(str(out)).paragraphs]
    assert template(TemplateCommand(body=made.body, shipped=True), world).name == ""
    short = docx.Document()
    short.add_paragraph("{{items}}")
    short.save(str(tmp_path / "short.docx"))
    for command, words in (
        (TemplateCommand(body=made.body, file=tmp_path / "short.docx"), r"lacks \{\{attendance\}\}"),
        (TemplateCommand(body=made.body, file=paper_file(tmp_path)), r"is a \.docx file"),
        (TemplateCommand(body=made.body, file=begin, shipped=True), "go back"),
    ):
        with pytest.raises(InputError, match=words):
            template(command, world)
    with pytest.raises(NotFoundError, match="cannot be read"):
        template(TemplateCommand(body=made.body, file=tmp_path / "gone.docx"), world)
    with pytest.raises(ConflictError, match="already"):
        template(TemplateCommand(body=made.body, out=begin), world)
