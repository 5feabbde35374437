"""Tags and filters that every template may use."""

import re
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from majlis.acts.index import ACTS
from majlis.interfaces.web.asking import world_of

register = template.Library()
_NAMES = "|".join(re.escape(entry.name) for entry in sorted(ACTS, key=lambda entry: -len(entry.name)))
_COMMAND = re.compile(rf"`?\bmajlis ({_NAMES})\b[^`,;.]*`?")


@register.filter
def count(number: object) -> str:
    """Return a whole number with separators between thousands; nothing for None."""
    return "" if number is None else f"{number:,}"


@register.filter
def mend(text: str) -> SafeString:
    """Return how to mend something, with each command of ours as a link to the page that does it."""
    escaped = str(escape(text)).replace("&#x27;", "'")
    return mark_safe(_COMMAND.sub(lambda found: _link(found[1]), escaped))  # noqa: S308 - escaped above


def _link(name: str) -> str:
    return f'<a href="/do/{name.replace(" ", "/")}/">{escape(name)}</a>'


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: object) -> str:
    """Return the address of this page with some of its parameters changed; None takes one out."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return f"?{parameters.urlencode()}"


@register.inclusion_tag("views/kept.html", takes_context=True)
def own_views(context: dict[str, Any]) -> dict[str, Any]:
    """Show the filters that the person kept for this list, and a way to keep the one that is shown."""
    request = context["request"]
    records = world_of(request).records
    from majlis.adapters.records.views import kept

    asked = request.GET.copy()
    for name in ("after", "form"):
        asked.pop(name, None)
    for name in [name for name, value in asked.items() if not value]:
        del asked[name]
    query = asked.urlencode()
    lines = [
        {"name": one.name, "address": one.address, "current": one.query == query} for one in kept(records, request.path)
    ]
    current = next((one for one in lines if one["current"]), None)
    address = f"{request.path}?{query}" if query else ""
    return {"kept": lines, "current": current, "address": address, "csrf_token": context.get("csrf_token")}


@register.filter
def percent(share: float, places: int = 0) -> str:
    """Return a share as a number of hundredths: 0.5 as ``50``."""
    return f"{100 * share:.{places}f}"
