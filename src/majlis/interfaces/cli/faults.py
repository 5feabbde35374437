"""Turn what cyclopts, pydantic and the system say into errors of the house's form."""

import difflib
import errno
from collections.abc import Iterable

from cyclopts import exceptions
from pydantic import BaseModel, ValidationError

from majlis.acts.index import ACTS
from majlis.acts.settings import KNOWN
from majlis.interfaces.judging import one_error, wrong_values
from majlis.kernel.errors import InputError, MajlisError


def from_usage(error: exceptions.CycloptsError) -> InputError:
    """Say what is wrong with a command line that could not be split into arguments and options."""
    where = " ".join(["majlis", *(error.command_chain or ())])
    help_line = f"see {where} --help"
    if isinstance(error, exceptions.UnknownCommandError) and error.unused_tokens:
        return _unknown_command(list(error.command_chain or ()), error.unused_tokens[0])
    if isinstance(error, exceptions.UnknownOptionError):
        return _unknown_option(error, where, help_line)
    if isinstance(error, exceptions.MissingArgumentError) and error.argument is not None:
        name = error.argument.name
        what = f"the option {name} needs a value" if name.startswith("--") else f"the argument {name} is missing"
        mend = f"{(error.argument.parameter.help or 'give it').rstrip('.')}; {help_line}"
        return InputError(what, where=where, mend=mend, code="cli.missing")
    if isinstance(error, exceptions.RepeatArgumentError):
        return InputError(
            f"{error.token.keyword} is given twice", where=where, mend="give it once", code="cli.given-twice"
        )
    if isinstance(error, exceptions.UnusedCliTokensError) and error.unused_tokens:
        extra = " ".join(error.unused_tokens)
        return InputError(f"{extra} is more than the command takes", where=where, mend=help_line, code="cli.too-much")
    return InputError(str(error).strip().rstrip("."), where=where, mend=help_line, code="cli.usage")


def _unknown_command(chain: list[str], typed: str) -> InputError:
    prefix = " ".join(chain)
    start = f"{prefix} " if prefix else ""
    depth = len(chain)
    known = {entry.name.split()[depth] for entry in ACTS if entry.name.startswith(start)}
    where = f"majlis {prefix}".strip()
    mend = _nearest(typed, known, f"see {where} --help", before=where)
    return InputError(f"there is no command {typed!r}", where=where, mend=mend, code="cli.unknown-command")


def _unknown_option(error: exceptions.UnknownOptionError, where: str, help_line: str) -> InputError:
    typed = error.token.keyword or error.token.value
    if typed in {known.option for known in KNOWN if known.option}:
        mend = f"write it before the command: majlis {typed} VALUE {' '.join(error.command_chain or ())}"
        return InputError(f"{typed} stands before the command", where=where, mend=mend, code="cli.unknown-option")
    known = [name for argument in error.argument_collection for name in argument.names]
    mend = _nearest(typed, known, help_line)
    return InputError(f"there is no option {typed}", where=where, mend=mend, code="cli.unknown-option")


def _nearest(typed: str, known: Iterable[str], otherwise: str, *, before: str = "") -> str:
    found = difflib.get_close_matches(typed, sorted(known), n=1, cutoff=0.5)
    return f"did you mean {f'{before} {found[0]}'.strip()}? Otherwise {otherwise}" if found else otherwise


def from_validation(error: ValidationError, command: type[BaseModel], *, where: str) -> InputError:
    """Say which argument or option has a wrong value, and what it should be.

    The value itself is left out: it may be long, or not for a log.
    """
    return one_error(wrong_values(error, command), where=where)


_REFUSED = "the operating system refused; nothing was changed"
_SYSTEM = {
    errno.ENOSPC: ("the disk is full; nothing was left half-written", "free some space, then do it again", "disk-full"),
    errno.EDQUOT: (
        "the disk's share for you is used up; nothing was left half-written",
        "free some space",
        "disk-full",
    ),
    errno.EROFS: (
        "the disk can only be read",
        "make it writable, or set MAJLIS_HOME to a folder on another one",
        "read-only",
    ),
    errno.EACCES: (_REFUSED, "run it as the owner of the folder, or let the owner give you the right", "not-allowed"),
    errno.EPERM: (_REFUSED, "run it as the owner of the folder, or let the owner give you the right", "not-allowed"),
    errno.EIO: ("the disk failed", "look at the disk; majlis doctor --deep says what is damaged", "disk-failed"),
    errno.EMFILE: ("too many files are open", "raise the limit (ulimit -n), then do it again", "too-many-files"),
    errno.EFBIG: (
        "the file would be larger than is allowed; nothing was left half-written",
        "raise the limit (ulimit -f)",
        "too-large",
    ),
}
"""Number of the system's error to why, mend and the end of the code."""


def from_system(error: OSError) -> MajlisError:
    """Say what the operating system refused, on which file, and what to do about it."""
    general = (_REFUSED, "check the path, its permissions and the space on the disk", "")
    why, mend, code = _SYSTEM.get(error.errno or 0, general)
    return InputError(
        (error.strerror or str(error) or type(error).__name__).lower(),
        where=str(error.filename or ""),
        why=why,
        mend=mend,
        code=f"cli.{code}" if code else "cli.system",
    )
