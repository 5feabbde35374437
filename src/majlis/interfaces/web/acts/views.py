"""Every act as a page: a form made from its command, and its answer."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from majlis.acts.act import Act, Result
from majlis.acts.index import ACTS, Entry
from majlis.acts.leaving import EXPORT, is_red
from majlis.acts.settings import value_of
from majlis.interfaces.parcels import Parcels
from majlis.interfaces.web.account.secrets import SECRET_ACTS, SecretForm
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.acts.telling import markings_in, told
from majlis.interfaces.web.asking import Asking, asking, settings_in_force
from majlis.interfaces.web.forms import ActForm, form_of
from majlis.interfaces.web.here import usual
from majlis.kernel.errors import MajlisError, PermissionDeniedError, WaitsError
from majlis.kernel.marking import SYNTHETIC_BAND


def index(request: HttpRequest) -> HttpResponse:
    """List the acts that the person may perform, by their first word; ``q`` narrows it down."""
    held = asking(request).actor.permissions
    acts = [(entry, entry.load()) for entry in ACTS]
    words = request.GET.get("q", "").casefold().split()[:8]
    offered = [entry for entry, act in acts if act.permission in held and not act.machine]
    found = [entry for entry in offered if all(word in f"{entry.name} {entry.line}".casefold() for word in words)]
    nouns: dict[str, list[Entry]] = {}
    for entry in found:
        noun = entry.name.split()[0] if " " in entry.name else gettext("this installation")
        nouns.setdefault(noun.capitalize(), []).append(entry)
    shown = {"nouns": nouns, "count": len(found), "of": len(offered), "q": request.GET.get("q", "")}
    return render(request, "acts/index.html", {**shown, "title": gettext("Everything that you can do")})


def one(request: HttpRequest, first: str, second: str = "") -> HttpResponse:
    """Show the form of an act; perform it when the form is sent."""
    entry = _entry(f"{first} {second}".strip())
    act = entry.load()
    asked = asking(request)
    if act.machine or act.permission not in asked.actor.permissions:
        act(act.command.model_construct(), asked.world)  # refuses, and notes that it did
        raise PermissionDeniedError(f"{asked.actor.name} may not do this", code="act.denied")
    if (again := must_confirm(request, act.permission)) is not None:
        return again
    posted = request.method == "POST"
    form, secret = _form(request, act), _secret(request, entry)
    whole = posted and form.is_valid() & (secret is None or secret.is_valid())
    if whole and (answer := _performed(act, form, asked, secret)):
        return _answer(request, entry, answer)
    shown = {"entry": entry, "form": form, "secret": secret, "title": entry.line, "opened": _opened(form)}
    wrong = bool(form.errors or (secret is not None and secret.errors))
    return render(request, "acts/one.html", shown, status=400 if wrong else 200)


def _entry(name: str) -> Entry:
    for entry in ACTS:
        if entry.name == name:
            return entry
    raise Http404(name)


def _form(request: HttpRequest, act: Act[Any, Any]) -> ActForm:
    """Return the form of a command. What may take long is left to a worker: nobody waits on the line."""
    kind = form_of(act.command)
    fixed = {"queue": True} if "queue" in kind.base_fields else None
    if request.method == "POST":
        return kind(asking(request), fixed, data=request.POST, files=request.FILES)
    nation = usual(request)
    start: dict[str, object] = {"nation": nation.code} if nation and "nation" in kind.base_fields else {}
    start |= {name: value for name, value in request.GET.items() if name in kind.base_fields}
    return kind(asking(request), fixed, initial=start)


def _secret(request: HttpRequest, entry: Entry) -> SecretForm | None:
    if entry.name not in SECRET_ACTS:
        return None
    return SecretForm(data=request.POST if request.method == "POST" else None)


def _opened(form: ActForm) -> bool:
    """Tell whether all fields are shown at once: where few may be left out, a lid over them only costs a key."""
    return len(form.more) <= 2 or not form.first  # noqa: PLR2004 - two are seen at one glance


def _performed(act: Act[Any, Any], form: ActForm, asked: Asking, secret: SecretForm | None) -> Result | None:
    world = asked.world_with_desk()
    try:
        return act(form.command, secret.world(world) if secret else world)  # type: ignore[no-any-return]
    except (PermissionDeniedError, WaitsError):
        raise
    except MajlisError as error:
        form.take(error)
        return None


def _may_leave(asked: Asking, answer: Result) -> bool:
    """Tell whether an answer is offered as a file: to who may take tables away, and nothing that holds a RED row."""
    return EXPORT in asked.actor.permissions and not any(map(is_red, markings_in(answer.model_dump(mode="json"))))


def _answer(request: HttpRequest, entry: Entry, answer: Result) -> HttpResponse:
    """Show what an act answered: its words, its lists as tables, and the files that it made."""
    asked = asking(request)
    own = Parcels(asked.home, asked.actor.name, int(value_of(settings_in_force(), "api_megabytes", "500")))
    files = [own.keep("downloads", path) for path in asked.made()]
    shown = told(answer)
    if shown.has_rows and _may_leave(asked, answer):
        text = json.dumps(answer.model_dump(mode="json"), ensure_ascii=False, indent=1, allow_nan=False)
        whole = asked.without_places(text).encode("utf-8", "replace")
        files.append(own.take("downloads", f"{entry.name.replace(' ', '-')}.json", [whole]))
    cursor = getattr(answer, "cursor", "")
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "after"}
        for value in values
    ]
    context = {
        "entry": entry,
        "answer": answer,
        "text": asked.without_places(answer.text()),
        "told": shown,
        "files": files,
        "cursor": cursor,
        "sent": sent if cursor else (),
        "synthetic": getattr(answer, "synthetic", False),
        "SYNTHETIC_BAND": SYNTHETIC_BAND,
        "title": entry.line,
        "again": request.path,
    }
    return render(request, "acts/answer.html", context)
