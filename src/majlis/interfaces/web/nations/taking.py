"""Take a workbook or a dossier in: send it, see what would change and what is wrong, then take it over or drop it."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from majlis.acts.nation.import_ import EVIDENCE, ImportCommand, ImportResult, import_
from majlis.acts.world import World
from majlis.adapters.worker.answers import Answer
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.nations import errands
from majlis.interfaces.web.nations import held as holding
from majlis.interfaces.web.nations.errands import Wanted
from majlis.interfaces.web.nations.glance import draft_of, is_large
from majlis.interfaces.web.nations.held import Held
from majlis.interfaces.web.nations.opening import open_dossier
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.tables import TITLES
from majlis.interfaces.web.nations.telling import said, tell_fault, tell_undoable
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import ConflictError, Fault, InputError, MajlisError, NotFoundError, PermissionDeniedError

SHOWN = 200
"""Rows and faults that a preview shows; the rest is in the file."""
_WORKBOOK, _ZIP = ".xlsx", ".zip"
_MOST_WORKBOOK, _MOST_ZIPPED = 80_000, 150_000
"""Bytes of a file that is read while somebody waits; the worker reads larger ones."""
_EVIDENCE = frozenset(EVIDENCE)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong, or worth a look, in a file: where it stands, and how to mend it.

    Attributes
    ----------
    severity : str
        ``error``, ``warning`` or ``note``.
    sheet, cell : str
        Sheet and cell of a workbook; file and line of a dossier.
    what, why, mend : str
    """

    severity: str
    sheet: str
    cell: str
    what: str
    why: str
    mend: str


def send(request: HttpRequest, nation: str = "") -> HttpResponse:
    """Ask for a file; hold what is sent, and go to its preview."""
    demand(request, "nation.write")
    asked = asking(request)
    error: MajlisError | None = None
    if request.method == "POST":
        try:
            held = _hold(request, asked, nation)
            held.tell(asked, _left(request, held, asked) if _heavy(request, held, asked) else _tried(held, asked))
            return redirect("nation-held", token=held.token)
        except (InputError, NotFoundError) as fault:
            error = fault
    may_evidence = asked.actor.permissions >= _EVIDENCE
    shown = {"error": error, "into": nation, "may_evidence": may_evidence, "title": gettext("Take a file in")}
    return render(request, "nations/send.html", shown, status=400 if error else 200)


def _hold(request: HttpRequest, asked: Asking, nation: str) -> Held:
    file = request.FILES.get("file")
    name = str(getattr(file, "name", "") or "")
    if file is None or Path(name).suffix.lower() not in {_WORKBOOK, _ZIP}:
        raise InputError(
            "this is no workbook and no dossier" if file else "no file was chosen",
            mend="choose an Excel workbook (.xlsx), or the folder of a dossier as a .zip file",
            code="nation.upload",
        )
    evidence = bool(request.POST.get("evidence")) and asked.actor.permissions >= _EVIDENCE
    into = nation or request.POST.get("name", "").strip()
    shape = f"upload{Path(name).suffix.lower()}" if len(name) > 100 else name  # noqa: PLR2004 - what a page shows well
    return holding.hold(asked, shape, file.chunks(), nation=into, evidence=evidence)


def _world(held: Held, asked: Asking) -> World:
    return replace(asked.world, desk=held.folder(asked))


def _source(held: Held, asked: Asking) -> Path:
    """Return what is to be taken in: the workbook, or the opened folder of a dossier."""
    file = held.file(asked)
    if file.suffix.lower() != _ZIP:
        return file
    folder = held.folder(asked) / "opened"
    if folder.is_dir():
        return next(path.parent for path in sorted(folder.rglob("nation.toml")))
    return open_dossier(file, folder)


def _tried(held: Held, asked: Asking) -> dict[str, object]:
    """Return what taking a file in would do: its result and the revision that it rests on, or what is wrong with it."""
    from majlis.adapters.records import nations

    records = asked.world.records
    before = {code: nations.revision(records, code) for code in nations.codes(records)}
    try:
        command = ImportCommand(source=_source(held, asked), name=held.nation, dry_run=True, most=SHOWN // 10)
        done = import_(command, _world(held, asked))
    except PermissionDeniedError:
        held.drop(asked)
        raise
    except MajlisError as error:
        parts = [[one.what, one.where, one.why, one.mend] for one in error.faults]
        return {"faults": parts, "what": error.fault.what, "mend": error.fault.mend}
    return {"result": done.model_dump(mode="json"), "seen": before.get(done.nation)}


def _heavy(request: HttpRequest, held: Held, asked: Asking) -> bool:
    """Tell whether a file, or the draft that it would change, is too large to be read while somebody waits."""
    if held.file(asked).stat().st_size > (_MOST_ZIPPED if held.file(asked).suffix.lower() == _ZIP else _MOST_WORKBOOK):
        return True
    from majlis.adapters.records import nations

    code = held.nation
    return bool(code) and nations.exists(asked.world.records, code) and is_large(request, code)


def _left(request: HttpRequest, held: Held, asked: Asking, **values: object) -> dict[str, object]:
    """Leave a file to the worker: to see what it would change, or to take it in; return what is to be told of it."""
    from majlis.adapters.records import nations

    records, trial = asked.world.records, not values
    before = {code: nations.revision(records, code) for code in nations.codes(records)}
    source = str(_source(held, asked))
    wanted = {"source": source, "name": held.nation, **(values or {"dry_run": True, "most": SHOWN // 10})}
    key, back = f"{'try' if trial else 'take'}-{held.token}", reverse("nation-held", kwargs={"token": held.token})
    code = held.nation or "-"
    desk = f"{holding.FOLDER}/{held.token}"
    work = errands.send(request, code, Wanted("import", wanted, key, back, desk))
    return {"waits": work.code, "trial": trial, "before": before}


def _waited(request: HttpRequest, held: Held, asked: Asking, told: dict[str, Any]) -> HttpResponse | None:
    """Go on with a file that was left to the worker; None where its preview can be shown."""
    from majlis.adapters.records.runs import errands as rows

    try:
        work = rows.sent(asked.world.records, told["waits"])
    except NotFoundError:
        work = None
    if work is not None and not work.state.ended:
        return errands.wait(request, work, poll=request.path)
    answer = errands.answered(request, work) if work is not None else None
    if answer is None:
        held.drop(asked)
        fault = work.fault if work is not None else None
        messages.error(request, said(fault) if fault else gettext("It was not done. Send the file again."))
        return _led(request, redirect("nations-import"))
    if told["trial"]:
        held.tell(asked, _previewed(answer, told["before"]))
    elif "result" in answer:
        return _led(request, _taken(request, held, asked, ImportResult.model_validate({**answer["result"], "most": 1})))
    else:
        messages.error(request, said(Fault(*answer["fault"])))
        held.tell(asked, _left(request, held, asked))
    return _led(request, redirect("nation-held", token=held.token))


def _led(request: HttpRequest, to: HttpResponse) -> HttpResponse:
    """Return a redirection that also a piece of a page follows."""
    return HttpResponseClientRedirect(to["Location"]) if getattr(request, "htmx", False) else to


def _previewed(answer: Answer, before: dict[str, int]) -> dict[str, object]:
    """Return what a preview tells, from what the worker answered."""
    if "result" in answer:
        return {"result": answer["result"], "seen": before.get(answer["result"]["nation"])}
    if answer["kind"] == "PermissionDeniedError":
        errands.result_of(answer)
    _, what, _, _, mend = answer["fault"]
    return {"faults": [parts[1:] for parts in answer["faults"]], "what": what, "mend": mend}


def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show what taking a file in would do."""
    demand(request, "nation.write")
    asked = asking(request)
    held = holding.find(asked, token)
    told = held.told(asked)
    if "waits" in told and (answer := _waited(request, held, asked, told)):
        return answer
    wrong = _wrong(told, held.name)
    shown: dict[str, Any] = {
        "held": held,
        "told": told,
        "wrong": wrong[:SHOWN],
        "more_wrong": len(wrong) - SHOWN,
        "errors": sum(one.severity == "error" for one in wrong),
        "hours": holding.HOURS,
        "title": gettext("What would change"),
    }
    if done := _result(told):
        shown |= {
            "result": done,
            "same": told["seen"] is not None and not any(one.added + one.changed + one.removed for one in done.tables),
            "new": told["seen"] is None,
            "edits": done.edits[:SHOWN],
            "changes": sum(one.added + one.changed + one.removed for one in done.tables),
            "before": _before(request, done.nation) if told["seen"] is not None else None,
        }
    return render(request, "nations/preview.html", shown)


def _before(request: HttpRequest, nation: str) -> object:
    """Return the coverage of the draft as it is; None where it cannot be said."""
    with suppress(MajlisError):
        if (draft := draft_of(request, nation)) is not None:
            return draft.coverage
    return None


def _result(told: dict[str, Any]) -> ImportResult | None:
    return ImportResult.model_validate({**told["result"], "most": SHOWN}) if "result" in told else None


def _wrong(told: dict[str, Any], file: str) -> list[Wrong]:
    """Return what a preview found, errors first, each by sheet and cell of the file."""
    book = Path(file).suffix.lower() == ".xlsx"
    found = [_placed("error", Fault("", *parts)) for parts in told.get("faults", ())]
    found += [
        _placed(one["severity"], Fault("", one["what"], one["where"], one["why"], one["mend"]))
        for one in told.get("result", {}).get("findings", ())
    ]
    order = {"error": 0, "warning": 1, "note": 2}
    found = [replace(one, sheet=_titled(one.sheet)) for one in found] if book else found
    return sorted(found, key=lambda one: order[one.severity])


def _titled(sheet: str) -> str:
    """Return the table of a finding as pages call it: who sent a workbook has no ``assets.csv``."""
    return str(TITLES.get(sheet.removesuffix(".csv"), sheet))


def _placed(severity: str, fault: Fault) -> Wrong:
    """Return a fault with its place in two parts: ``Services!B12``, or ``assets.csv, line 12, column area``."""
    mark = "!" if "!" in fault.where else ", "
    sheet, _, cell = fault.where.partition(mark)
    return Wrong(severity, sheet, cell, fault.what, fault.why, fault.mend)


def faults(request: HttpRequest, token: str, form: str) -> HttpResponse:
    """Give what is wrong in a file as a table."""
    demand(request, "nation.write")
    asked = asking(request)
    held = holding.find(asked, token)
    told = held.told(asked)
    done = _result(told)
    columns = ("severity", "sheet or file", "cell or line", "what", "why", "how to mend it")
    rows = [(one.severity, one.sheet, one.cell, one.what, one.why, one.mend) for one in _wrong(told, held.name)]
    marking = done.marking if done else "TLP:AMBER"
    sheet = Sheet(f"findings-{Path(held.name).stem}", columns, rows, marking, bool(done and done.synthetic))
    return download(request, sheet, form)


@require_POST
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Take a file in as its preview said, or say what has changed since."""
    demand(request, "nation.write")
    asked = asking(request)
    held = holding.find(asked, token)
    told = held.told(asked)
    if _result(told) is None:
        raise ConflictError(
            "there are errors in this file",
            mend="mend them and send it again; nothing was changed",
            code="nation.errors",
        )
    seen = told["seen"]
    values = {
        "replace": seen is not None,
        "evidence": held.evidence and asked.actor.permissions >= _EVIDENCE,
        "note": request.POST.get("note", "").strip()[:300],
        "revision": seen,
    }
    if _heavy(request, held, asked):
        held.tell(asked, _left(request, held, asked, **values))
        return redirect("nation-held", token=held.token)
    command = ImportCommand.model_validate({"source": _source(held, asked), "name": held.nation, **values})
    try:
        done = import_(command, _world(held, asked))
    except ConflictError as error:
        held.tell(asked, _tried(held, asked))
        tell_fault(request, error)
        return redirect("nation-held", token=held.token)
    return _taken(request, held, asked, done)


def _taken(request: HttpRequest, held: Held, asked: Asking, done: ImportResult) -> HttpResponse:
    """Throw a file away that was taken in, say so, and lead to the draft."""
    held.drop(asked)
    rows = sum(one.after for one in done.tables)
    said = gettext("Took %(file)s in: the draft has %(rows)s rows now.") % {"file": held.name, "rows": f"{rows:,}"}
    if done.revision is not None:
        tell_undoable(request, said, done.nation, done.revision)
    else:
        messages.info(request, gettext("The draft said the same already. Nothing was changed."))
    return redirect("nation", nation=done.nation)


@require_POST
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """Throw a file away that waits."""
    demand(request, "nation.write")
    asked = asking(request)
    held = holding.find(asked, token)
    held.drop(asked)
    return redirect("nation", nation=held.nation) if held.nation else redirect("nations")
