"""One row of a draft: what it says, what hangs on it, its history; change it, add one, split, merge, retire."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from majlis.acts.edits import Edited
from majlis.acts.nation.add import AddCommand, add
from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.history import HistoryCommand, HistoryResult, history
from majlis.infrastructure.editing.rows import HEADER, texts
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.nations.glance import revision_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.row_forms import RowForm, columns_of, columns_of_header
from majlis.interfaces.web.nations.tables import TITLES, supplies, table_of, title_of
from majlis.interfaces.web.nations.telling import tell_edited
from majlis.kernel.errors import MajlisError, NotFoundError, PermissionDeniedError

FACTS = _("Facts of the nation")
_HISTORY = 10


def one(request: HttpRequest, nation: str, table: str, key: str) -> HttpResponse:
    """Show a row with its history; change it when the form is sent. One that was retired shows its history alone."""
    demand(request, "nation.read")
    if table != HEADER:
        table_of(table)
    world = world_of(request)
    from majlis.adapters.records.nations import rows

    past = history(HistoryCommand.model_validate(_past(nation, table, key)), world)
    try:
        _, row = rows.find_row(world.records, nation, key, table)
    except NotFoundError:
        if not past.revisions:
            raise
        return _page(request, (nation, table, key), None, None, past)
    before = texts(table, row) or {}
    columns = columns_of_header(before) if table == HEADER else columns_of(table_of(table))
    form = RowForm(columns, before, data=request.POST if request.method == "POST" else None)
    if request.method == "POST":
        demand(request, "nation.write")
        if form.is_valid() and (done := _changed(request, nation, (table, key), form)):
            tell_edited(request, done, gettext("%(row)s is changed.") % {"row": key})
            return redirect("nation-row", nation=nation, table=table, key=key)
    return _page(request, (nation, table, key), before, form, past)


def _past(nation: str, table: str, key: str) -> dict[str, object]:
    return {"nation": nation, "row": key, "table": table, "most": _HISTORY}


def _changed(request: HttpRequest, nation: str, place: tuple[str, str], form: RowForm) -> Edited | None:
    """Change a row; None after saying at the fields what is wrong."""
    table, key = place
    command = ChangeCommand.model_validate(
        {
            "nation": nation,
            "row": key,
            "table": table,
            "set_": form.assignments(),
            "note": form.cleaned_data["note"],
            "revision": seen(request),
        }
    )
    return _done(form, lambda: change(command, world_of(request)))


def _done(form: RowForm, act: "Any") -> Edited | None:  # noqa: ANN401 - a call without arguments
    try:
        return act()  # type: ignore[no-any-return]
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return None


def seen(request: HttpRequest) -> int | None:
    """Return the revision that a form was made from."""
    text = request.POST.get("revision", "")
    return int(text[:18]) if text.isascii() and text.isdecimal() else None


def _page(
    request: HttpRequest,
    place: tuple[str, str, str],
    before: dict[str, str] | None,
    form: RowForm | None,
    past: HistoryResult,
) -> HttpResponse:
    nation, table, key = place
    may = "nation.write" in asking(request).actor.permissions
    hangs = supplies(request, nation, key) if table in {"assets", "demands"} and before else None
    shown = {
        "title": (before or {}).get("name") or key,
        "table": table,
        "table_title": FACTS if table == HEADER else TITLES[table],
        "key": key,
        "terms": [(title_of(name), text) for name, text in (before or {}).items()],
        "form": form if may else None,
        "fields": _with_before(form) if form and may else (),
        "revision": request.POST.get("revision") or revision_of(request, nation),
        "past": past,
        "hangs": hangs,
        "gone": before is None,
        "node": key.partition("/")[0],
    }
    return render(request, "nations/row.html", shown, status=400 if form and form.errors else 200)


def _with_before(form: RowForm) -> list[tuple[Any, str]]:
    """Return the fields, each with what the row says now where something else was typed."""
    given = form.given() if form.is_bound and hasattr(form, "cleaned_data") else {}
    wrong = set(form.errors) if form.is_bound else set()
    changed = {name for name in form.columns if name in given or name in wrong}
    return [(form[name], (form.before.get(name) or "—") if name in changed else "") for name in form.fields]


def new(request: HttpRequest, nation: str, table: str) -> HttpResponse:
    """Ask for a new row, and add it."""
    demand(request, "nation.write")
    shape = table_of(table)
    given = {"marking": ""}
    data = request.POST if request.method == "POST" else None
    form = RowForm(columns_of(shape), {}, data=data)
    key = "/".join(request.POST.get(f"key-{name}", "").strip() for name in shape.key)
    if data is not None:
        form.full_clean()
        command = {"nation": nation, "table": table, "key": key, "note": form.cleaned_data.get("note", "")}
        done = _added(request, form, command)
        if done:
            tell_edited(request, done, gettext("%(row)s is added.") % {"row": key})
            return redirect("nation-row", nation=nation, table=table, key=key)
    elif given:
        form.initial.update({name: request.GET[name] for name in form.columns if name in request.GET})
    keys = [
        (name, title_of(name), next(one.about for one in shape.columns if one.name == name),
         request.POST.get(f"key-{name}", request.GET.get(name, "")))
        for name in shape.key
    ]  # fmt: skip
    shown = {"title": gettext("A new row"), "table": table, "table_title": TITLES[table], "form": form, "keys": keys}
    return render(request, "nations/new_row.html", shown, status=400 if form.errors else 200)


def _added(request: HttpRequest, form: RowForm, command: dict[str, object]) -> Edited | None:
    if form.errors:
        return None
    whole = AddCommand.model_validate({**command, "set_": form.assignments()})
    return _done(form, lambda: add(whole, world_of(request)))
