"""Split an asset, merge rows into one, retire a row: each with the way back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.act import Act
from majlis.acts.edits import Edited
from majlis.acts.nation.merge import MergeCommand, merge
from majlis.acts.nation.retire import RetireCommand, retire
from majlis.acts.nation.split import SplitCommand, split
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import ActForm, form_of
from majlis.interfaces.web.nations.glance import revision_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.rows import seen
from majlis.interfaces.web.nations.tables import TITLES, table_of
from majlis.interfaces.web.nations.telling import tell_edited
from majlis.kernel.errors import MajlisError, PermissionDeniedError

Words = dict[str, tuple["str | Promise", "str | Promise"]]
_NOTE = (gettext_lazy("Why"), gettext_lazy("For the history. May be empty."))
_SPLIT: Words = {
    "into": (
        gettext_lazy("Identifiers of the pieces"),
        gettext_lazy("New ones, with commas or one on each line, like grid:north-1, grid:north-2."),
    ),
    "needs": (
        gettext_lazy("Whom it supplied now needs"),
        gettext_lazy("all: every piece. any: one piece is enough."),
    ),
    "share": (
        gettext_lazy("Shares of the people"),
        gettext_lazy("One number for each piece, like 60, 40. Empty: the pieces supply all people together."),
    ),
    "note": _NOTE,
}
_MERGE: Words = {
    "parts": (gettext_lazy("What to merge"), gettext_lazy("Identifiers of assets, operators or areas, with commas.")),
    "into": (gettext_lazy("Identifier of the whole"), gettext_lazy("A new one, or one of the parts.")),
    "needs": (
        gettext_lazy("Whom they supplied needed"),
        gettext_lazy("all: every part. any: one part was enough."),
    ),
    "note": _NOTE,
}
_RETIRE: Words = {
    "with_links": (
        gettext_lazy("Take out what needs it as well"),
        gettext_lazy("Without it, nothing is done while something needs the row, and what does is named."),
    ),
    "note": _NOTE,
}


def split_asset(request: HttpRequest, nation: str, key: str) -> HttpResponse:
    """Split an asset into several."""
    fixed = {"nation": nation, "asset": key}
    titles = (gettext("Split %(row)s") % {"row": key}, gettext("Split it"))
    return _reshaped(request, split, form_of(SplitCommand), (fixed, _SPLIT, titles))


def merge_rows(request: HttpRequest, nation: str) -> HttpResponse:
    """Merge rows into one."""
    titles = (gettext("Merge rows"), gettext("Merge them"))
    return _reshaped(request, merge, form_of(MergeCommand), ({"nation": nation}, _MERGE, titles))


def retire_row(request: HttpRequest, nation: str, table: str, key: str) -> HttpResponse:
    """Take a row out of the draft."""
    table_of(table)
    fixed = {"nation": nation, "table": table, "row": key}
    titles = (gettext("Retire %(row)s") % {"row": key}, gettext("Retire it"))
    return _reshaped(request, retire, form_of(RetireCommand), (fixed, _RETIRE, titles))


def _reshaped(
    request: HttpRequest,
    act: Act[Any, Edited],
    kind: type[ActForm],
    about: tuple[dict[str, str], Words, tuple[str, str]],
) -> HttpResponse:
    """Show the form of an act on a draft, or perform it and go to where its rows are listed."""
    demand(request, "nation.write")
    fixed, words, (title, deed) = about
    asked = asking(request)
    nation = fixed["nation"]
    known: dict[str, Any] = (
        {**fixed, "revision": seen(request)} if request.method == "POST" else {**fixed, "revision": 0}
    )
    start = {name: request.GET[name] for name in words if name in request.GET}
    form = kind(asked, fixed=known, data=request.POST if request.method == "POST" else None, initial=start)
    for name, (label, help_text) in words.items():
        form.fields[name].label, form.fields[name].help_text = str(label), str(help_text)
    if request.method == "POST" and form.is_valid():
        try:
            done = act(form.command, asked.world)
        except PermissionDeniedError:
            raise
        except MajlisError as error:
            form.take(error)
        else:
            tell_edited(request, done, gettext("Done."))
            return redirect("nation-table", nation=nation, table=fixed.get("table") or _table(done))
    shown = {
        "title": title,
        "deed": deed,
        "form": form,
        "key": fixed.get("row") or fixed.get("asset", ""),
        "table": fixed.get("table", "assets"),
        "table_title": TITLES[fixed.get("table", "assets")],
        "revision": request.POST.get("revision") or revision_of(request, nation),
    }
    return render(request, "nations/reshape.html", shown, status=400 if form.errors else 200)


def _table(done: Edited) -> str:
    return next((edit.table for edit in done.edits if edit.table in {"assets", "operators", "areas"}), "assets")
