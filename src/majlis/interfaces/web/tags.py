"""Tags and filters that every template may use."""

import re
from datetime import datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from majlis.acts.index import ACTS
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.labels import deed_of, label_of
from majlis.reference.roles import roles

register = template.Library()
_NAMES = "|".join(re.escape(entry.name) for entry in sorted(ACTS, key=lambda entry: -len(entry.name)))
_LINES = {entry.name: entry.line for entry in ACTS}
_PAGES = {"approval list": "/account/approvals/", "person list": "/people/"}
"""Pages that say more than the act alone."""
_COMMAND = re.compile(rf"`?\bmajlis ({_NAMES})\b[^`,;.()]*`?")

_HASH = re.compile(r"[0-9a-f]{64}")


@register.filter
def count(number: object) -> str:
    """Return a whole number with separators between thousands; nothing for None."""
    return "" if number is None else f"{number:,}"


@register.filter
def about(number: float) -> str:
    """Return an estimate, such as of people: two digits that say something, with separators between thousands."""
    return count(round(float(f"{round(number):.2g}")))


@register.filter
def moment(instant: str) -> str:
    """Return an instant in the clock of the nation of the page: ``1 Mar 2025, 14:05``; empty for none."""
    if not instant:
        return ""
    return formats.date_format(timezone.localtime(datetime.fromisoformat(instant)), "j M Y, H:i")


@register.filter
def mend(text: str) -> SafeString:
    """Return how to mend something, with each command of ours as a link to the page that does it.

    A command alone is told by what it does.
    """
    escaped = str(escape(text)).replace("&#x27;", "'")
    if alone := _COMMAND.fullmatch(escaped):
        return _link(alone[1], _LINES[alone[1]].rstrip("."))
    return mark_safe(_COMMAND.sub(lambda found: _link(found[1]), escaped))  # noqa: S308 - escaped above


def _link(name: str, said: str = "") -> SafeString:
    address = _PAGES.get(name) or f"/do/{name.replace(' ', '/')}/"
    return format_html('<a href="{}">{}</a>', address, said or name)


@register.filter
def deed(act: str) -> str:
    """Return what people call an act that waits for a second person."""
    return deed_of(act)


@register.filter
def told(value: object, field: str) -> object:
    """Return a value of a field in words: the name of a role, the beginning of a hash."""
    if field == "role" and value in roles():
        return roles()[str(value)].name
    return f"{str(value)[:12]}…" if _HASH.fullmatch(str(value)) else value


@register.filter
def called(field: str) -> str:
    """Return what people call a field of a command."""
    return label_of(field)


@register.filter
def utc(instant: str) -> SafeString:
    """Return an instant as acts write it, for people: day and minute, never broken over two lines."""
    return format_html('<time datetime="{}">{} {} UTC</time>', instant, instant[:10], instant[11:16])


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
