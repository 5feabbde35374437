"""After an erasure no row of any table holds the login, the name or the address; what was done is still there."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.hand import clock_at, enter, make_nation, open_at, report
from tests.sites import Site

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError, NotFoundError

LOGIN, NAME, ADDRESS = "zafar.q", "Zafar Qureshi", "zq@example.org"


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    """Give records in which a person did something in every history there is."""
    clock = clock_at("2025-03-03")
    first = open_at(tmp_path / "home", database, clock)
    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles

    people.ensure_organisation(first, "cert", "CERT", "cert")
    people.add_person(first, LOGIN, {"full_name": NAME, "email": ADDRESS}, None, "four words that belong apart")
    people.add_person(first, "other", {}, None, "")
    roles.grant(first, LOGIN, "secretariat", "cert")
    records = open_at(tmp_path / "home", database, clock, actor=LOGIN)
    make_nation(records)
    work(records)
    return records


def work(records: Records) -> None:
    from majlis.adapters.records import parameters, retention
    from majlis.adapters.records.incidents import links, writing
    from majlis.adapters.records.people import roles
    from majlis.reference.parameters import parameters as shipped

    code = enter(records)
    writing.amend(records, code, {"people": 3}, LOGIN)
    links.link(records, code, [str(report(records, "cert", "1", "2025-03-01"))])
    parameters.set_own(records, "small", {"threat.prior-shape": shipped()["threat.prior-shape"]})
    retention.set_days(records, "accounts", 10)
    roles.grant(records, "other", "auditor", "cert")


def everything() -> str:
    """Return all rows of all tables of ours as one text."""
    from django.apps import apps

    found: list[Any] = []
    for model in apps.get_app_config("majlis").get_models():
        manager: Any = getattr(model, "everything", model._default_manager)
        found += list(manager.values())
    return json.dumps(found, default=str, ensure_ascii=False)


def test_nothing_names_the_person_and_nothing_done_is_lost(records: Records) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.models import AuditEntry, IncidentVersion
    from majlis.adapters.records.people import erasure

    before = everything()
    assert all(text in before for text in (LOGIN, NAME, ADDRESS, "argon2"))
    entries, versions = AuditEntry.objects.count(), IncidentVersion.everything.count()
    pseudonym = erasure.erase(records, LOGIN)
    after = everything()
    assert not [text for text in (LOGIN, NAME, ADDRESS, "argon2") if text in after]
    assert AuditEntry.objects.count() == entries + 1
    assert IncidentVersion.everything.count() == versions
    assert AuditEntry.objects.filter(actor=pseudonym, act="incident amend").count() == 1
    (last,) = IncidentVersion.everything.filter(until__isnull=True)
    assert (last.provenance["people"]["by"], last.provenance["people"]["source"]) == (pseudonym, pseudonym)
    assert last.provenance["kind"]["source"] == "Ministry"
    (erased, _) = people.persons(records)
    assert (erased.login, erased.state, erased.roles, erased.password) == (pseudonym, "erased", (), False)


def test_it_is_done_once(records: Records) -> None:
    from majlis.adapters.records.people import erasure

    pseudonym = erasure.erase(records, LOGIN)
    with pytest.raises(NotFoundError):
        erasure.erase(records, LOGIN)
    with pytest.raises(ConflictError, match="erased already"):
        erasure.erase(records, pseudonym)


def test_every_field_that_names_a_person_is_found(records: Records) -> None:
    """A new table that keeps who did something is renamed, too, if the field is called as the others are."""
    from django.apps import apps

    from majlis.adapters.records.people import erasure

    assert records
    known = {(manager.model.__name__, field) for manager, field in erasure.actors()}
    assert {("AuditEntry", "actor"), ("NationVersion", "published_by"), ("Run", "requested_by")} <= known
    texts = {
        (model.__name__, field.name)
        for model in apps.get_app_config("majlis").get_models()
        for field in model._meta.fields
        if field.name.endswith("_by") or field.name in {"actor", "user", "person", "login"}
    }
    of_the_account = {("RoleAssignment", "user"), ("Token", "user")}
    assert texts - known == of_the_account, "these point at the account, which has the pseudonym then"


def test_what_was_kept_for_signing_in_goes_too(both_sites: Site) -> None:
    """Second factors, sessions, attempts and tokens of a person go with the data; those of others stay."""
    from dataclasses import replace
    from datetime import timedelta

    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession
    from axes.models import AccessAttempt
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.models import Session

    from majlis.adapters.records.access import tokens
    from majlis.adapters.records.models import Token
    from majlis.adapters.records.people import erasure

    records = both_sites.world.records
    for login in ("a.khan", "b.lee"):
        both_sites.person(login, "analyst", organisation="cert")
        browser = both_sites.client(login)
        user = get_user_model().objects.get(username=login)
        UserSession.objects.create(user=user, ip="127.0.0.1", session_key=browser.session.session_key, user_agent="x")
        Authenticator.objects.create(user=user, type="totp", data={})
        AccessAttempt.objects.create(username=login, failures_since_start=1)
        own = replace(records, actor=login)
        tokens.create(own, tokens.Wanted("figures", ("incident.read",), records.now() + timedelta(days=1)))
    erasure.erase(records, "a.khan")
    for model in (UserSession, Authenticator, Token):
        assert [row.user.username for row in model.objects.select_related("user")] == ["b.lee"], model
    assert [row.username for row in AccessAttempt.objects.all()] == ["b.lee"]
    assert Session.objects.count() == 1


def test_what_was_typed_into_reports_goes_too(site: Site) -> None:
    from dataclasses import replace

    from majlis.acts.report.send import SendCommand, send
    from majlis.acts.world import Actor
    from majlis.adapters.records.people import erasure
    from majlis.adapters.records.reports import drafts, enclosing

    records = site.world.records
    make_nation(records)
    site.person(LOGIN, "secretariat")
    own = replace(records, actor=LOGIN)
    mine = replace(site.world, actor=Actor(LOGIN, frozenset("*")), opened=own)
    told = SendCommand(nation="small", name="Clinic", title="Locked", contact=f"{NAME}, 0300", what="Locked.")
    code = send(told, mine).code
    for part in ("contact", "technical"):
        sent = enclosing.Sent(f"{NAME if part == 'contact' else 'log'}.txt", part.encode(), part)
        enclosing.enclose(own, code, sent)
    drafts.keep(own, "", {"contact": NAME})
    drafts.keep(records, "", {"contact": "somebody else"})
    assert NAME in everything()
    erasure.erase(records, LOGIN)
    after = everything()
    assert NAME not in after
    assert "erased: personal data" in after
    assert "somebody else" in after
    assert [bool(one.removed) for one in enclosing.files(records, code)] == [True, False]
