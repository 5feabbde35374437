"""Messages that carry the way back: a small form that undoes what was done."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext


def done(request: HttpRequest, text: str, undo: str = "", fields: Mapping[str, str] | None = None) -> None:
    """Say on the next page what was done, with a button that undoes it.

    Parameters
    ----------
    request : HttpRequest
    text : str
    undo : str, optional
        Address that undoes it; empty for none.
    fields : mapping, optional
        What is sent there.
    """
    if not undo:
        messages.success(request, text)
        return
    sent = {"csrfmiddlewaretoken": get_token(request), **(fields or {})}
    hidden = format_html_join("", '<input type="hidden" name="{}" value="{}">', sent.items())
    form = format_html(
        '<form method="post" action="{}" class="undo">{}<button class="plain">{}</button></form>',
        undo,
        hidden,
        gettext("Undo"),
    )
    messages.success(request, format_html("{} {}", text, form))
