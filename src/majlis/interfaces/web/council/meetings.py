"""Meetings: their list, one with its agenda and its room, and what the clerk does there with one tap."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from pydantic import BaseModel

from majlis.acts.agenda.move import move as move_item
from majlis.acts.agenda.take import take
from majlis.acts.agenda.withdraw import withdraw
from majlis.acts.body.list import ListCommand as BodiesCommand
from majlis.acts.body.list import list_ as bodies
from majlis.acts.council_lines import MeetingLine
from majlis.acts.meeting.calendar import CalendarCommand, calendar
from majlis.acts.meeting.cancel import cancel
from majlis.acts.meeting.close import close
from majlis.acts.meeting.come import come
from majlis.acts.meeting.leave import leave
from majlis.acts.meeting.list import ListCommand, list_
from majlis.acts.meeting.move import MoveCommand, move
from majlis.acts.meeting.notify import notify
from majlis.acts.meeting.open import open_
from majlis.acts.meeting.order import order
from majlis.acts.meeting.plan import PlanCommand, plan
from majlis.acts.meeting.proxy import proxy
from majlis.acts.meeting.show import ShowCommand, ShowResult
from majlis.acts.meeting.show import show as show_act
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.council.meetings_shown import agenda, happened, room
from majlis.interfaces.web.council.shared import (
    WRITES,
    Deed,
    deed_of,
    demand,
    demand_nation,
    markings,
    moment,
    perform,
    say,
    state_name,
    submitted,
)
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.marking import Marking, join_all

DEEDS: Mapping[str, Deed] = {
    "notify": Deed(notify, ("short_notice",)),
    "open": Deed(open_, ("chair", "short_notice"), many=("present",)),
    "close": Deed(close),
    "cancel": Deed(cancel, ("reason",)),
    "order": Deed(order, many=("items",)),
}
ROOM: Mapping[str, Deed] = {
    "come": Deed(come, ("seat",)),
    "remote": Deed(come, ("seat",), fixed={"remote": True}),
    "leave": Deed(leave, ("seat",)),
    "proxy": Deed(proxy, ("away", "holder")),
    "back": Deed(proxy, ("away",), fixed={"back": True}),
}
ITEM: Mapping[str, Deed] = {
    "take": Deed(take, ("item",)),
    "done": Deed(take, ("item",), fixed={"done": True}),
    "withdraw": Deed(withdraw, ("item",)),
    "restore": Deed(withdraw, ("item",), fixed={"undo": True}),
    "forward": Deed(move_item, ("item",)),
}
_COLUMNS = ("code", "begins", "ends", "body", "title", "place", "state", "marking")
_MOMENT = {"type": "datetime-local"}


class PlanForm(ActForm):
    """Plan a meeting. Times are on the clock of the nation."""

    of: ClassVar[type[BaseModel]] = PlanCommand
    body = forms.ChoiceField(required=False, label=gettext_lazy("Body"))
    title = forms.CharField(required=False, max_length=200, label=gettext_lazy("Title"))
    begins = forms.CharField(required=False, label=gettext_lazy("Begins"), widget=forms.DateTimeInput(attrs=_MOMENT))
    ends = forms.CharField(
        required=False,
        label=gettext_lazy("Ends"),
        widget=forms.DateTimeInput(attrs=_MOMENT),
        help_text=gettext_lazy("Empty: two hours later."),
    )
    place = forms.CharField(
        required=False, max_length=200, label=gettext_lazy("Place"), help_text=gettext_lazy("A room, a link.")
    )
    marking = forms.ChoiceField(required=False, label=gettext_lazy("Marking"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.choose("marking", markings(gettext("as the body")))

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field its choices."""
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class MoveForm(PlanForm):
    """Give a meeting another time, place, title or marking."""

    of = MoveCommand

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.choose("marking", markings(gettext("as it is")))
        del self.fields["body"]

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return what was typed, an emptied place too."""
        return {"place": self.cleaned_data.get("place", "")} | values


def index(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the meetings of a nation's bodies: those ahead first, then those that were."""
    world = world_of(request)
    body = request.GET.get("body", "")[:64]
    found = list_(ListCommand(nation=nation, body=body), world)
    if wanted := request.GET.get("form"):
        return download(request, _sheet(nation, found.meetings, synthetic=found.synthetic), wanted)
    there = bodies(BodiesCommand(nation=nation), world).bodies
    ahead = [one for one in found.meetings if one.state in {"planned", "noticed", "open"}]
    told = {
        "title": gettext("Meetings"),
        "ahead": [_line(one) for one in reversed(ahead)],
        "past": [_line(one) for one in found.meetings if one not in ahead],
        "bodies": there,
        "body": body,
    }
    return render(request, "council/meetings.html", told)


def plan_one(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the form of a new meeting; plan it, and go to its page."""
    demand(request, WRITES)
    asked = asking(request)
    there = bodies(BodiesCommand(nation=nation), asked.world).bodies
    start = {"body": request.GET.get("body", ""), "begins": _usual_time()}
    form = PlanForm(asked, data=request.POST or None, initial=start)
    form.choose("body", [(one.code, one.name) for one in there])
    if request.method == "POST" and (result := submitted(form, plan, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, result.code))
    told = {"form": form, "title": gettext("Plan a meeting"), "button": gettext("Plan it"), "trail": _trail(nation)}
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def change(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of a planned meeting; write what changed."""
    demand(request, WRITES)
    asked = asking(request)
    found = of_nation(asked.world, nation, code)
    one = found.meeting
    start = {"title": one.title, "place": one.place, "begins": one.begins[:16], "ends": one.ends[:16]}
    form = MoveForm(asked, fixed={"meeting": one.code}, data=request.POST or None, initial=start)
    if request.method == "POST" and (result := submitted(form, move, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, one.code))
    told = {
        "form": form,
        "title": gettext("Change the meeting"),
        "button": gettext("Change it"),
        "lead": gettext("Where time or place change after notice was given, notice must be given anew."),
        "trail": _trail(nation, one),
    }
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def show(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a meeting: agenda with papers, who is there, what happened."""
    found = of_nation(world_of(request), nation, code)
    return render(request, "council/meeting.html", _told(request, found))


@require_GET
def who_is_there(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Return the room of a meeting as a piece of its page, for who looks on while others come and go."""
    found = of_nation(world_of(request), nation, code)
    return render(request, "council/room.html", _told(request, found))


@require_POST
def do(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Give notice, open, close, cancel, order; then go back to the meeting."""
    found = of_nation(world_of(request), nation, code)
    result, why = perform(request, deed_of(request, DEEDS), {"meeting": found.meeting.code})
    say(request, result, why, _words_of(result) if result is not None else "")
    return HttpResponseRedirect(_address(nation, found.meeting.code))


@require_POST
def attend(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Record who comes, leaves, gives a proxy or takes it back; show the room."""
    found = of_nation(world_of(request), nation, code)
    result, why = perform(request, deed_of(request, ROOM), {"meeting": found.meeting.code})
    if getattr(request, "htmx", False):
        now = of_nation(world_of(request), nation, code)
        return render(request, "council/room.html", {**_told(request, now), "fault": why, "polled": True})
    say(request, result, why)
    return HttpResponseRedirect(_address(nation, found.meeting.code) + "#room")


@require_POST
def handle(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Take an item up, be done with it, withdraw it or put it off; then go back to the meeting."""
    found = of_nation(world_of(request), nation, code)
    result, why = perform(request, deed_of(request, ITEM), {})
    say(request, result, why)
    return HttpResponseRedirect(_address(nation, found.meeting.code) + "#agenda")


@require_GET
def ics(request: HttpRequest, nation: str, code: str) -> HttpResponseBase:
    """Hand a meeting over as a calendar file."""
    asked = asking(request)
    found = of_nation(asked.world, nation, code)
    out = asked.desk / f"{found.meeting.code}.ics"
    calendar(CalendarCommand(which=found.meeting.code, out=out), asked.world_with_desk())
    return FileResponse(out.open("rb"), as_attachment=True, filename=out.name, content_type="text/calendar")


def of_nation(world: World, nation: str, code: str) -> ShowResult:
    """Return a meeting, seen to be one of the nation of the address.

    Raises
    ------
    NotFoundError
        If there is none of this code there, or the person may not see it.
    """
    found = show_act(ShowCommand(meeting=code), world)
    demand_nation(found.meeting.nation, nation, code)
    return found


def _told(request: HttpRequest, found: ShowResult) -> dict[str, Any]:
    one, actor = found.meeting, asking(request).actor
    writes = bool({"council.write", "*"} & actor.permissions)
    ahead, today = one.state in {"planned", "noticed"}, timezone.localdate() >= _day(one)
    return {
        "title": one.title,
        "found": found,
        "meeting": one,
        "trail": _trail(one.nation, None, one),
        "begins": moment(one.begins),
        "ends": moment(one.ends),
        "noticed": moment(one.noticed),
        "state": state_name(one.state),
        "items": agenda(found),
        "room": room(found),
        "events": happened(found),
        "writes": writes,
        "ahead": ahead,
        "running": ahead or one.state == "open",
        "today": today,
        "shows_room": bool(found.attendance) or one.state == "open" or (ahead and today),
        "chair": next((it.title for it in found.seats if it.seat == found.chaired_by), found.chaired_by),
        "here_code": one.nation,
    }


def _day(one: MeetingLine) -> Any:  # noqa: ANN401 - a date
    begins = moment(one.begins)
    assert begins is not None
    return begins.date()


def _words_of(result: Any) -> str:  # noqa: ANN401 - the result of an act
    """Return what the next page says of a notice or an opening; empty where the act has words of its own."""
    if hasattr(result, "notice"):
        text = gettext("Notice is written down: %(days)s days before. It is for %(count)s persons.")
        return text % {"days": result.days, "count": len(result.persons)}
    if hasattr(result, "quorate"):
        enough = gettext("enough are there") if result.quorate else gettext("too few are there to decide")
        return gettext("The meeting is open: %(quorum)s, %(enough)s.") % {"quorum": result.quorum, "enough": enough}
    return ""


def _line(one: MeetingLine) -> dict[str, Any]:
    return {"one": one, "begins": moment(one.begins), "state": state_name(one.state)}


def _address(nation: str, code: str) -> str:
    return reverse("council-meeting", kwargs={"nation": nation, "code": code})


def _trail(nation: str, one: MeetingLine | None = None, body: MeetingLine | None = None) -> list[tuple[str, str]]:
    """Return the way to a page: names and addresses."""
    found = [(gettext("Meetings"), reverse("council-meetings", kwargs={"nation": nation}))]
    if body is not None:
        found.append((body.body_name, reverse("council-body", kwargs={"nation": nation, "code": body.body})))
    if one is not None:
        found.append((one.code, _address(nation, one.code)))
    return found


def _usual_time() -> str:
    """Return ten in the morning in two weeks, for the form to begin with."""
    return (timezone.localtime() + timedelta(days=14)).strftime("%Y-%m-%dT10:00")


def _sheet(nation: str, meetings: tuple[MeetingLine, ...], *, synthetic: bool) -> Sheet:
    rows = [[getattr(one, name) for name in _COLUMNS] for one in meetings]
    marking = str(join_all([Marking.parse(one.marking) for one in meetings])) if meetings else ""
    return Sheet(f"{nation}-meetings", _COLUMNS, rows, marking, synthetic)
