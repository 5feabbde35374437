"""How signing in behaves here: nobody makes an account alone, and no letters are sent."""

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from majlis.adapters.upkeep import seals
from majlis.interfaces.web.account.second_factor import NEED_IT, demanded
from majlis.interfaces.web.account.step_up import recently_asked
from majlis.interfaces.web.asking import asking, home_in_force
from majlis.interfaces.web.faults import answer
from majlis.kernel.errors import InputError, PermissionDeniedError

_UNKNOWN = "0.0.0.0"  # noqa: S104 - no address is bound: it stands for "not known"


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's shape
        """Nobody makes an account alone."""
        return False

    def clean_password(self, password: str, user: Any = None) -> str:  # noqa: ANN401 - allauth's shape
        """Judge a new password by the rule that holds everywhere."""
        from majlis.adapters.records.people import demand_strong

        try:
            demand_strong(user.get_username(), password)
        except InputError as error:
            fault = error.fault
            raise ValidationError(f"{fault.what.capitalize()}: {fault.why}. {fault.mend.capitalize()}.") from None
        return password

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return from where somebody asks. Only behind a socket is what the proxy says believed."""
        told = str(request.META.get("REMOTE_ADDR") or "")
        if not told:
            told = str(request.META.get("HTTP_X_FORWARDED_FOR") or "").rpartition(",")[2].strip()
        try:
            return str(ipaddress.ip_address(told))
        except ValueError:
            return _UNKNOWN

    def is_reauthentication_required(self, *, app: str) -> bool:  # noqa: ARG002 - allauth's shape
        """Ask again by the rule that holds everywhere: signing in counts as well."""
        return not recently_asked(context.request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing."""

    def send_notification_mail(self, *arguments: object, **named: object) -> None:
        """Send nothing."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors. What is secret in them is kept sealed."""

    def encrypt(self, text: str) -> str:
        """Return the form in which it is kept."""
        return seals.seal(home_in_force(), text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was kept."""
        return seals.unseal(home_in_force(), encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:  # noqa: ANN401 - allauth's shape
        """Keep the last second factor of a person who needs one."""
        from allauth.mfa.models import Authenticator

        if not demanded() or authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        from majlis.adapters.records.people.roles import held
        from majlis.interfaces.web.asking import records_of_nobody

        needs = any(role in NEED_IT for role, _ in held(records_of_nobody(), authenticator.user.get_username()))
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return not needs or bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


class OidcAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Signing in through the organisation's own identity provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ANN401, ARG002 - allauth's
        """Nobody gets an account that way."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ANN401 - allauth's shape
        """Find the person by the login that the provider names; there must be one, open, in this site.

        Raises
        ------
        ImmediateHttpResponse
            If there is none.
        """
        from django.contrib.auth import get_user_model

        data = sociallogin.account.extra_data
        told = data.get("userinfo") or data.get("id_token") or data
        login = str(told.get("preferred_username") or "")
        user = get_user_model().objects.filter(username=login, is_active=True).first() if login else None
        if user is None or (sociallogin.is_existing and sociallogin.user.pk != user.pk):
            asking(request).note_failure("sign in", "oidc.no-account")
            error = PermissionDeniedError(
                "you have no account here",
                why="the identity provider knows you, and this site has no open account under that login",
                mend="ask an administrator for an account with the login that you have there",
                code="oidc.no-account",
            )
            raise ImmediateHttpResponse(answer(request, error))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)
