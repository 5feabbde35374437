"""Persons: who there is, which roles they hold, and what administrators do with accounts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majlis.acts.approval.list import ListCommand as Approvals
from majlis.acts.approval.list import list_ as approvals
from majlis.acts.approval.show import ShowCommand, ShowResult, show
from majlis.acts.organisation.list import ListCommand as Organisations
from majlis.acts.organisation.list import list_ as organisations
from majlis.acts.person.add import add as add_person
from majlis.acts.person.close import close
from majlis.acts.person.end import end
from majlis.acts.person.erase import erase
from majlis.acts.person.factor import factor
from majlis.acts.person.grant import grant
from majlis.acts.person.list import ListCommand, PersonLine, list_
from majlis.acts.person.password import password
from majlis.interfaces.web.account.secrets import SecretForm
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.people.deeds import done, form_for
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import NotFoundError
from majlis.reference.roles import roles

WRITE = "person.write"


def index(request: HttpRequest) -> HttpResponse:
    """List the persons, with filters; as a file, too."""
    asked = {name: str(request.GET.get(name, ""))[:200] for name in ("role", "organisation")}
    closed = bool(request.GET.get("closed"))
    world = asking(request).world
    found = list_(
        ListCommand(role=asked["role"][:40], organisation=asked["organisation"], closed=closed), world
    ).persons
    if form := request.GET.get("form"):
        return download(request, _sheet(found), str(form))
    told = {
        "title": _("People"),
        "persons": found,
        "asked": asked,
        "closed": closed,
        "roles": roles().values(),
        "organisations": organisations(Organisations(), world).organisations,
    }
    return render(request, "people/index.html", told)


def _sheet(found: tuple[PersonLine, ...]) -> Sheet:
    rows = [
        (one.login, one.name, one.clearance, "; ".join(f"{role} for {code}" for role, code in one.roles), one.state)
        for one in found
    ]
    return Sheet("people", ("Login", "Name", "Clearance", "Roles", "Account"), rows)


_MADE = gettext_lazy("The account is made. It may do nothing yet: give it a role below.")


def add(request: HttpRequest) -> HttpResponse:
    """Make an account by a form."""
    if (ask := must_confirm(request, WRITE)) is not None:
        return ask
    found = asking(request)
    posted = request.POST if request.method == "POST" else None
    secret = SecretForm(posted, prefix="secret")
    given = bool(request.POST.get("secret-secret"))
    form = form_for(request, add_person, "add", {"password": given})
    if posted is not None and secret.is_valid() and done(request, add_person, form, secret.world(found.world), _MADE):
        return redirect("person", login=str(form.cleaned_data["login"]))
    told = {"title": _("Add a person"), "form": form, "secret": secret}
    return render(request, "people/add.html", told, status=_status(form, secret))


def one(request: HttpRequest, login: str) -> HttpResponseBase:
    """Show a person; grant, end, set another password, close, erase."""
    found = asking(request)
    may = found.actor.permissions
    if request.method == "POST" and (ask := must_confirm(request, WRITE)) is not None:
        return ask
    person = _person(request, login)
    secret = SecretForm(request.POST if request.POST.get("deed") == "password" else None, prefix="secret")
    forms = {deed: form_for(request, act, deed, {"login": login}) for deed, act in _DEEDS.items()}
    deed = str(request.POST.get("deed", "")) if request.method == "POST" else ""
    if deed in _DEEDS and (deed != "password" or secret.is_valid()):
        form = _ending(request, login) if deed == "end" else forms[deed]
        forms[deed] = form
        world = secret.world(found.world) if deed == "password" else found.world
        if done(request, _DEEDS[deed], form, world):
            return redirect("people") if deed == "erase" and _gone(request, login) else redirect("person", login=login)
    codes = organisations(Organisations(), found.world).organisations if WRITE in may else ()
    told = {
        "title": person.name or person.login,
        "person": person,
        "forms": forms,
        "secret": secret,
        "names": {name: role.name for name, role in roles().items()},
        "roles": roles().values(),
        "asked": _asked(request, login),
        "organisations": [one for one in codes if one.state == "open"],
        "faults": [error for form in forms.values() if form.is_bound for error in _faults(form)],
    }
    return render(request, "people/one.html", told, status=_status(secret, *forms.values()))


_DEEDS: dict[str, Any] = {
    "grant": grant,
    "end": end,
    "password": password,
    "factor": factor,
    "close": close,
    "erase": erase,
}


def _ending(request: HttpRequest, login: str) -> ActForm:
    fixed = {"login": login, "role": request.POST.get("role", ""), "organisation": request.POST.get("organisation", "")}
    return form_for(request, end, "end", fixed)


def _person(request: HttpRequest, login: str) -> PersonLine:
    """Return a person.

    Raises
    ------
    NotFoundError
        If there is none of that login.
    """
    for person in list_(ListCommand(closed=True), asking(request).world).persons:
        if person.login == login:
            return person
    raise NotFoundError(f"there is no person {login[:80]!r}", mend="majlis person list", code="records.no-person")


def _asked(request: HttpRequest, login: str) -> list[ShowResult]:
    """Return what waits for a second person and is about this one, so that nobody asks twice."""
    world = asking(request).world
    if not {WRITE, "approval.read"} <= world.actor.permissions:
        return []
    lines = approvals(Approvals(), world).approvals
    about = [one.code for one in lines if one.subject == login and one.act.startswith("person ")]
    return [show(ShowCommand(code=code), world) for code in about]


def _gone(request: HttpRequest, login: str) -> bool:
    try:
        _person(request, login)
    except NotFoundError:
        return True
    return False


def _faults(form: ActForm) -> list[str]:
    return [f"{form.fields[name].label}: {text}" if name in form.fields else str(text)
            for name, texts in form.errors.items() for text in texts]  # fmt: skip


def _status(*forms: Any) -> int:  # noqa: ANN401 - forms of ours and of Django
    return 400 if any(form.is_bound and form.errors for form in forms) else 200
