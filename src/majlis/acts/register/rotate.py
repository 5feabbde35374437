"""Put a new key in the place of a log's key; both sign, so that trust is handed on."""

from majlis.acts.act import Command, act
from majlis.acts.key_lines import AT_THE_MACHINE, ChangeResult, changed
from majlis.acts.passphrases import passphrase
from majlis.acts.registering import LogNation, PassphraseFile, asked_of, log_named
from majlis.acts.world import World


class RotateCommand(Command):
    """Whose key."""

    nation: LogNation = ""
    passphrase_file: PassphraseFile = None


@act("register.keep", machine=AT_THE_MACHINE)
def rotate(command: RotateCommand, world: World) -> ChangeResult:
    """Make a new key, announce it by an entry, and sign the next checkpoint with both.

    Killed in between, it is finished by majlis register checkpoint.

    Raises
    ------
    NotFoundError
        If there is no such log.
    ConflictError
        If the old key is not at hand.
    InputError
        If a passphrase is wrong or too short.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import rotating, signing
    from majlis.register import Verifier

    new = passphrase(command.passphrase_file, world) if command.passphrase_file else ""
    asked = asked_of(world, person=True)
    typed: dict[Verifier, str] = {}

    def word(key: Verifier) -> str:
        if key not in typed and asked is not None:
            typed[key] = asked(key)
        return typed[key]

    change = rotating.rotate(records, log, new, word)
    typed[change.after] = new
    signing.sign(records, log, word)
    return changed(log, change, "rotated", signing.signed_size(records, log))
