"""Settings: one list and one order, so that each value can say where it comes from.

The order is command line, environment, ``majlis.toml`` in the data folder, default.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from majlis.kernel.errors import InputError, NotFoundError

FILE = "majlis.toml"
DEFAULT = "default"
LOG_PLACES = ("file", "stderr", "off")
_PASSWORD = re.compile(r"(?<=://)([^/@\s:]*):[^\s?]*@|(password=)[^&\s]*")
_RANGES = {
    "log_megabytes": (1, 1000),
    "idle_minutes": (1, 1440),
    "mail_port": (1, 65_535),
    "api_read": (0, 1_000_000),
    "api_write": (0, 1_000_000),
    "api_long": (0, 1_000_000),
    "api_megabytes": (1, 100_000),
}
_CHOICES = {
    "log": LOG_PLACES,
    "https": ("yes", "no"),
    "second_factor": ("optional", "required"),
    "mail_security": ("starttls", "tls", "none"),
    "mail_marking": ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """A setting that there is.

    Attributes
    ----------
    key : str
        Its name, and its key in ``majlis.toml``.
    variable : str
        Environment variable.
    meaning : str
        What it decides, with its unit.
    option : str
        Option of the command line, before the command; empty where there is none.
    in_file : bool
        False where ``majlis.toml`` cannot hold it.
    """

    key: str
    variable: str
    meaning: str
    option: str = ""
    in_file: bool = True


KNOWN = (
    Known("home", "MAJLIS_HOME", "Data folder: database, vault, uploads, logs, backups.", "--home", in_file=False),
    Known("database", "DATABASE_URL", "Database of the records; empty: SQLite in the data folder."),
    Known("backups", "MAJLIS_BACKUPS", "Folder that majlis backup and majlis upgrade write to."),
    Known("log", "MAJLIS_LOG", "Where one line per command goes: file (logs/majlis.log), stderr or off."),
    Known("log_megabytes", "MAJLIS_LOG_MEGABYTES", "Size at which the log begins a new file, megabytes, 1 to 1000."),
    Known("hosts", "MAJLIS_HOSTS", "Names under which browsers reach the site, with commas between."),
    Known("https", "MAJLIS_HTTPS", "Whether browsers reach the site by https: yes or no. With yes, cookies need it."),
    Known("idle_minutes", "MAJLIS_IDLE_MINUTES", "Minutes without a deed after which one is signed out, 1 to 1440."),
    Known(
        "second_factor",
        "MAJLIS_SECOND_FACTOR",
        "Whether administrators, secretariat and members of the Council need a second factor: optional or required.",
    ),
    Known("oidc_issuer", "MAJLIS_OIDC_ISSUER", "Address of your identity provider (OpenID Connect); empty: none."),
    Known("oidc_client", "MAJLIS_OIDC_CLIENT", "What the identity provider calls this site (its client id)."),
    Known("mail_server", "MAJLIS_MAIL_SERVER", "Mail server that takes reminders, its name or address; empty: none."),
    Known("mail_port", "MAJLIS_MAIL_PORT", "Port of the mail server, 1 to 65535."),
    Known("mail_security", "MAJLIS_MAIL_SECURITY", "How the line to it is secured: starttls, tls or none."),
    Known("mail_from", "MAJLIS_MAIL_FROM", "Address from which reminders come."),
    Known(
        "mail_marking",
        "MAJLIS_MAIL_MARKING",
        "Strictest marking whose content a mail may carry: TLP:CLEAR, TLP:GREEN or TLP:AMBER. Above it: code and link.",
    ),
    Known(
        "address",
        "MAJLIS_ADDRESS",
        "Address of the site in links of mails, like https://majlis.example; empty: mails name the page only.",
    ),
    Known("mail_user", "MAJLIS_MAIL_USER", "User at the mail server; empty: none. The password: keys/mail.secret."),
    Known("api_read", "MAJLIS_API_READ", "Questions that a person's programs may ask in a minute; 0: no limit."),
    Known("api_write", "MAJLIS_API_WRITE", "Changes that a person's programs may make in a minute; 0: no limit."),
    Known("api_long", "MAJLIS_API_LONG", "Long acts that a person's programs may begin in a minute; 0: no limit."),
    Known("api_megabytes", "MAJLIS_API_MEGABYTES", "Files of a person's programs at a time, megabytes, 1 to 100,000."),
    Known(
        "register_passphrase",
        "MAJLIS_REGISTER_PASSPHRASE",
        "File with the passphrase of the register's keys, for who serves; empty: they have none, or one is typed.",
    ),
    Known("numba_cache", "NUMBA_CACHE_DIR", "Folder of compiled kernels."),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's value, and where it comes from.

    Attributes
    ----------
    key, value : str
    origin : str
        ``option --home``, ``environment variable MAJLIS_HOME``, the path of ``majlis.toml``, or ``default``.
    meaning : str
    """

    key: str
    value: str
    origin: str
    meaning: str

    @property
    def shown(self) -> str:
        """The value without the password that a URL may hold."""
        return masked(self.value)


def masked(text: str) -> str:
    """Return a text with the password of each URL in it replaced by ``***``."""
    return _PASSWORD.sub(lambda found: f"{found[2]}***" if found[2] else f"{found[1]}:***@", text)


def value_of(settings: tuple[Setting, ...], key: str, otherwise: str = "") -> str:
    """Return a setting's value; ``otherwise`` where the settings were not resolved or it is empty."""
    return next((one.value for one in settings if one.key == key), "") or otherwise


def resolve(
    typed: Mapping[str, str], environment: Mapping[str, str], defaults: Mapping[str, str]
) -> tuple[Setting, ...]:
    """Return every setting, judged.

    Parameters
    ----------
    typed : mapping
        Key to value, from the command line.
    environment : mapping
        The process's environment.
    defaults : mapping
        Key to value. What depends on the data folder holds ``{home}``.

    Raises
    ------
    InputError
        If ``majlis.toml`` cannot be read or has a key that is none, or a value is out of its range.
    """
    home = _choose(KNOWN[0], typed, environment, {}, defaults)
    folder = Path(home.value).expanduser().absolute()
    path = folder / FILE
    file = {key: (value, str(path)) for key, value in read_file(path).items()}
    filled = {key: value.replace("{home}", str(folder)) for key, value in defaults.items()}
    found = (
        Setting(home.key, str(folder), home.origin, home.meaning),
        *(_choose(known, typed, environment, file, filled) for known in KNOWN[1:]),
    )
    for setting in found:
        _judge(setting)
    return found


def _choose(
    known: Known,
    typed: Mapping[str, str],
    environment: Mapping[str, str],
    file: Mapping[str, tuple[str, str]],
    defaults: Mapping[str, str],
) -> Setting:
    in_file, path = file.get(known.key, ("", ""))
    offers = (
        (typed.get(known.key, ""), f"option {known.option}"),
        (environment.get(known.variable, ""), f"environment variable {known.variable}"),
        (in_file, path),
        (defaults.get(known.key, ""), DEFAULT),
    )
    value, origin = next(((text.strip(), origin) for text, origin in offers if text.strip()), ("", DEFAULT))
    return Setting(known.key, value, origin, known.meaning)


def read_file(path: Path) -> dict[str, str]:
    """Return what ``majlis.toml`` says, as texts; nothing where there is no such file.

    Raises
    ------
    InputError
        If it is no TOML, cannot be read, or has a key that is none.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise InputError(
            "it cannot be read",
            where=str(path),
            why=(error.strerror or type(error).__name__).lower(),
            mend="run Majlis as the data folder's owner (on a server: sudo -u majlis majlis ...), or set MAJLIS_HOME",
            code="settings.unreadable",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"it is not TOML: {error}",
            where=str(path),
            mend='write lines like log = "stderr"; majlis config show lists the keys',
            code="settings.file",
        ) from None
    allowed = sorted(known.key for known in KNOWN if known.in_file)
    for key, value in found.items():
        if key not in allowed:
            near = difflib.get_close_matches(key, allowed, n=1, cutoff=0.5)
            raise InputError(
                f"there is no setting {key!r}",
                where=str(path),
                mend=f"did you mean {near[0]}?" if near else f"use one of {', '.join(allowed)}",
                code="settings.unknown",
            )
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise InputError(
                f"{key} is neither a text nor a whole number",
                where=str(path),
                mend=f'write {key} = "..."',
                code="settings.value",
            )
    return {key: str(value) for key, value in found.items()}


def _judge(setting: Setting) -> None:
    choices = _CHOICES.get(setting.key)
    if choices and setting.value not in choices:
        raise _wrong(setting, f"use one of {', '.join(choices)}")
    if setting.key in _RANGES:
        low, high = _RANGES[setting.key]
        if not (setting.value.isascii() and setting.value.isdigit() and low <= int(setting.value) <= high):
            raise _wrong(setting, f"use a whole number from {low} to {high}")


def _wrong(setting: Setting, mend: str) -> InputError:
    return InputError(
        f"the setting {setting.key} has a value that it cannot have",
        where=setting.origin,
        mend=mend,
        code="settings.value",
    )


def demand_home(home: Path) -> None:
    """See that there is a data folder.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    if not home.is_dir():
        raise NotFoundError(
            "there is no data folder",
            where=str(home),
            mend="set MAJLIS_HOME to the folder that holds your data; majlis config show says where it looks",
            code="settings.no-home",
        )
