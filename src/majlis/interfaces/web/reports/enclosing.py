"""Files of reports on pages: taken with the report or later, handed over as downloads and never shown."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from pydantic import ValidationError

from majlis.acts.report.enclose import EncloseCommand, enclose
from majlis.acts.report.enclosure import EnclosureCommand, enclosure
from majlis.acts.world import World
from majlis.evidence.reporting.enclosures import UNKNOWN, USUAL, Limits, file_name, megabytes
from majlis.evidence.reporting.sections import sections
from majlis.interfaces.web.asking import asking
from majlis.kernel.errors import ConflictError, InputError, MajlisError

FIELD = "files"
"""Name of the field that holds files."""


def offered(most: Limits = UNKNOWN) -> dict[str, object]:
    """Return what the field for files is made from: the sections to choose from, and how much is taken."""
    return {
        "file_sections": [(one.id, one.name) for one in sections().values()],
        "file_section": USUAL,
        "file_size": megabytes(most.size),
        "file_count": most.files,
    }


def take(request: HttpRequest, world: World, code: str, word: str = "") -> tuple[int, tuple[str, ...]]:
    """Take the files that came with a form, each for itself; return how many, and what is said of those that were not.

    Parameters
    ----------
    request : HttpRequest
    world : World
        Of who sends them.
    code : str
        Code of the report.
    word : str, optional
        Check word, of who has no account.
    """
    on_desk = replace(world, desk=asking(request).desk)
    section = str(request.POST.get("section", "")) or USUAL
    count, faults = 0, list[str]()
    for one in request.FILES.getlist(FIELD):
        path = _lay(asking(request).desk, one)
        try:
            named = {"code": code, "file": path, "section": section, "word": word}
            enclose(EncloseCommand.model_validate(named), on_desk)
        except (ConflictError, InputError) as error:
            faults.append(f"{path.name}: {_told(error)}")
        except ValidationError:
            faults.append(f"{path.name}: {_('there is no such section.')}")
        else:
            count += 1
        path.unlink()
    return count, tuple(faults)


def _lay(desk: Path, sent: "UploadedFile[Any]") -> Path:
    """Lay a file on the desk as it is: an archive stays one."""
    folder = desk / ".enclosed"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / file_name(sent.name or "")
    with path.open("wb") as file:
        for chunk in sent.chunks():
            file.write(chunk)
    return path


def _told(error: MajlisError) -> str:
    fault = error.fault
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in (fault.what, fault.mend) if part)


@require_POST
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Take files for a report of the own organisation, or one that an authority works with."""
    count, faults = take(request, asking(request).world, code)
    if count:
        said = ngettext("%(count)d file is taken.", "%(count)d files are taken.", count) % {"count": count}
        messages.success(request, said)
    for fault in faults:
        messages.error(request, fault)
    if not count and not faults:
        messages.error(request, _("Choose a file first."))
    return redirect("report-one", code=code)


@require_GET
def file(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """Hand a file over to be saved. No browser shows it: it comes from outside, and nobody has looked into it."""
    asked = asking(request)
    out = asked.desk / "enclosure"
    result = enclosure(EnclosureCommand(code=code, number=number, out=out), asked.world_with_desk())
    response = FileResponse(
        out.open("rb"), as_attachment=True, filename=result.name, content_type="application/octet-stream"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
