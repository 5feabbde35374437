"""No answer of any address tells a word of what its reader may not see, nor that it is there.

Every address of the site is asked by every role and by nobody, before and after others have laid down what is closed to
all of them: nothing that is asked for with GET may change, and the secret word may stand in no answer, header or
redirect. What is posted names closed things, and is taken back each time.
"""

import difflib
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.leaks import SECRET, closed_things, open_things
from tests.sites import Site

from majlis.acts.index import ACTS
from majlis.reference.roles import SERVICE, roles

if TYPE_CHECKING:
    from django.test import Client

READERS = (*(role for role in roles() if role != SERVICE), "nobody", "uncleared")
COMPARED = ("operator", "secretariat", "risk-analyst", "administrator", "nobody")
"""Whose answers are held against those before: together they see what any role sees."""
POSTERS = ("operator", "secretariat", "administrator", "nobody")
"""Who posts: together they may do nearly all that any role may."""
NAMED_BY = {
    ("n/<str:nation>/incidents/", "code"): "incident",
    ("n/<str:nation>/incidents/", "other"): "incident",
    ("n/<str:nation>/briefings/", "code"): "document",
    ("n/<str:nation>/notes/", "code"): "document",
    ("n/<str:nation>/notes/", "incident"): "incident",
    ("n/<str:nation>/map/whatif/", "code"): "whatif",
    ("n/<str:nation>/map/", "name"): "whatif",
    ("n/<str:nation>/evidence/", "name"): "source",
    ("n/<str:nation>/nation/", "key"): "asset",
    ("n/<str:nation>/risk/work/", "code"): "run",
    ("n/<str:nation>/risk/", "name"): "table_name",
    ("n/<str:nation>/risk/", "key"): "chart",
    ("n/<str:nation>/", "code"): "incident",
    ("report/", "code"): "report",
    ("report/", "into"): "report",
    ("api/", "name"): "file",
}
"""What an argument means where its name says it of several things: beginning of the address and name to thing."""
THINGS = {"nation", "incident", "document", "report", "whatif", "run", "asset", "source"}
FIXED = {
    "form": ("csv",),
    "table": ("assets", "suppliers"),
    "parameter": ("threat.prior-shape",),
    "token": ("no-such-token",),
    "login": ("secretariat",),
    "rest": ("nowhere",),
    "file": ("nothing.csv",),
    "area": ("a",),
    "sector": ("health",),
    "chart": ("curve",),
    "table_name": ("sectors",),
    "stamp": ("0",),
}
"""Arguments that name nothing closed."""
BY_PERMISSION = re.compile(
    r"^/(audit/|do/audit/|api/v1/audit/|people/|do/(organisation|person|catalogue|retention)/)|/health"
)
"""Accounts and the audit have no marking: who may read them is a permission. The audit names things by their codes."""
EACH_TIME = re.compile(r"^/account/2fa/(totp|webauthn)/")
"""Draws a secret anew each time."""
NOT_POSTED = re.compile(r"^/account/(login|logout|password|2fa|sessions|reauthenticate)|^/do/(demo|worker)|synthesize")
"""What would end the session, or take long and is about nothing closed."""
FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("incident", "into", "duplicate", "first", "second"), "incident"),
    **dict.fromkeys(("asset", "key", "operator", "start", "source", "name"), "asset"),
    **dict.fromkeys(("document",), "document"),
    **dict.fromkeys(("report",), "report"),
    **dict.fromkeys(("run", "other", "work"), "run"),
}

OF_NOUN = {"document": "document", "report": "report", "whatif": "whatif", "run": "run"}
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
    found += [
        f"{_filled(route, laid.open)}?q={laid.closed['nation']}" for route, names in addresses() if names == _LIST
    ]
    return sorted(set(found))


def readers(site: Site) -> dict[str, "Client"]:
    """Return a browser in the name of each reader; none of them acts for the organisation that owns the things."""
    found = {"nobody": site.client()}
    for role in READERS:
        if role in roles():
            found[role] = site.client(site.person(role, role, organisation="guest"))
    found["uncleared"] = site.client(site.person("uncleared", "analyst", organisation="guest", clearance="TLP:CLEAR"))
    for browser in found.values():
        browser.raise_request_exception = False
    return found


def said(answer: Any) -> str:
    """Return everything that an answer says, without what differs each time."""
    body = b"".join(answer) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items() if name not in _CHANGING)
    return _ONCE.sub("", f"{answer.status_code}\n{heads}\n{_words(body)}")


def _words(body: bytes) -> str:
    """Return a body as text; of a workbook, a document or a folder what lies in it."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        names = [name for name in packed.namelist() if not name.endswith("core.xml")]
        return "\n".join(f"{name}\n{_words(packed.read(name))}" for name in names)


_CHANGING = {"Content-Security-Policy", "Content-Length", "Expires", "ETag", "Last-Modified", "X-RateLimit-Remaining"}
_ONCE = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": ?"[^"]*"|content="[A-Za-z0-9]{64}"'
    r"|\d\d:\d\d(:\d\d(\.\d+)?)?|[0-9a-f]{32}|\d+ (minutes?|seconds?)|id_[a-z0-9]+"
    r'|"seconds": ?[\d.e-]+'
)


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
        values = {name: value for name, value in {**named, "nation": laid.closed["nation"]}.items() if name in fields}
        if "code" in fields:
            values["code"] = laid.closed[OF_NOUN.get(entry.name.partition(" ")[0], "incident")]
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


@pytest.fixture(name="laid")
def laid_out(site: Site, tmp_path: Path) -> Iterator[tuple[Site, Mapping[str, str], Path]]:
    """Lay out what is open. Nobody is asked again who he is, however long it takes."""
    from django.test import override_settings

    site.organisation("guest")
    opened = {**open_things(site), "source": "cert"}
    with override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=10**6):
        yield site, opened, tmp_path / "closed"


def test_what_is_closed_is_in_no_answer_and_changes_none(laid: tuple[Site, Mapping[str, str], Path]) -> None:
    site, opened, folder = laid
    browsers = readers(site)
    guess = {**opened, "nation": "falcon", "source": "falcon", "asset": "falcon:base-01"}
    everything = pages(Laid(opened, guess))
    before = asked({name: browsers[name] for name in COMPARED}, everything)
    closed = {**closed_things(site, folder), "source": "falcon"}
    after = asked(browsers, everything)
    broken = sorted({key[1] for key, text in after.items() if text.startswith("500")})
    assert broken == [], f"{len(broken)} addresses failed"
    changed = sorted(key for key in before if before[key] != after[key])
    changed = [key for key in changed if not BY_PERMISSION.search(key[1]) and not EACH_TIME.search(key[1])]
    by_code = asked(
        {name: browsers[name] for name in COMPARED}, sorted(set(pages(Laid(opened, closed))) - set(everything))
    )
    told = sorted(key for key, text in {**after, **by_code}.items() if SECRET in text.lower())
    told = [key for key in told if not BY_PERMISSION.search(key[1])]
    assert told == [], f"{len(told)} answers tell the secret word"
    shown = [_change(*key, before[key], after[key]) for key in changed[:20]]
    assert shown == [], f"{len(changed)} answers changed"
    chief = site.client(site.person("chief", "secretariat", organisation="secretariat"))
    seen = sum(SECRET in said(chief.get(page)).lower() for page in pages(Laid(opened, closed)))
    assert seen > 20, "it was there to be seen"


def _change(reader: str, address: str, before: str, after: str) -> str:
    """Return how an answer changed."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n  ".join([f"{reader} {address}", *[line[:200] for line in list(lines)[2:10]]])


def test_what_is_posted_is_answered_without_a_word_of_it(laid: tuple[Site, Mapping[str, str], Path]) -> None:
    site, opened, folder = laid
    closed = {**closed_things(site, folder), "source": "falcon"}
    browsers = {name: browser for name, browser in readers(site).items() if name in POSTERS}
    told = set()
    for address, values, as_json in forms(Laid(opened, closed)):
        if NOT_POSTED.search(address):
            continue
        for reader, browser in browsers.items():
            text = posted(browser, address, values, as_json=as_json)
            if SECRET in text.lower() and not BY_PERMISSION.search(address):
                told.add((reader, address))
            assert not text.startswith("500"), (reader, address, values)
    assert told == set()
