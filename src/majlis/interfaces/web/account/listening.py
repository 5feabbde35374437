"""Signing in and out, wrong passwords, lock-outs and second factors are in the audit."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from majlis.interfaces.web.asking import asking

NOBODY = "nobody"
"""Stands for a login that there is not: what was typed may be a password in the wrong field."""


def listen() -> None:
    """Note in the audit what concerns signing in."""
    user_logged_in.connect(_came, dispatch_uid="majlis-came")
    user_logged_out.connect(_went, dispatch_uid="majlis-went")
    user_login_failed.connect(_failed, dispatch_uid="majlis-failed")
    user_locked_out.connect(_locked, dispatch_uid="majlis-locked")
    password_changed.connect(_changed, dispatch_uid="majlis-changed")
    authentication_failed.connect(_factor_failed, dispatch_uid="majlis-factor-failed")
    authenticator_added.connect(_factor_added, dispatch_uid="majlis-factor-added")
    authenticator_removed.connect(_factor_removed, dispatch_uid="majlis-factor-removed")
    authenticator_reset.connect(_factor_renewed, dispatch_uid="majlis-factor-renewed")


def _came(request: HttpRequest | None = None, user: Any = None, **_: object) -> None:  # noqa: ANN401 - Django's
    if request is not None and user is not None:
        methods = request.session.get("account_authentication_methods") or []
        ways = "+".join(str(one.get("type") or one.get("method")) for one in methods if isinstance(one, dict))
        _note(request, user.get_username(), "sign in", detail={"by": ways} if ways else None)


def _went(request: HttpRequest | None = None, user: Any = None, **_: object) -> None:  # noqa: ANN401 - Django's
    if request is not None and user is not None and user.is_authenticated:
        detail: dict[str, object] | None = {"why": "idle"} if getattr(request, "idle", False) else None
        _note(request, user.get_username(), "sign out", detail=detail)


def _failed(credentials: dict[str, Any] | None = None, request: HttpRequest | None = None, **_: object) -> None:
    if request is not None:
        _note(request, _known(credentials), "sign in", outcome="failed")


def _locked(request: HttpRequest | None = None, username: str = "", **_: object) -> None:
    if request is not None:
        _note(request, _known({"username": username}), "sign in", outcome="refused", detail={"code": "web.locked-out"})


def _changed(request: HttpRequest | None = None, user: Any = None, **_: object) -> None:  # noqa: ANN401 - Django's
    if request is not None:
        _note(request, user.get_username(), "person password", subject=user.get_username())


def _factor_failed(request: HttpRequest, user: Any, authenticator: Any, **_: object) -> None:  # noqa: ANN401 - allauth's
    detail = {"code": "web.wrong-factor", "kind": str(authenticator.type)}
    _note(request, user.get_username(), "sign in", outcome="failed", detail=detail)


def _factor_added(request: HttpRequest, user: Any, authenticator: Any, **_: object) -> None:  # noqa: ANN401 - allauth's
    _note(request, user.get_username(), "factor add", detail={"kind": str(authenticator.type)})


def _factor_removed(request: HttpRequest, user: Any, authenticator: Any, **_: object) -> None:  # noqa: ANN401 - allauth's
    _note(request, user.get_username(), "factor remove", detail={"kind": str(authenticator.type)})


def _factor_renewed(request: HttpRequest, user: Any, authenticator: Any, **_: object) -> None:  # noqa: ANN401 - allauth's
    _note(request, user.get_username(), "factor renew", detail={"kind": str(authenticator.type)})


def _known(credentials: dict[str, Any] | None) -> str:
    """Return the login that was tried if there is such an account."""
    from django.contrib.auth import get_user_model

    login = str((credentials or {}).get("username") or "")[:150]
    there = bool(login) and get_user_model().objects.filter(username=login).exists()
    return login if there else NOBODY


def _note(request: HttpRequest, login: str, act: str, **named: Any) -> None:  # noqa: ANN401 - of the audit
    from dataclasses import replace

    from majlis.adapters.records import audit

    records = replace(asking(request).nobodys_records(), actor=login)
    audit.note(records, act, named.pop("subject", ""), **named)
