"""A passphrase from a file or from a person, never from the command line."""

from pathlib import Path

from majlis.acts.world import World
from majlis.kernel.errors import InputError


def passphrase(file: Path | None, world: World) -> str:
    """Return a passphrase.

    Parameters
    ----------
    file : Path or None
        Its first line is the passphrase; a person is asked where there is no file.
    world : World

    Raises
    ------
    InputError
        If the file is empty or readable for others, or nobody answers.
    """
    if file is not None:
        if file.stat().st_mode & 0o077:
            raise InputError(
                "other users can read the passphrase",
                where=str(file),
                mend=f"chmod 600 {file.name}",
                code="keys.readable",
            )
        line = file.read_text(encoding="utf-8").partition("\n")[0].strip()
        if not line:
            raise InputError("there is no passphrase in it", where=str(file), code="keys.empty")
        return line
    return world.secret("the passphrase for the keys")
