"""Put a new key in the place of one that was lost or stolen, or go on after entries were lost for good."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.key_lines import AT_THE_MACHINE, ChangeResult, changed
from majlis.acts.passphrases import passphrase
from majlis.acts.registering import LogNation, PassphraseFile, log_named
from majlis.acts.world import World


class RecoverCommand(Command):
    """Whose key, and what happened."""

    nation: LogNation = ""
    reason: Literal["lost", "stolen", "restored"] = Field(
        description="lost: nobody has the key, or knows its passphrase. stolen: others may have it. "
        "restored: the newest entries were lost with the database, and no backup has them.",
        json_schema_extra=OPTION,
    )
    passphrase_file: PassphraseFile = None


@act("register.keep", machine=AT_THE_MACHINE)
def recover(command: RecoverCommand, world: World) -> ChangeResult:
    """Make a new key, announce it by an entry that says why, and sign with it alone: trust is renewed by hand.

    Raises
    ------
    NotFoundError
        If there is no such log.
    ConflictError
        If the key is said to be lost and is at hand.
    InputError
        If the passphrase is too short.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import rotating, signing

    new = passphrase(command.passphrase_file, world) if command.passphrase_file else ""
    change = rotating.recover(records, log, command.reason, new)
    signing.sign(records, log, lambda _: new)
    return changed(log, change, command.reason, signing.signed_size(records, log))
