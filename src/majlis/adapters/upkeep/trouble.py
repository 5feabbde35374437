"""What a database's trouble means, and what to do about it: a lock, a full disk, a server that is away.

The databases' own modules are not imported for that: most commands need none.
"""

from dataclasses import dataclass

from majlis.kernel.errors import ConflictError, Fault, InputError, IntegrityError, MajlisError


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What a database says, and what that means."""

    signs: tuple[str, ...]
    fault: Fault
    kind: type[MajlisError] = InputError


_TROUBLES = (
    _Trouble(
        ("database is locked", "database table is locked", "lock timeout", "deadlock detected"),
        Fault(
            "records.locked",
            "the database is busy: another process has been writing for long",
            why="nothing was changed",
            mend="wait for it (an import, a backup, a worker), then do it again",
        ),
        ConflictError,
    ),
    _Trouble(
        ("database or disk is full", "no space left on device", "could not extend file", "disk full"),
        Fault(
            "records.disk-full", "the database's disk is full", why="nothing was changed", mend="free some space there"
        ),
    ),
    _Trouble(
        ("readonly database", "read-only transaction", "read-only file system", "unable to open database file"),
        Fault(
            "records.read-only",
            "the database cannot be opened for writing",
            why="its disk can only be read, or it belongs to another user",
            mend="make the data folder writable for you; majlis doctor looks at it",
        ),
    ),
    _Trouble(
        ("disk i/o error", "could not read block", "could not fsync"),
        Fault(
            "records.disk-failed",
            "the database's disk failed, or is full",
            why="what was not finished was not written",
            mend="look at the disk and its space; majlis doctor says whether anything is damaged",
        ),
    ),
    _Trouble(
        ("malformed", "file is not a database", "invalid page in block"),
        Fault("records.damaged", "the database is damaged", mend="restore the newest backup: majlis restore ARCHIVE"),
        IntegrityError,
    ),
    _Trouble(
        ("peer authentication failed",),
        Fault(
            "records.login",
            "the database server does not let this user of the machine in",
            "DATABASE_URL",
            mend="run Majlis as the user that the server knows, on a server: sudo -u majlis majlis ...",
        ),
    ),
    _Trouble(
        ("password authentication failed", "no password supplied", "no pg_hba.conf entry"),
        Fault(
            "records.login", "the database server does not let you in", "DATABASE_URL", mend="mend user and password"
        ),
    ),
    _Trouble(
        ("too many clients", "remaining connection slots"),
        Fault("records.busy", "the database server has no free connection", mend="wait, or raise max_connections"),
        ConflictError,
    ),
    _Trouble(
        ("does not exist",),
        Fault(
            "records.no-database",
            "the database server has no such database or user",
            "DATABASE_URL",
            mend="run Majlis as the user that the server knows (sudo -u majlis majlis ...), make it there (createdb, "
            "createuser), or mend the name",
        ),
    ),
    _Trouble(
        ("permission denied", "must be owner"),
        Fault("records.rights", "the database's user may not do this", mend="let the database's owner grant it"),
    ),
    _Trouble(
        (
            *(
                "refused",
                "could not connect",
                "connection failed",
                "could not translate host",
                "no such file or directory",
            ),
            *("timeout", "timed out", "closed", "starting up", "shutting down", "terminating connection", "is lost"),
        ),
        Fault(
            "records.unreachable",
            "the database server cannot be reached",
            "DATABASE_URL",
            why="what was not finished was not written",
            mend="see that the server runs and that host and port are right",
        ),
    ),
)
_TOO_MUCH = _Trouble(
    ("value too long for type", "out of range", "cannot contain nul", "invalid byte sequence"),
    Fault(
        "records.too-long",
        "a value is too long or too large for the database",
        why="nothing was changed",
        mend="shorten it",
    ),
)
"""What a value does that no rule of ours refused before: seen only where a rule is missing."""
_MAKERS = {"sqlite3", "psycopg", "django"}
_KINDS = {"OperationalError", "InterfaceError", "InternalError", "NotSupportedError", "InsufficientPrivilege"}


def from_database(error: Exception) -> MajlisError | None:
    """Say what the database's trouble is; None where it is no trouble of a database but a mistake of the program.

    The makers' modules are not imported for that: most commands need no database. What the database said is left out,
    for it may repeat what was in a row.
    """
    lines = (*type(error).__mro__, *type(error.__cause__).__mro__)  # Django wraps what the maker's module said
    lineage = [(kind.__module__.partition(".")[0], kind.__name__) for kind in lines]
    if not any(maker in _MAKERS for maker, _ in lineage):
        return None
    # A plain DatabaseError is SQLite's word for a damaged file; its other children are mistakes of the program.
    known = type(error).__name__ == "DatabaseError" or any(name in _KINDS for _, name in lineage)
    too_much = any(name == "DataError" for _, name in lineage)
    said = str(error).lower()
    for trouble in (_TOO_MUCH,) if too_much else (_TROUBLES if known else ()):
        if any(sign in said for sign in trouble.signs):
            fault = trouble.fault
            return trouble.kind(fault.what, where=fault.where, why=fault.why, mend=fault.mend, code=fault.code)
    return None
