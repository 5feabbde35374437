"""What a page says after it changed a draft: what happened, and the way back."""

from django.contrib import messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from majlis.acts.edits import Edited
from majlis.kernel.errors import Fault, MajlisError


def tell_edited(request: HttpRequest, done: Edited, what: str) -> None:
    """Tell what an edit did, with a button that takes it back.

    Parameters
    ----------
    request : HttpRequest
    done : Edited
    what : str
        What was done, as a sentence.
    """
    count = len(done.edits)
    rows = ngettext("%(count)s row", "%(count)s rows", count) % {"count": f"{count:,}"}
    tell_undoable(request, f"{what} {rows}.", done.nation, done.revision)
    for remark in done.remarks:
        messages.warning(request, remark)


def tell_undoable(request: HttpRequest, what: str, nation: str, revision: int) -> None:
    """Tell what was done to a draft, with a button that takes the revision back."""
    messages.success(
        request,
        format_html(
            '{} <form method="post" action="{}" class="inline"><input type="hidden" name="csrfmiddlewaretoken" '
            'value="{}"><input type="hidden" name="revision" value="{}"><button class="plain">{}</button></form>',
            what,
            reverse("nation-undo", kwargs={"nation": nation}),
            get_token(request),
            revision,
            gettext("Undo"),
        ),
    )


def tell_fault(request: HttpRequest, error: MajlisError) -> None:
    """Tell why nothing was done, on the page that comes next."""
    messages.error(request, said(error.fault))


def said(fault: Fault) -> str:
    """Return a fault as sentences."""
    head = fault.what[:1].upper() + fault.what[1:]
    parts = (head, fault.why[:1].upper() + fault.why[1:], fault.mend[:1].upper() + fault.mend[1:])
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
