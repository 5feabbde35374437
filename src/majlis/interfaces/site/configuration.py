"""Django's settings for the web site: those of the records, and what the web needs besides."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from majlis.acts.settings import Setting, value_of
from majlis.adapters.records.configuration import Database, base_settings, database_of

WEB = Path(__file__).parents[1] / "web"
KEY_FILE = "site.key"
OIDC = "oidc"
"""What the identity provider is called in addresses."""
OIDC_VARIABLE = "MAJLIS_OIDC_SECRET"
OIDC_FILE = "oidc.secret"
"""In the folder ``keys`` it holds the secret that the identity provider gave this site."""
KEPT_SECONDS = 600
"""So long a connection to PostgreSQL is used again."""
_YES = {"yes", "true", "on", "1"}


def site_settings(settings: tuple[Setting, ...], *, published: bool = False) -> dict[str, Any]:
    """Return Django's settings for a site.

    Parameters
    ----------
    settings : tuple of Setting
        Every setting of Majlis, as an interface resolved them.
    published : bool, optional
        True where static files are served under names that hold their hash.
    """
    home = Path(value_of(settings, "home"))
    https = value_of(settings, "https", "no").lower() in _YES
    base = base_settings(_kept_open(database_of(value_of(settings, "database"), home)))
    apps = [
        *base.pop("INSTALLED_APPS"),
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
        "django.contrib.humanize",
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "allauth.socialaccount",
        "allauth.usersessions",
        *(["allauth.socialaccount.providers.openid_connect"] if value_of(settings, "oidc_issuer", "") else []),
        "majlis.interfaces.web.account.apps.AccountConfig",
        "axes",
        "csp",
    ]
    return {
        **base,
        "INSTALLED_APPS": apps,
        "SECRET_KEY": secret_key(home),
        "MAJLIS": settings,
        "ALLOWED_HOSTS": [host.strip() for host in value_of(settings, "hosts", "localhost").split(",") if host.strip()],
        "ROOT_URLCONF": "majlis.interfaces.site.urls",
        "MIDDLEWARE": _middleware(),
        "TEMPLATES": [_templates()],
        **_static(home, published=published),
        **_security(_form_targets(settings), https=https),
        **_signing_in(settings),
        **_identity_provider(settings, home),
        "LOGGING_CONFIG": "logging.config.dictConfig",
        "LOGGING": _logging(),
        "USE_I18N": True,
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("ur", "اردو")],
        "LOCALE_PATHS": [WEB / "locale"],
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 4 * 2**20,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5_000,
        "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.TemporaryFileUploadHandler"],
        "CACHES": {"default": {"BACKEND": "majlis.interfaces.web.account.memory.Cache"}},
    }


def secret_key(home: Path) -> str:
    """Return the key that signs sessions; made once, kept with the other keys, for its owner only."""
    path = home / "keys" / KEY_FILE
    if not path.is_file():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{KEY_FILE}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            draft.rename(path) if not path.exists() else draft.unlink()
        finally:
            draft.unlink(missing_ok=True)
    return path.read_text(encoding="ascii").strip()


def _kept_open(database: Database) -> Database:
    """Let each thread of the server keep its connection to PostgreSQL, which is asked whether it lives before its use.

    A new one is a new process of the server's, some milliseconds for every page. A file of SQLite is opened in less
    than one, and a connection that is kept would hold its pages in memory and the file in use.
    """
    return {**database, "CONN_MAX_AGE": KEPT_SECONDS} if "postgresql" in str(database["ENGINE"]) else database


def _middleware() -> list[str]:
    return [
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "django.middleware.gzip.GZipMiddleware",
        "csp.middleware.CSPMiddleware",
        "majlis.interfaces.web.middleware.Headers",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "majlis.interfaces.web.account.idle.Idle",
        "django.contrib.auth.middleware.LoginRequiredMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
        "allauth.account.middleware.AccountMiddleware",
        "majlis.interfaces.web.middleware.Asking",
        "majlis.interfaces.web.middleware.Faults",
        "majlis.interfaces.web.account.second_factor.SecondFactor",
        "axes.middleware.AxesMiddleware",
    ]


def _templates() -> dict[str, Any]:
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "majlis.interfaces.web.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "majlis.interfaces.web.tags"],
        },
    }


def _logging() -> dict[str, Any]:
    """Return that the web's libraries write no log: they would write addresses, names and what errors were about."""
    quiet = {"handlers": ["none"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"none": {"class": "logging.NullHandler"}},
        "loggers": dict.fromkeys(("django", "axes", "allauth", "csp"), quiet),
    }


def _static(home: Path, *, published: bool) -> dict[str, Any]:
    root = home / "cache" / "static"
    root.mkdir(parents=True, exist_ok=True)
    kind = "whitenoise.storage.CompressedManifest" if published else "django.contrib.staticfiles.storage."
    return {
        "STATIC_URL": "/static/",
        "STATIC_ROOT": root,
        "STATICFILES_DIRS": [
            WEB / "static",
            ("leaflet", _inside("leaflet", "static/leaflet")),
            ("htmx", _inside("django_htmx", "static/django_htmx")),
        ],
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": f"{kind}StaticFilesStorage"},
        },
        "WHITENOISE_USE_FINDERS": not published,
    }


def _inside(package: str, folder: str) -> Path:
    """Return a folder of a package without importing the package."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / folder


def _form_targets(settings: tuple[Setting, ...]) -> list[str]:
    """Return where forms may lead: here, and to the identity provider."""
    issuer = urlsplit(value_of(settings, "oidc_issuer", ""))
    return [SELF, *([f"{issuer.scheme}://{issuer.netloc}"] if issuer.netloc else [])]


def _security(form_targets: list[str], *, https: bool) -> dict[str, Any]:
    return {
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {
                "default-src": [NONE],
                "script-src": [SELF],
                "style-src": [SELF],
                "img-src": [SELF, "data:"],
                "font-src": [SELF],
                "connect-src": [SELF],
                "manifest-src": [SELF],
                "worker-src": [SELF],
                "form-action": form_targets,
                "frame-ancestors": [NONE],
                "base-uri": [NONE],
            }
        },
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SESSION_COOKIE_NAME": "majlis",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": https,
        "CSRF_COOKIE_SECURE": https,
        "CSRF_COOKIE_HTTPONLY": False,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_FAILURE_VIEW": "majlis.interfaces.web.faults.forged",
        "SECURE_HSTS_SECONDS": 31_536_000 if https else 0,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if https else None,
    }


def _signing_in(settings: tuple[Setting, ...]) -> dict[str, Any]:
    minutes = int(value_of(settings, "idle_minutes", "30"))
    return {
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "LOGIN_URL": "/account/login/",
        "LOGIN_REDIRECT_URL": "/",
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/account/login/",
        "ACCOUNT_ADAPTER": "majlis.interfaces.web.account.adapter.Adapter",
        "ACCOUNT_FORMS": {
            "login": "majlis.interfaces.web.account.entrance.SignIn",
            "reauthenticate": "majlis.interfaces.web.account.entrance.Again",
            "change_password": "majlis.interfaces.web.account.entrance.Another",
        },
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_PRESERVE_USERNAME_CASING": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_RATE_LIMITS": {"login": "120/m/ip", "login_failed": "10/15m/key", "reauthenticate": "20/m/user"},
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_TOTP_ISSUER": "Majlis",
        "MFA_PASSKEY_LOGIN_ENABLED": False,
        "MFA_ADAPTER": "majlis.interfaces.web.account.adapter.FactorAdapter",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": value_of(settings, "https", "no").lower() not in _YES,
        "SESSION_COOKIE_AGE": 12 * 3600,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "MAJLIS_IDLE_SECONDS": minutes * 60,
        "AXES_FAILURE_LIMIT": 5,
        "AXES_COOLOFF_TIME": 0.25,
        "AXES_LOCKOUT_PARAMETERS": ["username"],
        "AXES_LOCKOUT_CALLABLE": "majlis.interfaces.web.account.lockout.locked_out",
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_ENABLE_ACCESS_FAILURE_LOG": False,
        "AXES_DISABLE_ACCESS_LOG": True,
        "AXES_SENSITIVE_PARAMETERS": ["login", "password", "code", "csrfmiddlewaretoken"],
        "AXES_VERBOSE": False,
    }


def _identity_provider(settings: tuple[Setting, ...], home: Path) -> dict[str, Any]:
    """Return the settings of an identity provider; of none where no issuer is named."""
    shared = {
        "SOCIALACCOUNT_ADAPTER": "majlis.interfaces.web.account.adapter.OidcAdapter",
        "SOCIALACCOUNT_AUTO_SIGNUP": False,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "",
        "SOCIALACCOUNT_PROVIDERS": {},
    }
    issuer = value_of(settings, "oidc_issuer", "")
    if not issuer:
        return shared
    app = {
        "provider_id": OIDC,
        "name": urlsplit(issuer).netloc,
        "client_id": value_of(settings, "oidc_client", "majlis"),
        "secret": _oidc_secret(home),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {**shared, "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}}


def _oidc_secret(home: Path) -> str:
    """Return the secret that the identity provider gave this site: from the environment, or from its file."""
    file = home / "keys" / OIDC_FILE
    given = os.environ.get(OIDC_VARIABLE, "")
    return given or (file.read_text(encoding="utf-8").strip() if file.is_file() else "")
