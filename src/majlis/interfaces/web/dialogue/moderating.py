"""Read what came in: accept, refuse or merge, with a reason; the log is for all who may see the dialogue."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from pydantic import ValidationError

from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.dialogue.one import found_in
from majlis.interfaces.web.dialogue.shown import state_name
from majlis.interfaces.web.forms import told as told_of
from majlis.kernel.errors import ConflictError, InputError


@require_GET
def queue(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show what waits to be read, and the log."""
    found = found_in(request, nation, code)
    shown = found.result
    waiting = [one for one in shown.statements if one.state == "waiting"]
    told = {
        **found.page("queue"),
        "waiting": waiting,
        "remarks": [one for one in shown.remarks if one.state == "waiting"],
        "open": [one for one in shown.statements if one.state == "accepted"],
        "log": [(one, datetime.fromisoformat(one.at), state_name(one.after)[0]) for one in shown.log],
        "settled": [(one, *state_name(one.state)) for one in shown.statements if one.state != "waiting"],
    }
    return render(request, "dialogue/queue.html", told)


@require_POST
def judge(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Accept, refuse or merge."""
    found_in(request, nation, code)
    sent = request.POST
    wanted: dict[str, Any] = {
        "code": code,
        "verdict": sent.get("verdict", ""),
        "reason": sent.get("reason", "").strip(),
    }
    wanted |= {name: sent[name] for name in ("statement", "remark") if sent.get(name)}
    if wanted["verdict"] == "merge":
        wanted["into"] = sent.get("into", "").strip() or None
    try:
        moderate(ModerateCommand.model_validate(wanted), world_of(request))
    except (InputError, ConflictError) as error:
        messages.error(request, told_of(error.fault))
    except ValidationError:
        messages.error(request, _("Say what is to be done, and give a reason of at most a few lines."))
    else:
        number = wanted.get("statement") or wanted.get("remark")
        said = {
            "accept": _("%(number)s is open."),
            "refuse": _("%(number)s is not taken."),
            "merge": _("%(number)s is joined."),
        }
        messages.success(request, said[wanted["verdict"]] % {"number": number})
    return redirect("dialogue-queue", nation=nation, code=code)
