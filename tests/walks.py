"""Every address of the site as the leak test walks it: filled in, asked for, posted to, and what was said."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests import pdfs
from tests.sites import Site

from majlis.acts.index import ACTS, Entry
from majlis.interfaces.api.offers import Offer, offers
from majlis.reference.roles import SERVICE, roles

if TYPE_CHECKING:
    from django.test import Client

READERS = (*(role for role in roles() if role != SERVICE), "nobody", "uncleared")
NAMED_BY = {
    ("n/<str:nation>/council/bodies/", "code"): "body",
    ("n/<str:nation>/council/items/", "code"): "item",
    ("n/<str:nation>/council/meetings/item/", "code"): "item",
    ("n/<str:nation>/council/meetings/forward/", "code"): "body",
    ("n/<str:nation>/council/meetings/papers/", "code"): "board_paper",
    ("n/<str:nation>/council/actions/", "code"): "action",
    ("n/<str:nation>/council/motions/", "code"): "motion",
    ("n/<str:nation>/council/ballots/", "code"): "motion",
    ("n/<str:nation>/council/decisions/", "code"): "decision",
    ("n/<str:nation>/council/minutes/template/", "code"): "body",
    ("n/<str:nation>/council/minutes/", "form"): "paper",
    ("n/<str:nation>/council/meetings/", "code"): "meeting",
    ("n/<str:nation>/council/book/", "code"): "meeting",
    ("n/<str:nation>/council/notices/", "code"): "meeting",
    ("n/<str:nation>/council/minutes/", "code"): "meeting",
    ("n/<str:nation>/dialogue/", "code"): "dialogue",
    ("n/<str:nation>/dialogue/", "form"): "paper",
    ("d/", "number"): "dialogue",
    ("n/<str:nation>/incidents/", "code"): "incident",
    ("n/<str:nation>/incidents/", "other"): "incident",
    ("n/<str:nation>/briefings/", "code"): "document",
    ("n/<str:nation>/notes/", "code"): "document",
    ("n/<str:nation>/notes/", "incident"): "incident",
    ("n/<str:nation>/map/whatif/", "code"): "whatif",
    ("n/<str:nation>/map/", "name"): "whatif",
    ("n/<str:nation>/evidence/", "name"): "source",
    ("n/<str:nation>/nation/", "key"): "asset",
    ("n/<str:nation>/nation/work/", "code"): "run",
    ("n/<str:nation>/risk/work/", "code"): "run",
    ("n/<str:nation>/risk/<str:run>/chart/", "form"): "drawn",
    ("n/<str:nation>/risk/", "name"): "table_name",
    ("n/<str:nation>/risk/", "key"): "chart",
    ("n/<str:nation>/", "code"): "incident",
    ("n/<str:nation>/briefings/", "form"): "paper",
    ("n/<str:nation>/nation/export.", "form"): "packed",
    ("public/verify/", "name"): "file",
    ("public/", "of"): "nation",
    ("public/", "code"): "incident",
    ("report/", "code"): "report",
    ("report/", "into"): "report",
    ("api/", "name"): "file",
}
"""What an argument means where its name says it of several things: beginning of the address and name to thing."""
THINGS = {"nation", "incident", "document", "report", "whatif", "run", "asset", "source", "dialogue"} | {
    *("body", "meeting", "item", "board_paper", "action", "motion", "decision"),
}
FIXED = {
    "form": ("csv",),
    "paper": ("html", "docx"),
    "packed": ("xlsx", "zip"),
    "drawn": ("svg",),
    "table": ("assets", "suppliers"),
    "parameter": ("threat.prior-shape",),
    "token": ("no-such-token",),
    "login": ("secretariat",),
    "rest": ("nowhere",),
    "file": ("nothing.csv",),
    "area": ("a",),
    "sector": ("health",),
    "chart": ("loss-0", "loss-1", "loss-2"),
    "table_name": ("curve", "areas", "sources"),
    "stamp": ("0",),
    "number": ("1",),
    "seat_code": ("chair",),
    "step": ("1",),
    "deed": ("put", "open"),
    "index": ("1",),
    "size": ("2",),
    "statement": ("1",),
    "what": ("seed",),
    "word": ("abcd-efgh",),
}
"""Arguments that name nothing closed."""
BY_PERMISSION = re.compile(
    r"^/(audit/|do/audit/|api/v1/audit/|people/|do/(organisation|person|catalogue|retention)/)|/health"
)
"""Accounts and the audit have no marking: who may read them is a permission. The audit names things by their codes."""
OF_A_DRAFT = re.compile(r"^/n/[^/]+/nation/(\?|$)")
"""Says how far the shared draft has come, and offers to publish it."""
EACH_TIME = re.compile(r"^/account/2fa/(totp|webauthn)/")
"""Draws a secret anew each time."""
NOT_POSTED = re.compile(r"^/account/(login|logout|password|2fa|sessions|reauthenticate)|^/do/(demo|worker)|synthesize")
"""What would end the session, or take long and is about nothing closed."""
FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("incident", "into", "duplicate", "first", "second"), "incident"),
    **dict.fromkeys(("asset", "key", "operator", "start", "source", "name"), "asset"),
    **dict.fromkeys(("document",), "document"),
    **dict.fromkeys(("report",), "report"),
    "body": "body",
    "meeting": "meeting",
    "which": "meeting",
    "item": "item",
    "motion": "motion",
    "decision": "decision",
    "paper": "board_paper",
    **dict.fromkeys(("run", "other", "work"), "run"),
}

OF_NOUN = {
    "action": "action",
    "dialogue": "dialogue",
    "document": "document",
    "report": "report",
    "whatif": "whatif",
    "run": "run",
}
"""What the ``code`` of an act's command means, by the act's first word; otherwise an incident."""


@dataclass(frozen=True)
class Laid:
    """Codes of what is open and of what is closed, by what it is."""

    open: Mapping[str, str]
    closed: Mapping[str, str]

    def of(self, thing: str) -> tuple[str, ...]:
        """Return an open and a closed one."""
        return self.open[thing], self.closed[thing]


@cache
def addresses() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every address of the site with the names of its arguments."""
    from django.urls import get_resolver

    def walk(patterns: list[Any], before: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for one in patterns:
            route = before + str(one.pattern)
            if hasattr(one, "url_patterns"):
                yield from walk(one.url_patterns, route)
            else:
                yield route, tuple(re.findall(r"<(?:\w+:)?(\w+)>", route))

    return tuple(dict(walk(get_resolver().url_patterns, "")).items())


def thing_of(route: str, name: str) -> str:
    """Return what an argument of an address means; the test fails where nobody has said it."""
    for (begins, argument), thing in NAMED_BY.items():
        if argument == name and route.startswith(begins):
            return thing
    if name in THINGS or name in FIXED:
        return name
    raise AssertionError(f"say in NAMED_BY or FIXED what {name!r} of the address {route!r} means")


def filled(route: str, names: tuple[str, ...], laid: Laid) -> Iterator[str]:
    """Yield an address with all arguments open, and with each of them closed in turn."""
    values = {name: _values(thing_of(route, name), laid) for name in names}
    first = {name: found[0] for name, found in values.items()}
    yield _filled(route, first)
    for name, found in values.items():
        for other in found[1:]:
            yield _filled(route, {**first, name: other})


def _values(thing: str, laid: Laid) -> tuple[str, ...]:
    return FIXED[thing] if thing in FIXED else laid.of(thing)


def _filled(route: str, values: Mapping[str, str]) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], route)


_LIST = ("nation",)


def pages(laid: Laid) -> list[str]:
    """Return every address to be asked for, filled in."""
    found = []
    for route, names in addresses():
        if names[:1] == ("first",):
            continue
        if names == ("pk",):
            found.append(_filled(route, {"pk": "1"}))
            continue
        found += filled(route, names, laid)
    found += [f"/do/{entry.path}/" for entry in ACTS]
    lists = [_filled(route, laid.open) for route, names in addresses() if names == _LIST]
    found += [f"{one}?{query}" for one in lists for query in (f"q={laid.closed['nation']}", "form=csv")]
    found += [one for offer in offers() if offer.gettable for one in _asked_for(offer, laid)]
    return sorted(set(found))


def _asked_for(offer: Offer, laid: Laid) -> Iterator[str]:
    """Yield the addresses of an act of the API that only reads, about what is open and about what is closed."""
    for named in (laid.open, laid.closed):
        values = values_of(offer.entry, offer.act.command.model_fields, {**named, "q": laid.closed["nation"]})
        yield f"/api/v1/{offer.entry.path}?{urlencode(values)}"
    values = values_of(offer.entry, offer.act.command.model_fields, laid.open)
    few = {name: value for name, value in values.items() if name in {"nation", "code", "document", "run", "key"}}
    yield f"/api/v1/{offer.entry.path}?{urlencode(few)}"


def values_of(entry: Entry, fields: Mapping[str, Any], named: Mapping[str, str]) -> dict[str, str]:
    """Return what an act's command is given, where each of its fields names a thing of ``named`` if it can."""
    known = {name: named[thing] for name, thing in FIELDS.items()} | {"nation": named["nation"]}
    known |= {"code": named[OF_NOUN.get(entry.name.partition(" ")[0], "incident")], "q": named.get("q", "")}
    if entry.name.startswith("evidence "):
        known["source"] = named["source"]
    words = {name: value for name, value in known.items() if name in fields}
    return words | ({"words": named["nation"]} if "words" in fields else {})


def readers(site: Site, names: Iterable[str] = READERS) -> dict[str, "Client"]:
    """Return a browser in the name of each reader; none of them acts for the organisation that owns the things."""
    found = {}
    for name in names:
        if name in roles():
            found[name] = site.client(site.person(name, name, organisation="guest"))
        elif name == "nobody":
            found[name] = site.client()
        else:
            found[name] = site.client(site.person(name, "analyst", organisation="guest", clearance="TLP:CLEAR"))
    for browser in found.values():
        browser.raise_request_exception = False
    return found


def said(answer: Any) -> str:
    """Return everything that an answer says, without what differs each time."""
    body = b"".join(answer) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items() if name not in _CHANGING)
    return _ONCE.sub("", f"{answer.status_code}\n{heads}\n{words_of(body)}")


def words_of(body: bytes) -> str:
    """Return a body as text; of a PDF its pages, of a workbook, a document or a folder what lies in it."""
    if body.startswith(b"%PDF-"):
        return "\n".join(pdfs.texts_of(body))
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        names = [name for name in packed.namelist() if not name.endswith("core.xml")]
        return "\n".join(f"{name}\n{words_of(packed.read(name))}" for name in names)


_CHANGING = {"Content-Security-Policy", "Content-Length", "Expires", "ETag", "Last-Modified", "X-RateLimit-Remaining"}
_ONCE = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|data-csrf="[^"]*"|"X-CSRFToken": ?"[^"]*"|content="[A-Za-z0-9]{64}"'
    r"|\d\d:\d\d(:\d\d(\.\d+)?)?|[0-9a-f]{32}|\d+ (minutes?|seconds?)|id_[a-z0-9]+"
    r'|"seconds": ?[\d.e-]+'
    r"|DTSTAMP:[0-9TZ]+"
)


_DRAFT = re.compile(
    r'Draft at revision \d+|name="revision" value="\d+"|"(revision|draft)": ?\d+|"changed": ?(true|false)'
    r'|; the draft was edited since| ?<span class="tag warn">draft changed since</span>'
)
"""A draft is shared: that it was edited is told, as the next revision must follow the last one."""
_HOLDS = "holds rows that"
"""That something in a draft is closed is told, and nothing of it: a figure of a part would be wrong and look right."""


def alike(before: str, after: str) -> bool:
    """Tell whether two answers say the same, but for what may be told of a shared draft."""
    return before == after or _DRAFT.sub("", before) == _DRAFT.sub("", after) or _refused(after)


def _refused(after: str) -> bool:
    return after.startswith("403") and _HOLDS in after


def asked(browsers: Mapping[str, "Client"], found: list[str]) -> dict[tuple[str, str], str]:
    """Ask for every address in every name; what was said, by reader and address."""
    answers = {}
    for reader, browser in browsers.items():
        for address in found:
            if not address.startswith("/account/logout"):
                answers[reader, address] = said(browser.get(address))
    return answers


def forms(laid: Laid) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Yield what is posted: the address, the values, and whether they go as JSON."""
    closed = {name: laid.closed[thing] for name, thing in FIELDS.items()}
    named = {**closed, "nation": laid.open["nation"], "q": laid.closed["nation"], "text": "a word", "title": "a word"}
    for route, names in addresses():
        if names[:1] == ("first",):
            continue
        for address in filled(route, names, laid) if names != ("pk",) else ():
            if not address.startswith("/api/"):
                yield address, {**named, "code": laid.closed["incident"]}, False
    for entry in ACTS:
        fields = entry.load().command.model_fields
        values = {name: value for name, value in named.items() if name in fields}
        values |= values_of(entry, fields, laid.closed)
        yield f"/do/{entry.path}/", values, False
        yield f"/api/v1/{entry.path}", values, True


def posted(browser: "Client", address: str, values: dict[str, Any], *, as_json: bool) -> str:
    """Post, say what was said, and take back what was changed."""
    from django.db import transaction

    with transaction.atomic():
        if as_json:
            answer = browser.post(address, json.dumps(values), content_type="application/json")
        else:
            answer = browser.post(address, values)
        text = said(answer)
        transaction.set_rollback(True)
    return text
