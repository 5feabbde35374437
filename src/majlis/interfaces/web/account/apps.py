"""Tell Django about this place, so that it listens to signing in and out."""

from importlib import import_module

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """Signing in and out."""

    name = "majlis.interfaces.web.account"
    label = "majlis_account"

    def ready(self) -> None:
        """Begin to listen."""
        import_module("majlis.interfaces.web.account.listening").listen()
