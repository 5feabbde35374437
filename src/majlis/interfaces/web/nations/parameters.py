"""A nation's parameters: which value counts, who stands for it, what is judgement; set one, or go back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.parameter.list import ListCommand, ListResult, ParameterLine, list_
from majlis.acts.parameter.set import SetCommand, set_
from majlis.acts.parameter.unset import UnsetCommand, unset
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import ActForm, form_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.telling import tell_fault, tell_with_way_back
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import MajlisError, PermissionDeniedError
from majlis.reference.parameters import NUMBERS_OF_LAW

_WHOSE = ("own", "judgement", "source")


def listed(request: HttpRequest, nation: str) -> HttpResponse:
    """List the parameters, by group, own ones and judgements marked."""
    found = list_(ListCommand(nation=nation), world_of(request))
    chosen = [one for one in found.parameters if _wanted(one, request)]
    if form := request.GET.get("as"):
        columns = ("parameter", "group", "value", "unit", "counts", "shipped", "date", "basis", "who stands for it")
        rows = [
            (one.id, one.group, one.value, one.unit, one.counts, one.shipped, one.date, one.basis, one.source)
            for one in chosen
        ]
        return download(request, Sheet(f"{nation}-parameters", columns, rows, found.marking, found.synthetic), form)
    shown = {
        "title": gettext("Parameters"),
        "found": found,
        "chosen": chosen,
        "groups": sorted({one.group for one in found.parameters}),
        "judged": sum(one.basis == "judgement" for one in found.parameters),
        "group": request.GET.get("group", ""),
        "whose": request.GET.get("whose", ""),
        "words": request.GET.get("q", ""),
        "kinds": _WHOSE,
    }
    return render(request, "nations/parameters.html", shown)


def _wanted(one: ParameterLine, request: HttpRequest) -> bool:
    whose, words = request.GET.get("whose", ""), request.GET.get("q", "").casefold().split()
    of_whom = one.counts == "own" if whose == "own" else whose in {"", one.basis}
    text = f"{one.id} {one.group} {one.source}".casefold()
    return of_whom and request.GET.get("group", "") in {"", one.group} and all(word in text for word in words)


def one(request: HttpRequest, nation: str, parameter: str) -> HttpResponse:
    """Show a parameter; set the nation's own value when the form is sent."""
    world = world_of(request)
    found = list_(ListCommand(nation=nation), world)
    line = _line(found, parameter)
    asked = asking(request)
    kind = form_of(SetCommand)
    data = request.POST if request.method == "POST" else None
    form = kind(asked, fixed={"nation": nation, "parameter": parameter}, data=data, initial=_start(line))
    _name(form)
    if data is not None:
        demand(request, "parameter.write")
        if form.is_valid() and _set(request, form, _way_back(request, nation, parameter)):
            return redirect("nation-parameter", nation=nation, parameter=parameter)
    may = "parameter.write" in asked.actor.permissions
    shown = {"title": parameter, "line": line, "form": form if may else None, "found": found}
    return render(request, "nations/parameter.html", shown, status=400 if form.errors else 200)


def _line(found: ListResult, parameter: str) -> ParameterLine:
    for one in found.parameters:
        if one.id == parameter:
            return one
    raise Http404(parameter)


def _start(line: ParameterLine) -> dict[str, object]:
    """Return the numbers that count now, as a form begins with them."""
    law, _, rest = line.value.partition(" (")
    numbers = [part.strip() for part in (rest.rstrip(")") if rest else line.value).split(",")]
    return {**dict(zip("abc", numbers, strict=False)), "law": law if rest else "fixed", "basis": line.basis}


def _name(form: ActForm) -> None:
    titles = {
        "a": gettext("First number"),
        "b": gettext("Second number"),
        "c": gettext("Third number"),
        "law": gettext("Law"),
        "basis": gettext("On what it rests"),
        "source": gettext("Who stands for it"),
        "date": gettext("Set on"),
    }
    for name, title in titles.items():
        form.fields[name].label = title
    form.order_fields(["law", "a", "b", "c", "basis", "source", "date"])


def _way_back(request: HttpRequest, nation: str, parameter: str) -> tuple[str, dict[str, object]]:
    """Return what brings a parameter back to what it is now: where to send, and what; digit by digit."""
    from majlis.adapters.records.parameters import own

    where = {"nation": nation, "parameter": parameter}
    now = own(world_of(request).records, nation).get(parameter)
    if now is None:
        return reverse("nation-parameter-shipped", kwargs=where), {}
    numbers = {name: repr(getattr(now, name)) for name in "abc"[: NUMBERS_OF_LAW[now.law]]}
    rest = {"law": now.law, "basis": now.basis, "source": now.source, "date": now.date}
    return reverse("nation-parameter", kwargs=where), {**numbers, **rest}


def _set(request: HttpRequest, form: ActForm, way: tuple[str, dict[str, object]]) -> bool:
    try:
        done = set_(form.command, world_of(request))  # type: ignore[arg-type]  # made from this act's command
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return False
    values = {"name": done.parameter, "own": f"{done.own} {done.unit}".strip()}
    said = gettext("%(name)s is %(own)s here now.") % values
    tell_with_way_back(request, said, *way)
    return True


@require_POST
def shipped(request: HttpRequest, nation: str, parameter: str) -> HttpResponse:
    """Let the shipped value of a parameter count again."""
    demand(request, "parameter.write")
    way = _way_back(request, nation, parameter)
    try:
        done = unset(UnsetCommand(nation=nation, parameter=parameter), world_of(request))
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        tell_fault(request, error)
    else:
        values = {"name": done.parameter, "shipped": f"{done.shipped} {done.unit}".strip()}
        said = gettext("The shipped value of %(name)s counts again: %(shipped)s.") % values
        tell_with_way_back(request, said, *way)
    return redirect("nation-parameter", nation=nation, parameter=parameter)
