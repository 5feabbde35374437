"""Passwords that are typed into a form: never a part of a command, never shown again."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from majlis.acts.world import World
from majlis.kernel.errors import InputError

SECRET_ACTS = frozenset({"person add", "person password"})
"""Acts that ask for a secret."""


class SecretForm(forms.Form):
    """A password, typed twice."""

    use_required_attribute = False
    secret = forms.CharField(
        required=False,
        label=_("Password"),
        strip=False,
        max_length=1000,
        help_text=_("12 characters or more, for example four words that do not belong together."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        required=False,
        label=_("The same once more"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """See that both are the same."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("secret") != cleaned.get("again"):
            self.add_error("again", _("The two differ. Nothing was changed."))
        return cleaned

    @property
    def given(self) -> str:
        """What was typed; empty for nothing."""
        return str(self.cleaned_data.get("secret") or "")

    def world(self, world: World) -> World:
        """Return the world in which an act that asks for a secret is given what was typed."""
        return replace(world, secret=self._tell)

    def _tell(self, label: str) -> str:
        if not self.given:
            raise InputError(f"the {label} is empty; nothing was changed", mend="type it twice", code="web.no-secret")
        return self.given
