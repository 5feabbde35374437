"""What a page says after it changed a draft: what happened, and the way back."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html, format_html_join
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
    tell_edited_rows(request, what, done.nation, (done.revision, len(done.edits)))
    for remark in done.remarks:
        messages.warning(request, remark)


def tell_edited_rows(request: HttpRequest, what: str, nation: str, made: tuple[int, int]) -> None:
    """Tell what an edit did, from the number of its revision and how many rows it changed, with the way back."""
    revision, count = made
    rows = ngettext("%(count)s row", "%(count)s rows", count) % {"count": f"{count:,}"}
    tell_undoable(request, f"{what} {rows}.", nation, revision)


def tell_published(request: HttpRequest, version: int, *, new: bool) -> None:
    """Tell which version was published, or that the newest says the same already."""
    named = {"version": version}
    if new:
        messages.success(request, gettext("Published version %(version)s. It never changes.") % named)
    else:
        messages.info(request, gettext("Nothing to publish: the draft says the same as version %(version)s.") % named)


def tell_undoable(request: HttpRequest, what: str, nation: str, revision: int) -> None:
    """Tell what was done to a draft, with a button that takes the revision back."""
    tell_with_way_back(request, what, reverse("nation-undo", kwargs={"nation": nation}), {"revision": revision})


def tell_with_way_back(request: HttpRequest, what: str, address: str, fields: Mapping[str, object]) -> None:
    """Tell what was done, with a button that takes it back.

    Parameters
    ----------
    request : HttpRequest
    what : str
    address : str
        To which the button sends.
    fields : mapping of str to object
        What it sends.
    """
    hidden = format_html_join("", '<input type="hidden" name="{}" value="{}">', fields.items())
    messages.success(
        request,
        format_html(
            '{} <form method="post" action="{}" class="inline"><input type="hidden" name="csrfmiddlewaretoken" '
            'value="{}">{}<button class="plain">{}</button></form>',
            what,
            address,
            get_token(request),
            hidden,
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
