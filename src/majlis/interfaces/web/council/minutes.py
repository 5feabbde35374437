"""Minutes of a meeting: written item by item, read as they will stand, proposed, approved; their template."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from pydantic import BaseModel

from majlis.acts.action_lines import is_clerk
from majlis.acts.body.show import ShowCommand as BodyCommand
from majlis.acts.body.show import show as show_body
from majlis.acts.meeting.show import ShowCommand as MeetingCommand
from majlis.acts.meeting.show import ShowResult
from majlis.acts.meeting.show import show as show_meeting
from majlis.acts.minutes.approve import ApproveCommand, approve
from majlis.acts.minutes.draft import draft
from majlis.acts.minutes.edit import edit
from majlis.acts.minutes.export import ExportCommand, export
from majlis.acts.minutes.propose import propose
from majlis.acts.minutes.show import ShowCommand
from majlis.acts.minutes.show import show as show_act
from majlis.acts.minutes.template import TemplateCommand, template
from majlis.acts.minutes_lines import MinutesResult
from majlis.acts.world import World
from majlis.briefing.document import Heading, Paragraph, Table, Terms, runs
from majlis.briefing.minutes import write
from majlis.briefing.minutes_facts import Material
from majlis.briefing.paper import PaperBlock, Urdu
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.council.shared import (
    WRITES,
    Deed,
    deed_of,
    demand,
    demand_nation,
    moment,
    perform,
    say,
    submitted,
)
from majlis.interfaces.web.forms import ActForm
from majlis.kernel.errors import NotFoundError

DOING: Mapping[str, Deed] = {
    "draft": Deed(draft),
    "edit": Deed(edit, ("item", "note"), fixed=None),
    "propose": Deed(propose),
}
_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class ApproveForm(ActForm):
    """Approve minutes in a later meeting."""

    of: ClassVar[type[BaseModel]] = ApproveCommand
    later = forms.CharField(
        required=False, label=gettext_lazy("Approved in meeting"), help_text=gettext_lazy("Code, like MTG-2026-0004.")
    )
    file = forms.FileField(
        required=False, label=gettext_lazy("The PDF as it was approved"), help_text=gettext_lazy("Signed or not.")
    )
    sure = forms.BooleanField(
        required=True,
        label=gettext_lazy("This is the text that the meeting approved"),
        help_text=gettext_lazy("It stays so for good."),
        error_messages={"required": gettext_lazy("Look at the file, and say that it is.")},
    )

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values of the command: that one is sure is between the page and the person."""
        return {name: value for name, value in values.items() if name != "sure"}


class TemplateForm(ActForm):
    """Set a template."""

    of: ClassVar[type[BaseModel]] = TemplateCommand
    file = forms.FileField(required=False, label=gettext_lazy("Word file"))
    shipped = forms.BooleanField(required=False, label=gettext_lazy("Go back to the template that ships"))


@require_GET
def show(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the minutes of a meeting as they will stand, with a field for each item."""
    asked = asking(request)
    meeting = _of_nation(asked.world, nation, code)
    found = _found(asked.world, meeting.meeting.code)
    writes = bool({WRITES, "*"} & asked.actor.permissions)
    form = ApproveForm(asked, fixed={"meeting": meeting.meeting.code})
    return render(request, "council/minutes.html", _told(request, nation, (meeting, found), form, writes=writes))


@require_POST
def do(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Begin them, write on an item, propose them; then go back to the page."""
    meeting = _of_nation(world_of(request), nation, code)
    deed = deed_of(request, DOING)
    fixed: dict[str, object] = {"meeting": meeting.meeting.code}
    if deed.act is edit:
        fixed["note"] = request.POST.get("note", "").replace("\r\n", "\n").strip()  # an emptied one is taken out
    result, why = perform(request, deed, fixed)
    say(request, result, why)
    place = request.POST.get("item", "")[:40]
    return HttpResponseRedirect(_address(nation, meeting.meeting.code) + (f"#{place}" if place else ""))


def approving(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Take the approved PDF; show the page again where it is not taken."""
    demand(request, WRITES)
    asked = asking(request)
    meeting = _of_nation(asked.world, nation, code)
    one = meeting.meeting.code
    if request.method != "POST":
        return HttpResponseRedirect(_address(nation, one))
    form = ApproveForm(asked, fixed={"meeting": one}, data=request.POST, files=request.FILES)
    if (result := submitted(form, approve, asked.world_with_desk())) is not None:
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, one))
    told = _told(request, nation, (meeting, _found(asked.world, one)), form, writes=True)
    return render(request, "council/minutes.html", told, status=400)


@require_GET
def file(request: HttpRequest, nation: str, code: str, form: str) -> HttpResponseBase:
    """Hand the minutes over as Word or PDF."""
    if form not in _KINDS:
        raise NotFoundError(f"there are no minutes as {form[:20]!r}", mend="use docx or pdf", code="minutes.form")
    asked = asking(request)
    meeting = _of_nation(asked.world, nation, code)
    out = asked.desk / f"{meeting.meeting.code}-minutes.{form}"
    export(ExportCommand(meeting=meeting.meeting.code, out=out), asked.world_with_desk())
    return FileResponse(out.open("rb"), as_attachment=True, filename=out.name, content_type=_KINDS[form])


def template_page(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show which template a body's minutes have, and take another one."""
    demand(request, WRITES)
    asked = asking(request)
    _demand_body(asked.world, nation, code)
    form = TemplateForm(asked, fixed={"body": code}, data=request.POST or None, files=request.FILES or None)
    if request.method == "POST" and submitted(form, template, asked.world_with_desk()) is not None:
        return HttpResponseRedirect(request.path)
    told = {
        "title": gettext("Template of the minutes"),
        "form": form,
        "found": template(TemplateCommand(body=code), asked.world),
        "body": code,
        "trail": [(code, reverse("council-body", kwargs={"nation": nation, "code": code}))],
    }
    return render(request, "council/minutes_template.html", told, status=400 if form.errors else 200)


@require_GET
def template_file(request: HttpRequest, nation: str, code: str) -> HttpResponseBase:
    """Hand over the template that counts, to change it in Word."""
    asked = asking(request)
    _demand_body(asked.world, nation, code)
    out = asked.desk / f"minutes-{code[:64]}.docx"
    template(TemplateCommand(body=code, out=out), asked.world_with_desk())
    return FileResponse(out.open("rb"), as_attachment=True, filename=out.name, content_type=_KINDS["docx"])


def _demand_body(world: World, nation: str, code: str) -> None:
    demand_nation(show_body(BodyCommand(body=code), world).body.nation, nation, code)


def _of_nation(world: World, nation: str, code: str) -> ShowResult:
    found = show_meeting(MeetingCommand(meeting=code), world)
    demand_nation(found.meeting.nation, nation, code)
    return found


def _found(world: World, meeting: str) -> MinutesResult | None:
    """Return how the minutes stand; None where nobody began them."""
    try:
        return show_act(ShowCommand(meeting=meeting), world)
    except NotFoundError:
        return None


def _told(
    request: HttpRequest,
    nation: str,
    found: tuple[ShowResult, MinutesResult | None],
    form: ApproveForm,
    *,
    writes: bool,
) -> dict[str, Any]:
    meeting, one = found
    material = _material(world_of(request), meeting.meeting.code) if one is not None else None
    written = write(material) if material is not None else None
    return {
        "title": gettext("Minutes"),
        "trail": _trail(nation, meeting),
        "meeting": meeting.meeting,
        "begins": moment(meeting.meeting.begins),
        "one": one,
        "state": state_name(one.state) if one else "",
        "material": material,
        "lead": shown(written.paper.lead) if written else [],
        "parts": [(part.title, shown(part.blocks)) for part in written.paper.parts] if written else [],
        "notes": _notes(one, material) if one and material else [],
        "form": form,
        "writes": writes,
        "may_begin": writes and one is None and bool(meeting.meeting.opened),
        "may_write": writes and one is not None and one.state in {"draft", "proposed"},
        "may_propose": writes and one is not None and one.state == "draft" and meeting.meeting.state == "closed",
        "may_approve": writes and one is not None and one.state == "proposed",
    }


def _material(world: World, meeting: str) -> Material:
    records = world.records
    from majlis.adapters.records.council import minutes, recounting

    row = minutes.minutes_row(records, meeting, drafts=is_clerk(world))
    return recounting.material(records, row)


def _notes(one: MinutesResult, material: Material) -> list[tuple[str, str, str]]:
    """Return what may be written on: code, name and words of the whole meeting and of each item."""
    whole = ("", gettext("The meeting as a whole"), one.notes.get("", ""))
    return [
        whole,
        *(
            (matter.code, f"{matter.place}. {matter.title}", one.notes.get(matter.code, ""))
            for matter in material.matters
        ),
    ]


def shown(blocks: Sequence[PaperBlock]) -> list[dict[str, Any]]:
    """Return blocks as a template shows them. Pictures are for paper."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        match block:
            case Paragraph(text, style):
                found.append({"kind": "paragraph", "runs": runs(text), "small": style == "small"})
            case Urdu(text):
                found.append({"kind": "urdu", "text": text})
            case Heading(text):
                found.append({"kind": "heading", "text": text})
            case Terms(items):
                found.append({"kind": "terms", "items": items})
            case Table():
                titles = [column.title for column in block.columns]
                rows = [list(zip(titles, row, strict=True)) for row in block.rows]
                found.append({"kind": "table", "caption": block.caption, "titles": titles, "rows": rows})
    return found


def state_name(state: str) -> str:
    """Return what people call a state of minutes."""
    known = {
        "draft": gettext("draft"),
        "proposed": gettext("proposed"),
        "approved": gettext("approved"),
        "replaced": gettext("replaced"),
    }
    return known.get(state, state)


def _address(nation: str, code: str) -> str:
    return reverse("council-minutes", kwargs={"nation": nation, "code": code})


def _trail(nation: str, meeting: ShowResult) -> list[tuple[str, str]]:
    one = meeting.meeting
    return [
        (gettext("Meetings"), reverse("council-meetings", kwargs={"nation": nation})),
        (one.title, reverse("council-meeting", kwargs={"nation": nation, "code": one.code})),
    ]
