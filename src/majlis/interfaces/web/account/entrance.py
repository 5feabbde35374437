"""The forms of the library for signing in, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django.utils.translation import gettext_lazy as _


class SignIn(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Login and password."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.fields["login"].label = _("Login")
        _plain(self.fields)


class Again(ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The password once more."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        _plain(self.fields)


class Another(ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """Another password."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.fields["oldpassword"].label = _("Your password until now")
        self.fields["password1"].label = _("Another password")
        self.fields["password2"].label = _("The same once more")
        _plain(self.fields)


def _plain(fields: dict[str, Any]) -> None:
    """Take away what repeats the label in grey, and the way to a page that there is not."""
    for field in fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""
