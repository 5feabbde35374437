"""Organisations: who owns what, and for whom people act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from majlis.acts.organisation.add import add
from majlis.acts.organisation.close import close
from majlis.acts.organisation.list import ListCommand, list_
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.people.deeds import done, form_for
from majlis.interfaces.web.sheets import Sheet, download


def index(request: HttpRequest) -> HttpResponse:
    """List the organisations; add one, close one."""
    adding = form_for(request, add, "add", {})
    closing = form_for(request, close, "close", {"code": str(request.POST.get("code", ""))[:200]})
    if request.method == "POST" and (done(request, add, adding) or done(request, close, closing)):
        return redirect("organisations")
    found = list_(ListCommand(), asking(request).world).organisations
    if form := request.GET.get("form"):
        rows = [(one.code, one.name, one.kind, ", ".join(one.sectors), one.persons, one.state) for one in found]
        columns = ("Code", "Name", "Kind", "Sectors", "Persons", "State")
        return download(request, Sheet("organisations", columns, rows), str(form))
    told = {"title": _("Organisations"), "organisations": found, "form": adding, "closing": closing}
    wrong = (adding.is_bound and adding.errors) or (closing.is_bound and closing.errors)
    return render(request, "people/organisations.html", told, status=400 if wrong else 200)
