"""Start the site in this process: settle Django, and see that every table is there."""

from pathlib import Path

from majlis.acts.settings import Setting, value_of


def configure(settings: tuple[Setting, ...], *, published: bool = False) -> None:
    """Make Django ready to serve the site. A process serves one site.

    Parameters
    ----------
    settings : tuple of Setting
    published : bool, optional
        True where browsers may keep static files for ever, because each name holds a hash of the content.
    """
    import django
    from django.conf import settings as django_settings

    from majlis.interfaces.site.configuration import site_settings

    if not django_settings.configured:
        django_settings.configure(**site_settings(settings, published=published))
        django.setup()
        from django.core.signals import got_request_exception

        from majlis.interfaces.web import failures

        got_request_exception.connect(failures.note, dispatch_uid="majlis")


def make_tables(settings: tuple[Setting, ...]) -> None:
    """See that the tables of the records are this version's, and make those of sessions and signing in.

    Raises
    ------
    ConflictError, IntegrityError
        If the tables of the records are of another version.
    """
    from majlis.adapters.records import schema

    home = Path(value_of(settings, "home"))
    home.mkdir(mode=0o750, parents=True, exist_ok=True)
    schema.demand_current(home)
    schema.make_others(home)
    seal_factors(home)


def seal_factors(home: Path) -> None:
    """See that a key for second factors is there, and that what is secret in them is sealed by it.

    Where some are sealed and the key is missing no other one is made: then they are opened when it is brought back.
    ``majlis doctor`` says so, and who signs in with one of them.
    """
    from majlis.adapters.records.people import factors
    from majlis.adapters.upkeep import seals

    if not seals.has_key(home):
        if any(map(seals.is_sealed, factors.secrets())):
            return
        seals.make_key(home)
    factors.rewrite_secrets(lambda text: text if seals.is_sealed(text) else seals.seal(home, text))


def lay_out() -> None:
    """Lay the static files out under names that hold their hash, compressed."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
