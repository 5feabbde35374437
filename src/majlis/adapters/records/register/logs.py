"""The logs: one of decisions for each nation, one of the audit for the whole site. Made when they are first used."""

import re
from collections.abc import Mapping

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import RegisterKey, RegisterLog, Setting
from majlis.adapters.records.register.appending import KEY, announce
from majlis.adapters.records.register.named import Kind, Log, find, told_of, whose
from majlis.adapters.upkeep import signing as files
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, Tlp
from majlis.register import EMPTY_ROOT, Verifier

__all__ = ["OPEN", "ORIGIN", "Kind", "Log", "find", "key_entry", "log_of", "origin", "set_origin"]

ORIGIN = "majlis.invalid"
"""How the logs of a site begin that nobody has named: a name that can belong to nobody (RFC 2606, section 2)."""
OPEN = Marking(Tlp.CLEAR)
"""Of entries that say nothing that anybody may not know: keys, and commitments to rows of the audit."""
_ORIGIN = "register.origin"
_FORM = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/[a-z0-9._-]+)*", re.ASCII)
_MOST = 100


def log_of(records: Records, nation: str, kind: Kind) -> Log:
    """Return a log, and make it with its first key where there is none yet.

    Parameters
    ----------
    records : Records
    nation : str
        Code; empty for the audit, which is the whole site's.
    kind : {"decisions", "audit"}

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    InputError
        If a nation is named for the audit, or none for decisions.
    """
    found = find(records, nation, kind)
    if found is not None:
        return found
    with transaction.atomic():
        return _made(records, nation, kind)


def origin(records: Records) -> str:
    """Return how the names of new logs begin."""
    assert records.actor
    row = Setting.objects.filter(key=_ORIGIN).first()
    return str(row.value) if row else ORIGIN


def set_origin(records: Records, text: str) -> None:
    """Say how the names of new logs begin. Logs that there are keep theirs: it stands in what was signed.

    Raises
    ------
    InputError
        If it is no such name.
    """
    if not _FORM.fullmatch(text) or len(text) > _MOST:
        raise InputError(
            f"{text[:40]!r} is no name for a register",
            why="it stands in every checkpoint, and must be yours alone",
            mend="write an address of yours without https://, like register.council.example",
            code="register.name",
        )
    with transaction.atomic():
        facts = {"value": text, "changed_at": records.now(), "changed_by": records.actor}
        Setting.objects.update_or_create(key=_ORIGIN, defaults=facts)
        audit.note(records, "register name", text)


def key_entry(log: Log, verifier: Verifier, reason: str, before: Verifier | None = None) -> bytes:
    """Return the entry that announces a key.

    Parameters
    ----------
    log : Log
    verifier : Verifier
        The new key.
    reason : str
        ``first``, ``rotated``, or ``lost``.
    before : Verifier, optional
        The key that it follows.
    """
    facts: Mapping[str, object] = {
        "kind": KEY,
        "log": log.name,
        "nation": log.nation,
        "synthetic": log.synthetic,
        "reason": reason,
        "key": str(verifier),
        "before": str(before) if before else None,
    }
    return canonical_json(facts)


def _made(records: Records, nation: str, kind: Kind) -> Log:
    """Make a log and its first key; the entry that announces the key is the first one of the log."""
    of = whose(records, nation, kind)
    name = "/".join(part for part in (origin(records), nation, kind) if part)
    row, new = RegisterLog.objects.get_or_create(
        nation=of,
        kind=kind,
        defaults={
            "name": name,
            "synthetic": bool(of and of.header.get("synthetic")),
            "root": EMPTY_ROOT,
            "created_at": records.now(),
        },
    )
    log = told_of(row, nation)
    if new:
        verifier = files.make_key(records.home, name)
        index = announce(records, log, key_entry(log, verifier, "first"))
        RegisterKey.objects.create(
            log=row, number=1, vkey=str(verifier), reason="first", index=index, since=records.now()
        )
        audit.note(records, "register start", name[:200])
    return log
