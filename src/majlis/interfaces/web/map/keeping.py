"""Saved what-ifs: the list, saving, one, dropping and taking back, two beside each other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from majlis.acts.whatif.compare import CompareCommand
from majlis.acts.whatif.compare import compare as hold
from majlis.acts.whatif.drop import DropCommand
from majlis.acts.whatif.drop import drop as drop_it
from majlis.acts.whatif.list import ListCommand, ListResult, list_
from majlis.acts.whatif.save import SaveCommand
from majlis.acts.whatif.save import save as save_it
from majlis.acts.whatif.show import ShowCommand
from majlis.acts.whatif.show import show as show_it
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import form_of
from majlis.interfaces.web.map.asked import KEEP, asked
from majlis.interfaces.web.sheets import EXPORT, STEP, Sheet, download, gathered
from majlis.kernel.errors import MajlisError, NotFoundError, PermissionDeniedError

_MOST = 1000


def listed(request: HttpRequest, nation: str) -> HttpResponse:
    """List the what-ifs of a nation, newest first; as a file where one is asked for."""
    form, words = request.GET.get("form", ""), request.GET.get("q", "")[:200]
    if form:
        return download(request, _sheet(world_of(request), nation, words), form)
    command = ListCommand(nation=nation, words=words, after=request.GET.get("after", ""), most=50)
    found = list_(command, world_of(request))
    held = asking(request).actor.permissions
    told = {
        "title": _("Saved what-ifs"),
        "found": found,
        "words": words,
        "may_keep": KEEP in held,
        "may_export": EXPORT in held,
    }
    return render(request, "map/list.html", told)


def _sheet(world: World, nation: str, words: str) -> Sheet:
    figures = ("hit", "more dark", "most people", "people x hours")
    columns = ("code", "title", "version", *figures, "saved", "by", "marking")

    def ask(cursor: str) -> ListResult:
        return list_(ListCommand(nation=nation, words=words, after=cursor, most=STEP), world)

    def rows(page: ListResult) -> list[tuple[object, ...]]:
        return [
            (
                *(one.code, one.title, one.version, one.hits, one.dark, one.most_people, one.person_hours),
                *(one.at, one.by, one.marking),
            )
            for one in page.whatifs
        ]

    return gathered(f"{nation}-what-ifs", columns, ask, rows)


def save(request: HttpRequest, nation: str) -> HttpResponse:
    """Save what is picked, under a name; a version that was left open is the newest."""
    given = request.POST if request.method == "POST" else request.GET
    found = asked(request, nation, given)
    asker = asking(request)
    fixed = {"nation": nation, "attack": tuple(map(str, found.hits)), "version": found.warm.named.version}
    form = form_of(SaveCommand)(asker, fixed, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_it(SaveCommand.model_validate(form.command), asker.world)
        except PermissionDeniedError:
            raise
        except MajlisError as error:
            form.take(error)
        else:
            messages.success(request, _("Saved as %(code)s.") % {"code": saved.code})
            return redirect("whatif", nation=nation, code=saved.code)
    told = {"form": form, "asked": found, "title": _("Save this what-if"), "query": found.address()}
    return render(request, "map/save.html", told, status=400 if form.errors else 200)


def show(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a saved what-if on its own version, or on the newest."""
    found = show_it(ShowCommand(code=code[:40], newest="newest" in request.GET), world_of(request))
    if found.nation != nation:
        raise NotFoundError(f"there is no what-if {code[:40]!r} of {nation}", code="whatif.not-found")
    others = list_(ListCommand(nation=nation), world_of(request)).whatifs
    told = {
        "title": found.title,
        "found": found,
        "query": _query(found.attack, found.version),
        "others": [other for other in others if other.code != found.code],
        "may_keep": KEEP in asking(request).actor.permissions,
    }
    return render(request, "map/saved.html", told)


def _query(attack: tuple[str, ...], version: int) -> str:
    from urllib.parse import urlencode

    return urlencode({"attack": ",".join(attack), "version": version})


@require_POST
def drop(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Drop a what-if, or take it back."""
    back = "back" in request.POST
    one = drop_it(DropCommand(code=code[:40], back=back), world_of(request))
    if back:
        messages.success(request, _("%(code)s is back.") % {"code": one.code})
        return redirect("whatif", nation=nation, code=one.code)
    address = reverse("whatif", kwargs={"nation": nation, "code": one.code})
    told = _("Dropped %(code)s.") % {"code": one.code}
    messages.success(request, format_html('{} <a href="{}">{}</a>', told, address, _("Look at it, or take it back")))
    return redirect("whatif-list", nation=nation)


def compare(request: HttpRequest, nation: str) -> HttpResponse:
    """Hold two what-ifs against each other; ask for two where they are not named."""
    world = world_of(request)
    first, second = (request.GET.get(name, "")[:40] for name in ("first", "second"))
    if not (first and second):
        choices = list_(ListCommand(nation=nation, most=_MOST), world)
        told = {"title": _("Compare two what-ifs"), "found": choices, "first": first, "second": second}
        return render(request, "map/compare.html", told)
    both = hold(CompareCommand(first=first, second=second), world)
    if form := request.GET.get("form", ""):
        return download(
            request,
            Sheet(
                f"{first}-{second}",
                ("service", f"people x hours {first}", f"people x hours {second}", f"most {first}", f"most {second}"),
                [
                    (one.name, one.first_person_hours, one.second_person_hours, one.first_peak, one.second_peak)
                    for one in both.services
                ],
                both.marking,
                both.synthetic,
            ),
            form,
        )
    may_export = EXPORT in asking(request).actor.permissions
    told = {"title": _("Two what-ifs"), "both": both, "shown": _SHOWN, "may_export": may_export}
    return render(request, "map/compare.html", told)


_SHOWN = 100
