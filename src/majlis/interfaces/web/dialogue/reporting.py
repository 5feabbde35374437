"""The report of a dialogue: read as a page, taken away as PDF, Word or HTML."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from majlis.acts.dialogue.report import ReportCommand, page_of, report
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.dialogue.one import found_in
from majlis.kernel.errors import InputError

FORMS = ("pdf", "docx", "html")


@require_GET
def read(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the report as it stands now."""
    found = found_in(request, nation, code)
    body = mark_safe(page_of(asking(request).world, code))  # noqa: S308 - written by our own writer, which escapes
    return render(request, "dialogue/report.html", {**found.page("report"), "body": body, "forms": FORMS})


@require_GET
def file(request: HttpRequest, nation: str, code: str, form: str) -> HttpResponseBase:
    """Hand the report over as a file."""
    found_in(request, nation, code)
    if form not in FORMS:
        raise InputError(f"{form[:20]!r} is no form of a report", mend="use pdf, docx or html", code="web.form")
    asked = asking(request)
    out = asked.desk / f"{code}.{form}"
    report(ReportCommand(code=code, out=out), asked.world_with_desk())
    return FileResponse(out.open("rb"), as_attachment=True, filename=out.name)
